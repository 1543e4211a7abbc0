#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    InternalError(#[catalog(private)] #[from] std::fmt::Error),
}

fn main() {}
