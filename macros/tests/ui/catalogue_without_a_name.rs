#[derive(Debug, errcat::CatalogError)]
#[catalog("shared.yaml")]
pub enum Error {
    Unauthorized,
}

#[derive(Debug, errcat::CatalogError)]
#[catalog("shared.yaml", name = "auth")]
pub enum Auth {
    Unauthorized,
}

fn main() {}
