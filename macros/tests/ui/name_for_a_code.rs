#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(code = "not_found")]
    Missing,
}

fn main() {}
