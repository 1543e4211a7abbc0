#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", exhaustive = "lok")]
pub enum Error {
    NotFound,
}

fn main() {}
