use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::Unauthorized), .. } => {
            "Unauthorized".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
