#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    SoldOut { #[catalog(code = "sold_out")] item: String },
}

fn main() {}
