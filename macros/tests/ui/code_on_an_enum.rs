#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", code = "no_such_thing")]
pub enum Error {
    NotFound,
}

fn main() {}
