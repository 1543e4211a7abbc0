#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    SoldOut { #[catalog(param = "itm")] what: String },
}

fn main() {}
