//! Where responses hold what clients read: paths in bodies, names of headers, ids.

use errcat_catalog::api::{self, Hole, Segment};
use errcat_catalog::{Catalog, Value};
use serde::Serialize;

use super::{Syntax, param};

mod list;

pub(super) use list::{Each, each};

/// Where a body holds the parts of an error.
#[derive(Serialize)]
pub(super) struct Paths {
    code: Option<String>,
    message: Option<String>,
    details: Option<String>,
    reason: Option<String>,
    request_id: Option<String>,
    status: Option<String>,
    title: Option<String>,
    doc_url: Option<String>,
    number: Option<String>,
    #[serde(rename = "type")]
    ty: Option<String>,
    instance: Option<String>,
    kind: Option<String>,
}

/// A constant of the envelope.
#[derive(Serialize)]
pub(super) struct Constant {
    path: String,
    /// Its value as JSON, and that as a string literal.
    json: String,
    text: String,
}

/// The names of the headers that mean something to clients, spelt in the language.
#[derive(Serialize)]
pub(super) struct Headers {
    request_id: Option<String>,
    retry_after: Option<String>,
    retry_after_ms: Option<String>,
    rate_limit: Option<String>,
    rate_limit_policy: Option<String>,
    rate_limit_limit: Option<String>,
    rate_limit_remaining: Option<String>,
    rate_limit_reset: Option<String>,
    should_retry: Option<String>,
    reason: Option<String>,
    kind: Option<String>,
    code: Option<String>,
    idempotency_key: Option<String>,
}

/// A header that says a moment.
#[derive(Serialize)]
pub(super) struct DateHeader {
    /// Its role, and what the moment is called among what came.
    name: &'static str,
    header: String,
    doc: &'static str,
}

/// An id besides the request id.
#[derive(Serialize)]
pub(in crate::emit) struct Correlation {
    name: String,
    pub(in crate::emit) member: String,
    header: Option<String>,
    path: String,
    doc: Option<String>,
}

/// The content type of RFC 9457.
pub(super) const PROBLEM: &str = "application/problem+json";

pub(super) fn paths(catalog: &Catalog, envelope: Option<&api::Envelope>, syntax: &Syntax) -> Paths {
    let Some(envelope) = envelope else {
        return problem_paths(catalog, syntax);
    };
    paths_of(catalog, &|hole| envelope.path(hole), syntax)
}

/// Where a body holds the parts whose holes are at these places.
fn paths_of<'a>(
    catalog: &Catalog,
    at: &dyn Fn(Hole) -> Option<&'a [Segment]>,
    syntax: &Syntax,
) -> Paths {
    let spelt = |hole| at(hole).map(|path| param::path(path, syntax));
    Paths {
        code: spelt(Hole::Code),
        message: spelt(Hole::Message),
        details: spelt(Hole::Details),
        reason: spelt(Hole::Reason).or_else(|| {
            let mut path = at(Hole::Details)?.to_vec();
            path.push(Segment::Key("reason".to_owned()));
            Some(param::path(&path, syntax))
        }),
        request_id: spelt(Hole::RequestId),
        status: spelt(Hole::Status).or_else(|| spelt(Hole::StatusText)),
        title: spelt(Hole::Title),
        doc_url: spelt(Hole::DocUrl)
            .or_else(|| spelt(Hole::Type).filter(|_| catalog.types_are_pages())),
        number: spelt(Hole::Number),
        ty: spelt(Hole::Type),
        instance: spelt(Hole::Instance),
        kind: spelt(Hole::Kind),
    }
}

/// Where a body of RFC 9457 holds the parts, which is that of a catalogue without one of its own.
fn problem_paths(catalog: &Catalog, syntax: &Syntax) -> Paths {
    let path = |keys: &[&str]| {
        let path: Vec<Segment> = keys
            .iter()
            .map(|key| Segment::Key((*key).to_owned()))
            .collect();
        Some(param::path(&path, syntax))
    };
    Paths {
        code: path(&["code"]),
        message: path(&["detail"]),
        details: path(&["details"]),
        reason: path(&["details", "reason"]),
        request_id: path(&["request_id"]),
        status: path(&["status"]),
        title: path(&["title"]),
        doc_url: path(&["type"]).filter(|_| catalog.types_are_pages()),
        number: None,
        ty: path(&["type"]),
        instance: path(&["instance"]),
        kind: path(&["kind"]),
    }
}

/// The constants of the envelope, by which a success is told from an error.
pub(super) fn constants(envelope: Option<&api::Envelope>, syntax: &Syntax) -> Vec<Constant> {
    let constants = envelope.into_iter().flat_map(api::Envelope::constants);
    let spelt = |(path, value): (Vec<Segment>, &Value)| Constant::new(&path, value, syntax);
    constants.map(spelt).collect()
}

impl Constant {
    pub(super) fn new(path: &[Segment], value: &Value, syntax: &Syntax) -> Self {
        let json = crate::emit::rust::json(value);
        Self {
            path: param::path(path, syntax),
            text: (syntax.string)(&json),
            json,
        }
    }
}

/// Whether what names an occurrence of a problem is read.
pub(super) fn has_instance(catalog: &Catalog) -> bool {
    let of_body = |envelope: &api::Envelope| envelope.says(Hole::Instance);
    catalog.reads_types() || catalog.every_envelope().any(of_body)
}

/// Whether errors of the catalogue have an integer id that a body has a place for.
pub(super) fn has_numbers(catalog: &Catalog) -> bool {
    let mut entries = catalog.public_entries();
    let has_place = |envelope: &api::Envelope| envelope.says(Hole::Number);
    let is_sent = catalog.every_envelope().any(has_place);
    is_sent && entries.any(|entry| entry.number.is_some())
}

/// Whether a code is no longer sent that no error of a client package has taken over.
pub(super) fn has_retired(catalog: &Catalog) -> bool {
    let mut retired = catalog.retired.iter();
    retired.any(|retired| retired.code.is_some() && !catalog.is_taken_over(retired))
}

pub(super) fn headers(catalog: &Catalog, syntax: &Syntax) -> Headers {
    let spelt = |role: &str| catalog.header(role).map(syntax.string);
    // A header in seconds has a sister in milliseconds wherever the catalogue names no other.
    let milliseconds = catalog
        .header("retry_after")
        .map(|name| (syntax.string)(&format!("{name}-Ms")));
    Headers {
        request_id: spelt("request_id"),
        retry_after: spelt("retry_after"),
        retry_after_ms: spelt("retry_after_ms").or(milliseconds),
        rate_limit: spelt("rate_limit"),
        rate_limit_policy: spelt("rate_limit_policy"),
        rate_limit_limit: spelt("rate_limit_limit"),
        rate_limit_remaining: spelt("rate_limit_remaining"),
        rate_limit_reset: spelt("rate_limit_reset"),
        should_retry: spelt("should_retry"),
        reason: spelt("reason"),
        kind: spelt("kind"),
        code: catalog.code_header().map(syntax.string),
        idempotency_key: spelt("idempotency_key"),
    }
}

/// The headers that say since when an operation is deprecated, and until when it is there.
pub(super) fn dates(catalog: &Catalog, syntax: &Syntax) -> Vec<DateHeader> {
    let known = [
        ("deprecation", "Since when this is deprecated (RFC 9745)"),
        ("sunset", "When this goes away (RFC 8594)"),
    ];
    let spelt = known.map(|(name, doc)| {
        let header = (syntax.string)(catalog.header(name)?);
        Some(DateHeader { name, header, doc })
    });
    spelt.into_iter().flatten().collect()
}

/// Whether every class has a member of this name.
pub(super) fn is_taken(member: &str, catalog: &Catalog, syntax: &Syntax) -> bool {
    let mut ids = catalog.correlation.iter();
    let is_own = is_own(member, catalog, syntax)
        || member == "number" && has_numbers(catalog)
        || member == "retired" && has_retired(catalog)
        || ["rateLimit", "rate_limit"].contains(&member) && catalog.says_limits()
        || member == "recovery" && catalog.member("recovery").is_some()
        || ["errors", "as_group"].contains(&member) && list::has_list(catalog);
    is_own || ids.any(|id| correlation_member(id, catalog, syntax) == member)
}

fn is_own(member: &str, catalog: &Catalog, syntax: &Syntax) -> bool {
    member == syntax.retry_after
        || member == "kind" && !catalog.kinds.is_empty()
        || syntax.members.contains(&member)
}

fn correlation_member(id: &api::Correlation, catalog: &Catalog, syntax: &Syntax) -> String {
    let wanted = (syntax.identifier)(&id.identifiers);
    format!(
        "{wanted}{}",
        if is_own(wanted, catalog, syntax) {
            "_"
        } else {
            ""
        }
    )
}

pub(super) fn correlation(catalog: &Catalog, syntax: &Syntax) -> Vec<Correlation> {
    let spelt = |id: &api::Correlation| Correlation {
        name: id.name.clone(),
        member: correlation_member(id, catalog, syntax),
        header: id.header.as_deref().map(syntax.string),
        path: param::path(&id.path, syntax),
        doc: id.doc.clone(),
    };
    catalog.correlation.iter().map(spelt).collect()
}
