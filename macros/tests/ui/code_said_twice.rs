#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(code = "no_such_thing")]
    #[catalog(code = "sold_out")]
    Missing,
}

fn main() {}
