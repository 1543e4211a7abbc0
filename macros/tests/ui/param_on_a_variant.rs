#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(param = "item")]
    SoldOut { item: String },
}

fn main() {}
