#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    RateLimited { retry_after: u64 },
}

fn main() {}
