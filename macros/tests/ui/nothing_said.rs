#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog]
    NotFound,
    #[catalog()]
    InternalError,
}

fn main() {}
