#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    SoldOut { item: errcat::Private<String> },
}

fn main() {}
