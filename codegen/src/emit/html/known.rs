//! What the decoder knows besides the errors: what a status and a kind mean, codes that are no longer sent, and by what errors are
//! known that grows with the catalogue.

use std::collections::BTreeSet;

use errcat_catalog::{
    Status,
    api::{Kind, RetryOn, RetryRule},
};
use serde_json::{Map, Value as Json, json};
use tera::Value;

use super::{Site, filters, page::retry};
use crate::{
    emit::pages::{To, with_phrase},
    escape::plain_inline,
};

/// A script that hands all of it over.
pub(super) fn script(site: &Site<'_>) -> String {
    let known = json!({
        "retired": retired(site).to_string(),
        "statuses": statuses(site).to_string(),
        "kinds": kinds(site).to_string(),
        "prefixes": prefixes(site).to_string(),
        "envelopes": envelopes(site).to_string(),
    });
    let client = Value::from_serializable(&site.run.typescript().recognition());
    let known = Value::from_serializable(&known);
    site.run.render(
        "html/known.js.tera",
        &[("client", client), ("known", known)],
    )
}

/// The codes that are no longer sent and that no error has taken over.
fn retired(site: &Site<'_>) -> Json {
    let catalog = site.catalog;
    let mut codes = Vec::new();
    for retired in catalog.no_longer_sent() {
        let code = retired.code.as_ref();
        let Some(code) = code.filter(|_| !catalog.is_taken_over(retired)) else {
            continue;
        };
        let mut says = Map::new();
        put(
            &mut says,
            "u",
            path(site, &To::Retired(retired.name.clone())),
        );
        put(&mut says, "since", retired.since.clone());
        put(&mut says, "note", retired.note.as_deref().map(plain_inline));
        codes.push(json!([code, says]));
    }
    Json::Array(codes)
}

/// What each status means, those of errors that the registry has and those that the catalogue speaks of.
fn statuses(site: &Site<'_>) -> Json {
    let catalog = site.catalog;
    let registered = (400..600).map(Status::Exact);
    let registered = registered.filter(|status| status.phrase().is_some());
    let mut statuses: BTreeSet<Status> = registered.collect();
    statuses.extend([4, 5].map(Status::Class));
    statuses.extend(catalog.statuses.iter().map(|info| info.status));
    statuses.extend(catalog.retry.rules.iter().filter_map(|rule| match rule.on {
        RetryOn::Status(status) => Some(status),
        _ => None,
    }));
    let row = |status: Status| {
        let mut says = Map::new();
        let info = catalog.statuses.iter().find(|info| info.status == status);
        let description = info.and_then(|info| info.description.as_deref());
        put(&mut says, "t", Some(with_phrase(status)));
        put(&mut says, "d", description.map(plain_inline));
        put(&mut says, "r", rule(site, status).map(words));
        put(&mut says, "u", path(site, &To::Status(status)));
        json!([status.to_string(), says])
    };
    statuses.into_iter().map(row).collect()
}

/// The rule of trying again after an error of which only the status is known.
fn rule<'a>(site: &'a Site<'_>, status: Status) -> Option<&'a RetryRule> {
    let find = |is_it: &dyn Fn(RetryOn) -> bool| {
        let mut rules = site.catalog.retry.rules.iter();
        rules.find(|rule| is_it(rule.on)).map(|rule| &rule.rule)
    };
    find(&|on| on == RetryOn::Status(status))
        .or_else(|| find(&|on| matches!(on, RetryOn::Status(class) if class.covers(status))))
        .or_else(|| find(&|on| on == RetryOn::Default))
}

/// What each kind means, and whether the index can be filtered by it.
fn kinds(site: &Site<'_>) -> Json {
    let choices = filters::kinds(site.catalog);
    let row = |kind: &Kind| {
        let mut says = Map::new();
        let is_choice = choices.len() > 1 && choices.iter().any(|(value, _)| *value == kind.value);
        put(&mut says, "d", kind.doc.as_deref().map(plain_inline));
        put(&mut says, "r", kind.retry.as_ref().map(words));
        put(&mut says, "f", is_choice.then(|| "index.html".to_owned()));
        json!([kind.value, says])
    };
    site.catalog.kinds.iter().map(row).collect()
}

/// How codes begin that are cases of an error, the longest first, each with the error.
fn prefixes(site: &Site<'_>) -> Json {
    let prefixes = site.catalog.prefixes().into_iter();
    let row = |(prefix, _, entry): (&str, _, &errcat_catalog::api::Entry)| {
        let label = entry.code.as_ref().unwrap_or(&entry.title);
        json!([prefix, label, path(site, &To::Entry(entry.name.clone()))])
    };
    prefixes.map(row).collect()
}

/// The names of the envelopes that have bodies, as the decoder counts them.
fn envelopes(site: &Site<'_>) -> Json {
    let all = site.catalog.every_envelope();
    let bodies = all.filter(|envelope| !envelope.media_type.is_empty());
    bodies.map(|envelope| json!(envelope.name)).collect()
}

/// The file of what a link leads to.
fn path(site: &Site<'_>, to: &To) -> Option<String> {
    let spot = site.tree.spot(to)?;
    Some(site.files.page(&site.tree.all()[spot.page].path))
}

fn words(rule: &RetryRule) -> String {
    retry(rule.kind).to_owned()
}

fn put(says: &mut Map<String, Json>, key: &str, text: Option<String>) {
    if let Some(text) = text {
        says.insert(key.to_owned(), Json::String(text));
    }
}
