use std::time::Duration;

#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    RateLimited { retry_aftr: Duration },
}

fn main() {}
