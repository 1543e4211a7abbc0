//! JSON: the resolved catalogue, for tools.

use errcat_catalog::{API_SCHEMA_ID, Catalog};

use super::File;
use crate::artifact::seal::banner;

pub(crate) fn emit(catalog: &Catalog) -> Vec<File> {
    let json = serde_json::to_string_pretty(catalog).expect("a catalogue has text for every key");
    let members = json.strip_prefix('{').unwrap_or_default();
    let banner = banner(&catalog.name);
    let json = format!(
        "{{\n  \"$schema\": \"{API_SCHEMA_ID}\",\n  \"$comment\": \"{banner}\",{members}\n"
    );
    vec![File::new("", json)]
}
