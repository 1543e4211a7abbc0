#[derive(Debug, errcat::Record)]
#[catalog("shop.yaml")]
struct Price {
    cents: i64,
}

#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
enum Error {
    #[catalog(code = "cart_invalid")]
    Json {
        count: i64,
        items: Vec<String>,
        customer: String,
        lines: Vec<errcat::Json>,
    },
    #[catalog(code = "cart_invalid")]
    InMap {
        count: i64,
        items: Vec<String>,
        customer: String,
        by_day: errcat::Map<Vec<errcat::Json>>,
    },
    #[catalog(code = "cart_invalid")]
    Map {
        count: i64,
        items: Vec<String>,
        customer: String,
        by_day: errcat::Json,
    },
    #[catalog(code = "cart_invalid")]
    Other {
        count: i64,
        items: Vec<String>,
        customer: String,
        lines: Vec<Price>,
    },
}

fn main() {}
