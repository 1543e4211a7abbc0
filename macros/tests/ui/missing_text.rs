#[derive(Debug, errcat::CatalogError)]
#[catalog("texts.yaml")]
pub enum Error {
    BadQuery,
    #[catalog(code = "bad_query")]
    Optional {
        message: Option<String>,
    },
    #[catalog(code = "bad_query")]
    Misspelt {
        mesage: String,
    },
    #[catalog(code = "bad_query")]
    Wrong {
        message: Vec<u8>,
    },
}

fn main() {}
