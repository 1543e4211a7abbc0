#[derive(Debug, errcat::CatalogError)]
#[catalog("desks.yaml")]
pub enum Error {
    #[catalog(code = "not_found")]
    Gone,
}

fn main() {}
