#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    SoldOut {
        item: u8,
    },
    RateLimited {
        retry_afer: std::time::Duration,
    },
    #[catalog(code = "no_such_thng")]
    Missing,
    PaymentFailed {
        reason: u8,
        missing: String,
    },
    #[catalog(code = "internal_error")]
    Broken {
        #[source]
        why: u8,
        worker: Worker,
    },
    #[catalog(transparent)]
    Other(std::io::Error),
}

pub struct Worker;

fn main() {}
