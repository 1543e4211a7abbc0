#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    SoldOut(#[from] std::fmt::Error),
}

fn main() {}
