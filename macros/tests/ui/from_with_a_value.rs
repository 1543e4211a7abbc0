#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    InternalError(#[from(std::fmt::Error)] std::fmt::Error),
}

fn main() {}
