#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(reason = "sold")]
    SoldOut { item: String },
}

fn main() {}
