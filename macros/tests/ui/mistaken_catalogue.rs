#[derive(Debug, errcat::CatalogError)]
#[catalog("mistaken.yaml")]
pub enum Error {
    NotFound,
}

fn main() {}
