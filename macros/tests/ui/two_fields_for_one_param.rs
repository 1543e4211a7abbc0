#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    SoldOut { item: String, #[catalog(param = "item")] other: String },
}

fn main() {}
