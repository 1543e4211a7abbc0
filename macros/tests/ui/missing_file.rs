#[derive(Debug, errcat::CatalogError)]
#[catalog("shpo.yaml")]
pub enum Error {
    NotFound,
}

fn main() {}
