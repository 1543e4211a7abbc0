#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(code = "payment_failed", reason = "card_decline")]
    Card,
}

fn main() {}
