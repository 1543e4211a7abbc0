#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    CartInvalid {
        count: i64,
        items: String,
        customer: String,
    },
}

fn main() {}
