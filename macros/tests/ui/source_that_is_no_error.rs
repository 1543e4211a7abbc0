#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    InternalError(#[source] String),
}

fn main() {}
