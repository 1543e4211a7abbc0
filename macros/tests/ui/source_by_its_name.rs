#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    NotFound { source: String },
}

fn main() {}
