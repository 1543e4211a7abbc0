//! All that is wrong with records is said at once, types too.

#[derive(errcat::Record)]
#[catalog("shop.yaml")]
struct Line {
    items: String,
    count: String,
}

#[derive(errcat::Record)]
#[catalog("shop.yaml", record = "Line")]
struct Missing {
    item: Option<String>,
}

#[derive(errcat::Record)]
#[catalog("shop.yaml", record = "Line")]
struct Twice {
    item: String,
    #[catalog(field = "item")]
    name: String,
    count: errcat::Private<i64>,
}

#[derive(errcat::Record)]
#[catalog("shop.yaml", record = "Line")]
struct Short {
    item: String,
}

#[derive(errcat::Record)]
#[catalog("shop.yaml", record = "Line")]
struct Tuple(String, #[catalog(field = "price")] i64);

fn main() {}
