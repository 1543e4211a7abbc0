#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", exhaustive)]
pub enum Error {
    #[catalog(code = "sold_oot")]
    Gone { item: String },
    RateLimited,
    #[catalog(code = "payment_failed", reason = "card")]
    Card,
    #[catalog(transparent)]
    Inner(),
}

fn main() {}
