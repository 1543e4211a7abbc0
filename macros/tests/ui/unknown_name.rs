#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    SoldOt { item: String },
}

fn main() {}
