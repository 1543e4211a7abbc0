//! Codes that several errors have, each within a part of the catalogue.

use crate::{anchor, api::Api, read::Places};

/// Notes which entries share their codes: their names are what tells them apart to programs and in addresses.
pub(super) fn note(api: &mut Api) {
    if api.code_scope.is_none() {
        return;
    }
    let mut counts = Places::new();
    for entry in &api.entries {
        if let Some(code) = &entry.code {
            *counts.entry(code.clone()).or_insert(0) += 1;
        }
    }
    let url = api.docs.url.as_deref();
    for entry in &mut api.entries {
        let code = entry.code.as_ref();
        if code.is_some_and(|code| counts.get(code) > Some(&1)) {
            entry.shares_code = true;
            entry.anchor = anchor::of_error(url, None, &entry.name);
            entry.doc_url = url.map(|url| anchor::url_of_error(url, None, &entry.name));
        }
    }
}
