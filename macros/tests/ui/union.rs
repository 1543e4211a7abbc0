#[derive(errcat::CatalogError)]
#[catalog("shop.yaml")]
pub union Error {
    code: u16,
}

fn main() {}
