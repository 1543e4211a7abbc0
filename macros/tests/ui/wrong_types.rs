use std::time::Duration;

#[derive(Debug)]
pub struct Line;

#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    CartInvalid {
        count: f64,
        items: Vec<u8>,
        lines: Option<Vec<Line>>,
        gift: Option<u8>,
        share: bool,
        since: Duration,
        order: u128,
        page: char,
        context: Duration,
        kind: (),
        stock: Option<Vec<u8>>,
        customer: String,
    },
}

fn main() {}
