#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", "other.yaml")]
pub enum Error {
    NotFound,
}

fn main() {}
