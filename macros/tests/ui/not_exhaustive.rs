#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", exhaustive)]
pub enum Error {
    NotFound,
}

fn main() {}
