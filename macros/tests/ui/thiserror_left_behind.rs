#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[error("{item} is sold out")]
    SoldOut { item: String },
    #[error(transparent)]
    #[catalog(code = "internal_error")]
    Storage(#[from] std::io::Error),
}

fn main() {
    let error = Error::from(std::io::Error::other("it is down"));
    println!("{error} {}", errcat::body(&error));
}
