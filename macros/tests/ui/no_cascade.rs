#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(code = "internal_errr")]
    Io(#[from] std::io::Error),
    NotFound,
}

fn read() -> Result<String, Error> {
    Ok(std::fs::read_to_string("stock")?)
}

fn main() {
    if let Err(error) = read() {
        println!("{error} {}", errcat::body(&error));
    }
    let _: &dyn errcat::CatalogError = &Error::NotFound;
}
