#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(code = "internal_error")]
    One(#[from] std::fmt::Error),
    #[catalog(code = "no_such_thing")]
    Two(#[from] std::fmt::Error),
}

fn main() {}
