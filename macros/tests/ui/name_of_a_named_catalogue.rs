#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml", name = "orders")]
pub enum Error {
    NotFound,
}

mod errors {
    errcat::catalog!("shop.yaml", name = "orders");
}

fn main() {}
