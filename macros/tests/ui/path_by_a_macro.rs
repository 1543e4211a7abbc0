#[derive(Debug, errcat::CatalogError)]
#[catalog(concat!("shop", ".yaml"))]
pub enum Error {
    NotFound,
}

fn main() {}
