#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(code = "payment_failed" reason = "card_declined")]
    Card,
}

fn main() {}
