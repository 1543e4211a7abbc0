#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    PaymentFailed { reason: u8 },
}

fn main() {}
