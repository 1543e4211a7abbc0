//! An error with several statuses: what a server sends, and what `OpenAPI` says of it.

use errcat::{CatalogError, Status, body, utoipa::responses};
use serde_json::json;

#[allow(
    dead_code,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "the macro's output is linted elsewhere"
)]
mod store {
    errcat::catalog!("tests/languages/catalogues/store.yaml");
}

#[test]
fn a_server_sends_the_first() {
    let error = store::Error::VersionConflict;
    assert_eq!(error.status(), Some(Status::Exact(409)));
    assert!(String::from(body(&error)).contains("\"status\":409"));
    assert_eq!(error.entry().other_statuses, [Status::Exact(412)]);
}

#[test]
fn each_has_a_response_with_its_own_status_in_the_body() {
    let described = serde_json::to_value(responses::<store::Error>()).expect("JSON");
    for (status, codes) in [
        ("409", &["version_conflict", "locked"] as &[_]),
        ("412", &["version_conflict"]),
        ("423", &["locked"]),
        ("451", &["locked"]),
        ("410", &[]),
    ] {
        let content = &described[status]["content"]["application/json"];
        let schema = &content["schema"];
        let schemas = schema["oneOf"].as_array().cloned();
        let schemas = schemas.unwrap_or_else(|| vec![schema.clone()]);
        let mut found = Vec::new();
        for schema in &schemas {
            let own = &schema["properties"];
            assert_eq!(
                own["status"]["enum"],
                json!([status.parse::<u16>().expect("a status")])
            );
            found.extend(own["code"]["enum"][0].as_str().map(str::to_owned));
        }
        assert_eq!(found, codes);
        for (_, example) in content["examples"].as_object().expect("examples") {
            assert_eq!(example["value"]["status"].to_string(), status);
        }
    }
}
