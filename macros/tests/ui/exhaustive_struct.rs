#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", exhaustive)]
pub struct NotFound;

fn main() {}
