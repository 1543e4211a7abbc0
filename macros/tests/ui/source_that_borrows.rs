#[derive(Debug)]
pub struct Inner<'a>(&'a str);

#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error<'a> {
    InternalError(#[source] Inner<'a>),
}

fn main() {}
