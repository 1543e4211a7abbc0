#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(status = 404)]
    NotFound,
}

fn main() {}
