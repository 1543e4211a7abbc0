#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    InternalError {
        #[source]
        one: std::fmt::Error,
        #[source]
        two: std::fmt::Error,
    },
}

fn main() {}
