//! The errors of a response that has several.

use alloc::{
    string::{String, ToString as _},
    vec::Vec,
};
use core::{fmt, slice, time::Duration};

use serde_json::{Map, Value};

use super::{Body, Decode, Decoded, Kept, Response, one, reading};
use crate::{Catalog, Each, Node, Place, Processed, Retry, retry::Rule};

/// How many errors of one response are read, the first of them.
pub const MOST_ERRORS: usize = 1000;

/// All errors of a response: of one with a list of them, those of the list, else the one that it means.
///
/// ```
/// use errcat::decode::{Response, all};
///
/// mod forms {
///     errcat::catalog!("../tests/languages/catalogues/forms.yaml");
/// }
///
/// let body = br#"{"errors": [{"code": "not_unique"}, {"code": "a_code_of_tomorrow"}, {"code": "too_short"}]}"#;
/// let all = all::<forms::Error>(&Response::new(body).status(422));
/// let codes: Vec<_> = all.errors().iter().map(|error| error.code()).collect();
/// assert_eq!(codes, [Some(forms::Code::NotUnique), None, Some(forms::Code::TooShort)]);
/// assert_eq!(all.error().code(), codes[0]);
/// ```
#[derive(Debug)]
pub struct All<E: Decode> {
    error: Decoded<E>,
    /// Those of the list, if it is more than the error itself.
    list: Vec<Decoded<E>>,
}

/// All errors that a response means. [`decode`](super::decode()) gives [`All::error`] alone.
pub fn all<E: Decode>(response: &Response<'_>) -> All<E> {
    match E::CATALOG.each {
        Some(each) if !reading::is_of_another(E::CATALOG, response) => listed(response, &each),
        _ => All::from(one(response, None)),
    }
}

impl<E: Decode> All<E> {
    /// The error of the response as a whole. If the body says one of its own beside the list, it is that; else it is the first
    /// of those that allow the least. Either way it is sent again only if none of all forbids it, no sooner than all allow,
    /// and has had no effect only if none has.
    pub fn error(&self) -> &Decoded<E> {
        &self.error
    }

    /// The errors of the list in their order, the first [`MOST_ERRORS`]; without a list the error itself.
    pub fn errors(&self) -> &[Decoded<E>] {
        if self.list.is_empty() {
            slice::from_ref(&self.error)
        } else {
            &self.list
        }
    }

    /// The error of the response as a whole.
    pub fn into_error(self) -> Decoded<E> {
        self.error
    }

    /// The error of the response as a whole, and those of its list; none where the error is all of it.
    pub fn into_parts(self) -> (Decoded<E>, Vec<Decoded<E>>) {
        (self.error, self.list)
    }

    /// The error with those of the list as one text of JSON, the same as in the packages of other languages.
    pub fn to_json(&self) -> String {
        let mut text = self.error.to_json();
        if !self.list.is_empty() {
            text.pop();
            for (at, error) in self.list.iter().enumerate() {
                text.push_str(if at == 0 { ",\"errors\":[" } else { "," });
                text.push_str(&error.to_json());
            }
            text.push_str("]}");
        }
        text
    }
}

impl<E: Decode> From<Decoded<E>> for All<E> {
    fn from(error: Decoded<E>) -> Self {
        Self {
            error,
            list: Vec::new(),
        }
    }
}

/// The error of the response as a whole.
impl<E: Decode> fmt::Display for All<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<E: Decode> core::error::Error for All<E> {}

/// What the strictest of several errors say of sending the request again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Strictest {
    pub(super) rule: Option<Rule>,
    pub(super) processed: Processed,
}

/// One error of a list: the frame of the body around it, and where it stands in that.
pub(super) struct Item<'a> {
    pub(super) each: &'a Each,
    /// Whether it is one of several, or a part of a whole.
    pub(super) is_of_several: bool,
    pub(super) correlation: Vec<(&'static str, String)>,
}

fn listed<E: Decode>(response: &Response<'_>, each: &Each) -> All<E> {
    let body = &*response.body.value();
    let list = body.pointer(each.pointer).and_then(Value::as_array);
    let list = list.map_or(&[][..], Vec::as_slice);
    let items: Vec<&Value> = errors_of(list, each).take(MOST_ERRORS).collect();
    let is_of_several = items.len() > 1 || each.is_whole;
    let is_first = list.first() == items.first().copied();
    if items.is_empty() || (is_first && !is_of_several && !each.is_batch) {
        return All::from(one(response, None));
    }
    let mut frame = if each.is_batch {
        Value::Null
    } else {
        framed(body, each.body, E::CATALOG).unwrap_or_default()
    };
    let ids = reading::correlation(E::CATALOG, response);
    let is_kept = match response.body {
        Body::Bytes(bytes) => bytes.len() <= Kept::LARGEST,
        Body::Json(_) => false,
    };
    let mut read = |item: &Value| {
        if each.is_batch {
            frame = item.clone();
        } else if let Some(place) = frame.pointer_mut(each.pointer) {
            *place = Value::Array(Vec::from([item.clone()]));
        }
        let framed = Response {
            body: Body::Json(&frame),
            ..*response
        };
        let of = Item {
            each,
            is_of_several,
            correlation: ids.clone(),
        };
        let mut decoded: Decoded<E> = one(&framed, Some(of));
        let text = is_kept.then(|| item.to_string());
        take_body(&mut decoded, &Body::Json(item));
        decoded.received_mut().kept = Kept(text.unwrap_or_default().into_bytes().into());
        decoded
    };
    let mut list: Vec<Decoded<E>> = items.iter().map(|item| read(item)).collect();
    let mut error = if each.is_whole {
        one(response, None)
    } else {
        let mut first = 0;
        for (at, other) in list.iter().enumerate() {
            if rank(other.rule()) > rank(list[first].rule()) {
                first = at;
            }
        }
        let mut error = read(items[first]);
        take_body(&mut error, &response.body);
        error
    };
    if is_of_several {
        gather(&mut error, &list);
    } else {
        list.clear();
    }
    All { error, list }
}

/// What of a list is an error.
pub(super) fn errors_of<'a>(list: &'a [Value], each: &'a Each) -> impl Iterator<Item = &'a Value> {
    let is_error = |item: &&Value| {
        if each.is_text {
            item.is_string() || item.is_number()
        } else {
            item.pointer(each.error).is_some_and(Value::is_object)
        }
    };
    list.iter().filter(is_error)
}

/// Gives an error the body that it is of, and the beginning of that if it is unknown.
fn take_body<E: Decode>(error: &mut Decoded<E>, body: &Body<'_>) {
    let is_known = error.code().is_some();
    let received = error.received_mut();
    received.kept = Kept::of(body);
    if !is_known {
        received.preview = reading::preview(body);
    }
}

/// Makes of an error what the strictest of all say.
fn gather<E: Decode>(error: &mut Decoded<E>, list: &[Decoded<E>]) {
    let mut strictest = Strictest {
        rule: error.rule(),
        processed: error.processed(),
    };
    let mut wait: Option<Duration> = error.received().retry_after;
    for other in list {
        if rank(other.rule()) > rank(strictest.rule) {
            strictest.rule = other.rule();
        }
        if effect(other.processed()) > effect(strictest.processed) {
            strictest.processed = other.processed();
        }
        wait = wait.max(other.received().retry_after);
    }
    let received = error.received_mut();
    received.retry_after = wait;
    received.strictest = Some(strictest);
}

/// How little a rule allows.
fn rank(rule: Option<Rule>) -> u8 {
    match rule.map(|rule| rule.retry) {
        Some(Retry::Never) => 6,
        Some(Retry::AfterAction) => 5,
        Some(Retry::Modified) => 4,
        None => 3,
        Some(Retry::After { .. }) => 2,
        Some(Retry::AfterHeader) => 1,
        Some(Retry::Backoff) => 0,
    }
}

/// How much a request may have done.
fn effect(processed: Processed) -> u8 {
    match processed {
        Processed::No => 0,
        Processed::Unknown => 1,
        Processed::Yes => 2,
    }
}

/// The body around a list of errors, as far as it holds for each of them: its texts and numbers.
fn framed(body: &Value, node: Node, catalog: &Catalog) -> Option<Value> {
    match (node, body) {
        (Node::Object(members) | Node::Optional(members), Value::Object(given)) => {
            let mut framed = Map::new();
            for (name, member) in members {
                let value = given
                    .get(*name)
                    .and_then(|value| framed_member(value, *member, catalog));
                framed.extend(value.map(|value| ((*name).into(), value)));
            }
            Some(Value::Object(framed))
        }
        (Node::Array(nodes), Value::Array(given)) => {
            let items = nodes.iter().zip(given);
            let items =
                items.map(|(node, item)| framed_member(item, *node, catalog).unwrap_or_default());
            Some(Value::Array(items.collect()))
        }
        _ => None,
    }
}

fn framed_member(value: &Value, node: Node, catalog: &Catalog) -> Option<Value> {
    let is_common = |path: &str| {
        let mut params = catalog.params.iter();
        params.any(|param| matches!(param.place, Place::Body(own) if own == path))
    };
    let is_scalar = value.is_string() || value.is_number();
    match node {
        Node::Hole(_) | Node::Either { .. } => is_scalar.then(|| value.clone()),
        Node::At(path) if is_common(path) => is_scalar.then(|| value.clone()),
        node => framed(value, node, catalog),
    }
}
