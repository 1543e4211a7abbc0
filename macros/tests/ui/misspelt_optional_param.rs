#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    PaymentFailed { reason: String, misssing: Option<i64> },
}

fn main() {}
