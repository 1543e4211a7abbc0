#[derive(errcat::Record)]
#[catalog("shop.yaml")]
struct Lines {
    item: String,
}

#[derive(errcat::Record)]
#[catalog("shop.yaml", record = "Pryce")]
struct Line {
    item: String,
}

#[derive(errcat::Record)]
#[catalog("shop.yaml", record = "Line")]
enum Choice {
    Line,
}

#[derive(errcat::Record)]
struct Nowhere {
    #[catalog(param = "item")]
    item: String,
}

fn main() {}
