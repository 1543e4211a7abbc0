#[derive(Debug, errcat::CatalogError)]
#[catalog("shop.yaml")]
pub enum Error {
    #[catalog(code = "quantum_flux")]
    Gone { item: String },
}

fn main() {}
