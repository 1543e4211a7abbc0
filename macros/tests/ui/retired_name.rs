#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    QuotaHit,
    Teapot,
}

fn main() {}
