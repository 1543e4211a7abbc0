#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(cod = "no_such_thing")]
    Missing,
}

fn main() {}
