//! JSON: the resolved catalogue, for tools.

use errcat_catalog::Catalog;
use serde::Serialize;

use super::File;

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    #[serde(flatten)]
    catalog: &'a Catalog,
}

pub(crate) fn emit(catalog: &Catalog) -> Vec<File> {
    let document = Document {
        schema: errcat_catalog::API_SCHEMA_ID,
        catalog,
    };
    let mut json =
        serde_json::to_string_pretty(&document).expect("a catalogue has text for every key");
    json.push('\n');
    vec![File::new("", json)]
}
