pub struct Key;

#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    NotFound { key: Key },
}

fn main() {}
