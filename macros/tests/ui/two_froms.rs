#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    InternalError(#[from] std::fmt::Error, #[from] std::num::ParseIntError),
}

fn main() {}
