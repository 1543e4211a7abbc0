#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[from]
    InternalError(std::fmt::Error),
}

fn main() {}
