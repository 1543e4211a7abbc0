#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", exhaustive = "look")]
pub enum Error {
    NotFound,
    InternalError,
}

fn main() {}
