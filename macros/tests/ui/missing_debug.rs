#[derive(errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    NotFound,
}

fn main() {}
