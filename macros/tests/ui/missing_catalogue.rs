#[derive(Debug, errcat::CatalogError)]
pub enum Error {
    NotFound,
}

fn main() {}
