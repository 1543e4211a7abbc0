#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub struct NotFoundError;

fn main() {}
