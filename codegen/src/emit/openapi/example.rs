//! Example bodies: what a response has with the example values of the params.

use errcat_catalog::{Catalog, api::Reason};
use serde_json::Value as Json;

use super::{answer::Answer, types::json_of};
use crate::emit::example;

/// The example body of an error with one of its statuses, and with this reason if it has some.
pub(super) fn body(api: &Catalog, answer: &Answer<'_>, reason: Option<&Reason>) -> Json {
    let mut own = answer.entry.clone();
    own.status = Some(answer.status);
    own.reasons.clear();
    own.reasons.extend(reason.cloned().map(|reason| Reason {
        status: None,
        ..reason
    }));
    json_of(&example::sent(api, &own))
}
