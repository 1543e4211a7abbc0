//! A response with several errors: each of them as if it came alone.

use errcat_catalog::api::{Api, Each, Segment};
use serde_json::{Value, json};

use super::body::Response;

/// The errors of a response that has a list of them by one of the envelopes: that of the whole first, where the body says one.
/// Nothing where it has but one error.
pub(super) fn parts(response: &Response, apis: &[&Api]) -> Vec<Response> {
    for api in apis {
        let each = api
            .envelope
            .as_ref()
            .and_then(|envelope| envelope.each.as_ref());
        let Some(each) = each else { continue };
        let mut parts = listed(response, each);
        if parts.is_empty() || (parts.len() == 1 && !each.is_whole) {
            continue;
        }
        if each.is_whole {
            parts.insert(0, response.clone());
        }
        return parts;
    }
    Vec::new()
}

/// How many errors of a list are explained.
const MOST: usize = 20;

fn listed(response: &Response, each: &Each) -> Vec<Response> {
    let mut body = response.body.clone();
    let Some(list) = at(&mut body, &each.path).map(Value::take) else {
        return Vec::new();
    };
    let Value::Array(items) = list else {
        return Vec::new();
    };
    let error = each.error();
    let is_error = |item: &Value| match error.as_slice() {
        [] => item.is_object() || item.is_string(),
        path => at(&mut item.clone(), path).is_some_and(|error| error.is_object()),
    };
    let items = items.into_iter().filter(is_error);
    let part = |item| {
        if each.is_batch {
            return response.part(item);
        }
        let mut body = body.clone();
        if let Some(place) = at(&mut body, &each.path) {
            *place = json!([item]);
        }
        response.part(body)
    };
    items.take(MOST).map(part).collect()
}

fn at<'a>(body: &'a mut Value, path: &[Segment]) -> Option<&'a mut Value> {
    path.iter().try_fold(body, |value, step| match step {
        Segment::Key(key) => value.get_mut(key),
        Segment::Index(index) => value.get_mut(index),
    })
}
