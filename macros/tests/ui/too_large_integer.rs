#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    PaymentFailed { reason: String, missing: Option<u128> },
}

fn main() {}
