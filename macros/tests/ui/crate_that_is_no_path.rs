#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", crate = "api-errors")]
pub enum Error {
    NotFound,
}

fn main() {}
