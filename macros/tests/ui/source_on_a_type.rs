#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
#[source]
pub struct InternalError(std::fmt::Error);

fn main() {}
