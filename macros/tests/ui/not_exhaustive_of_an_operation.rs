#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", exhaustive = "buy")]
pub enum Error {
    SoldOut { item: String },
}

fn main() {}
