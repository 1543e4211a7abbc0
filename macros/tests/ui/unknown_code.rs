#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(code = "sold_oot")]
    Gone { item: String },
}

fn main() {}
