#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(exhaustive)]
    NotFound,
}

fn main() {}
