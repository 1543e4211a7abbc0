//! Whether a response is an error at all, where its status does not say it.

use serde_json::Value;

use super::{Body, Decode, Response, all, all::errors_of, envelopes, reading};
use crate::{Catalog, ErrorCode, Node, Status};

/// Whether a response is an error: one with a status from 400 on is, and one of success where the catalogue says that errors come
/// with it and the body is one.
///
/// ```
/// use errcat::decode::{Response, is_error};
///
/// mod slack {
///     errcat::catalog!("../tests/outside/slack.yaml");
/// }
///
/// let body = br#"{"ok": true, "channel": {}}"#;
/// assert!(!is_error::<slack::Error>(&Response::new(body).status(200)));
/// let body = br#"{"ok": false, "error": "a_code_of_tomorrow"}"#;
/// assert!(is_error::<slack::Error>(&Response::new(body).status(200)));
/// ```
pub fn is_error<E: Decode>(response: &Response<'_>) -> bool {
    let catalog = E::CATALOG;
    match response.status {
        Some(400..) => return true,
        Some(status) if !catalog.comes_in_success(status) && !has::<E>(status) => return false,
        _ => {}
    }
    if catalog.roles.code.is_some() || !catalog.by_status.is_empty() {
        let body = Body::Bytes(b"");
        let bare = Response { body, ..*response };
        if super::decode::<E>(&bare).code().is_some() {
            return true;
        }
    }
    let body = &*response.body.value();
    if let Some(answer) = says(catalog, response, body) {
        return answer;
    }
    let all = all::<E>(response);
    let error = all.error();
    let received = error.received();
    let by_message = !has_codes::<E>() && has_any_constant(catalog);
    error.code().is_some() || received.code.is_some() || by_message && received.message.is_some()
}

/// What a body says by itself, if it does.
fn says(catalog: &Catalog, response: &Response<'_>, body: &Value) -> Option<bool> {
    let unless = catalog.success.and_then(|success| success.unless);
    if unless.is_some_and(|unless| envelopes::has_constants(unless, body)) {
        return Some(false);
    }
    let each = catalog.each.as_ref();
    let list = each.and_then(|each| body.pointer(each.pointer)?.as_array());
    let has_errors = each
        .zip(list)
        .is_some_and(|(each, list)| errors_of(list, each).next().is_some());
    if body.is_array() && each.is_some_and(|each| each.is_batch) {
        return Some(has_errors);
    }
    let own = catalog.envelope.map(|own| own.body);
    let is_own = own.is_none_or(|own| envelopes::has_constants(own, body));
    let is_further = || catalog.success.is_some() && reading::is_of_another(catalog, response);
    if !is_own && !is_further() {
        return Some(false);
    }
    has_errors.then_some(true)
}

fn has_any_constant(catalog: &Catalog) -> bool {
    catalog
        .envelope
        .is_some_and(|own| is_any_constant(own.body))
}

fn is_any_constant(node: Node) -> bool {
    match node {
        Node::Json(text) => !text.is_empty(),
        Node::Object(members) | Node::Optional(members) => {
            members.iter().any(|(_, member)| is_any_constant(*member))
        }
        Node::Array(items) => items.iter().any(|item| is_any_constant(*item)),
        Node::Each { item, is_whole } => !is_whole && is_any_constant(*item),
        _ => false,
    }
}

fn has_codes<E: Decode>() -> bool {
    let mut codes = E::Code::ALL.iter();
    codes.any(|code| code.entry().code.is_some())
}

/// Whether an error of the catalogue has this status.
fn has<E: Decode>(status: u16) -> bool {
    let status = Status::Exact(status);
    let mut codes = E::Code::ALL.iter();
    codes.any(|code| code.entry().statuses().any(|own| own == status))
}
