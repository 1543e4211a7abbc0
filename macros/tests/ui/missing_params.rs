#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    CartInvalid { gift: bool },
}

fn main() {}
