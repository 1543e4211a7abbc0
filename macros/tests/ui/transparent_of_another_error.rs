#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(transparent)]
    Inner(std::fmt::Error),
}

fn main() {}
