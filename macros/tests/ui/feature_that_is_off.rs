#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", features = "axum")]
pub enum Error {
    NotFound,
}

fn main() {}
