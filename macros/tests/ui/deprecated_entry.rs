#![deny(deprecated)]

#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    OutOfStock,
}

fn main() {}
