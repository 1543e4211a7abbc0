#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    NotFound { #[catalog(param = "id")] what: String },
}

fn main() {}
