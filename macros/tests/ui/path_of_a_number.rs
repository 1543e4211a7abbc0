#[derive(Debug, errcat::CatalogError)]
#[catalog(7)]
pub enum Error {
    NotFound,
}

fn main() {}
