#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Inner {
    NotFound,
}

#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(transparent, code = "no_such_thing")]
    Inner(Inner),
}

fn main() {}
