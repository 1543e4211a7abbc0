#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog("shop.yaml")]
    NotFound,
}

fn main() {}
