#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    SoldOut {
        item: String,
        #[from]
        why: std::fmt::Error,
    },
}

fn main() {}
