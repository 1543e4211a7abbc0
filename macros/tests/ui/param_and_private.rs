#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    SoldOut { #[catalog(param = "item", private)] what: String },
}

fn main() {}
