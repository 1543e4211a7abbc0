#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Inner {
    NotFound,
}

#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(transparent = true)]
    Inner(Inner),
}

fn main() {}
