use std::fmt;

pub struct Key;

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error")
    }
}

#[derive(errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    NotFound { key: Key },
}

fn main() {}
