#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    PaymentFailed { raeson: String },
}

fn main() {}
