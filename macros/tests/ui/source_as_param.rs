#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    SoldOut {
        #[source]
        #[catalog(param = "item")]
        why: std::fmt::Error,
    },
}

fn main() {}
