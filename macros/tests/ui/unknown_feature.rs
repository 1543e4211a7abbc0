#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", features = "axm, rocket")]
pub enum Error {
    NotFound,
}

fn main() {}
