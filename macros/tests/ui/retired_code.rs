#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(code = "quota_hit")]
    Quota,
}

fn main() {}
