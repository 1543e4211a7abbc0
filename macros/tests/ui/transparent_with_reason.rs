#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Inner {
    NotFound,
}

#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(transparent, reason = "card_declined")]
    Inner(Inner),
}

fn main() {}
