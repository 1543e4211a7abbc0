use std::fmt;

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error")
    }
}

#[derive(errcat::CatalogError)]
#[catalog("shop.yaml")]
pub union Error {
    code: u16,
}

fn main() {}
