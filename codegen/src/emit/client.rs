//! What the client packages of all languages have in common: classes, codes, params, and the way from a response to them.
//!
//! A [`Client`] is the catalogue without what no client may see, with everything that is source text already spelt in
//! the [`Syntax`] of one language. Templates lay it out; they decide nothing.

mod entry;
mod param;
mod prose;
mod retry;

use std::collections::BTreeSet;

use errcat_catalog::api::{self, Api, Exception, Hole, Identifiers, ParamType, Segment};
use errcat_catalog::{Catalog, Status};
use serde::Serialize;

use self::entry::ClientEntry;
use self::param::Record;
use self::retry::Policy;

/// How a language spells what templates do not.
pub(super) struct Syntax {
    pub(super) identifier: fn(&Identifiers) -> &str,
    /// A string literal.
    pub(super) string: fn(&str) -> String,
    /// An array or tuple of these elements.
    pub(super) list: fn(&[String]) -> String,
    /// A mapping of one key to one value.
    pub(super) pair: fn(&str, &str) -> String,
    /// A value that depends on a comparison: `if subject == literal { value } else { otherwise }`.
    pub(super) choice: fn(&str, &str, &str, &str) -> String,
    /// The type of one of these literals, or nothing if `optional`.
    pub(super) literals: fn(&[String], bool) -> String,
    /// The type of a param.
    pub(super) ty: fn(&ParamType, &Api) -> String,
    /// The text of a param in the constructor, by its identifier and its name.
    pub(super) argument: fn(&str, &str) -> String,
    /// Whether the keys of a table are always strings.
    pub(super) quotes_keys: bool,
    /// The word for nothing, as a value and as a type.
    pub(super) nothing: &'static str,
    /// What the constructor calls the reason it is given, and what a method calls it later.
    pub(super) reason: (&'static str, &'static str),
    /// The status that came with the response, where the catalogue knows none, as a value and as a type.
    pub(super) received_status: (&'static str, &'static str),
    /// Names that the classes need for themselves; a param of that name gets `_` behind it.
    pub(super) members: &'static [&'static str],
    /// The member of every class that holds the time to wait in seconds.
    pub(super) retry_after: &'static str,
}

/// The catalogue as a client package sees it.
#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "questions that templates ask, not states"
)]
pub(super) struct Client {
    /// The class that all others extend.
    pub(super) base: String,
    /// The classes by status, without the base.
    families: Vec<Family>,
    /// The classes of errors that the catalogue has no entry for, one a family, the base's last.
    pub(super) unknown: Vec<Unknown>,
    records: Vec<Record>,
    pub(super) entries: Vec<ClientEntry>,
    retired: Vec<Retired>,
    paths: Paths,
    headers: Headers,
    pub(super) correlation: Vec<Correlation>,
    policy: Policy,
    /// Whether the message may be shown to end users as it is.
    user_safe: bool,
    has_codes: bool,
    has_integer_codes: bool,
    /// Whether a record or the details of an entry have a member that may be missing.
    has_optional_members: bool,
    has_matchers: bool,
}

#[derive(Serialize)]
struct Family {
    class: String,
    statuses: String,
    doc: String,
}

#[derive(Serialize)]
pub(super) struct Unknown {
    pub(super) class: String,
    pub(super) parent: String,
    /// Statuses as numbers, classes of statuses as their first digit.
    statuses: Vec<u16>,
}

#[derive(Serialize)]
struct Retired {
    code: String,
    /// The class that took over, if clients can meet it.
    class: Option<String>,
}

/// Where a body holds the parts of an error.
#[derive(Serialize)]
struct Paths {
    code: Option<String>,
    message: Option<String>,
    details: Option<String>,
    reason: Option<String>,
    request_id: Option<String>,
    status: Option<String>,
}

/// The names of the headers that mean something to clients, spelt in the language.
#[derive(Serialize)]
struct Headers {
    request_id: Option<String>,
    retry_after: Option<String>,
    retry_after_ms: Option<String>,
    rate_limit_reset: Option<String>,
    should_retry: Option<String>,
    idempotency_key: Option<String>,
}

/// An id besides the request id.
#[derive(Serialize)]
pub(super) struct Correlation {
    name: String,
    pub(super) member: String,
    header: Option<String>,
    path: String,
    doc: Option<String>,
}

impl Client {
    pub(super) fn new(catalog: &Catalog, syntax: &Syntax) -> Self {
        let mut names = Names::new(catalog, syntax);
        let entries: Vec<_> = catalog
            .public_entries()
            .map(|entry| ClientEntry::new(entry, catalog, syntax, &mut names))
            .collect();
        let base = catalog
            .fallback_exception()
            .map_or("APIError", |class| (syntax.identifier)(&class.identifiers));
        let class_of = |name: &str| {
            let entry = catalog.public_entries().find(|entry| entry.name == name)?;
            Some((syntax.identifier)(&entry.identifiers).to_owned())
        };
        let records: Vec<Record> = catalog
            .types
            .iter()
            .map(|record| Record::new(record, catalog, syntax))
            .collect();
        Self {
            base: base.to_owned(),
            families: catalog
                .exceptions
                .iter()
                .filter(|class| !class.fallback)
                .map(|class| family(class, syntax))
                .collect(),
            unknown: unknown(catalog, syntax, base, &mut names),
            retired: catalog
                .retired
                .iter()
                .filter_map(|retired| {
                    let code = (syntax.string)(retired.code.as_ref()?);
                    Some(Retired {
                        code,
                        class: retired.replaced_by.as_deref().and_then(class_of),
                    })
                })
                .collect(),
            paths: paths(catalog, syntax),
            headers: headers(catalog, syntax),
            correlation: correlation(catalog, syntax),
            policy: Policy::new(catalog),
            user_safe: catalog.is_user_safe(),
            has_codes: entries.iter().any(|entry| entry.code.is_some()),
            has_integer_codes: has_integer_codes(catalog),
            has_optional_members: entries.iter().any(ClientEntry::has_optional_details)
                || records.iter().any(Record::has_optional_field),
            has_matchers: entries.iter().any(|entry| !entry.matchers.is_empty()),
            records,
            entries,
        }
    }
}

impl Client {
    /// A class and those that it extends.
    pub(super) fn chain(&self, class: &str, parent: &str) -> Vec<String> {
        let mut chain = vec![class.to_owned(), parent.to_owned(), self.base.clone()];
        chain.dedup();
        chain
    }
}

fn has_integer_codes(catalog: &Catalog) -> bool {
    catalog.code_style == api::CodeStyle::Integer
}

fn family(class: &Exception, syntax: &Syntax) -> Family {
    let statuses: Vec<String> = class.statuses.iter().map(ToString::to_string).collect();
    Family {
        class: (syntax.identifier)(&class.identifiers).to_owned(),
        doc: prose::family(class, &statuses),
        statuses: (syntax.list)(
            &statuses
                .iter()
                .map(|status| (syntax.string)(status))
                .collect::<Vec<_>>(),
        ),
    }
}

/// The names of the package's types and guards, each of which may be given once.
struct Names(BTreeSet<String>);

impl Names {
    fn new(catalog: &Catalog, syntax: &Syntax) -> Self {
        let entries = catalog.entries.iter().map(|entry| &entry.identifiers);
        let families = catalog.exceptions.iter().map(|family| &family.identifiers);
        let records = catalog.types.iter().map(|record| &record.identifiers);
        let given = entries
            .chain(families)
            .chain(records)
            .map(syntax.identifier);
        let own = ["isApiError", "isKnownError"];
        Self(given.chain(own).map(str::to_owned).collect())
    }

    /// The name that is wanted, with as many `_` behind it as make it free.
    fn free(&mut self, mut wanted: String) -> String {
        while !self.0.insert(wanted.clone()) {
            wanted.push('_');
        }
        wanted
    }
}

/// A class a family for what the catalogue does not know, named so that it meets no class of the catalogue.
fn unknown(catalog: &Catalog, syntax: &Syntax, base: &str, names: &mut Names) -> Vec<Unknown> {
    let families = catalog.exceptions.iter().filter(|class| !class.fallback);
    let mut unknown: Vec<Unknown> = families
        .map(|class| {
            let parent = (syntax.identifier)(&class.identifiers);
            Unknown {
                class: names.free(format!("Unknown{parent}")),
                parent: parent.to_owned(),
                statuses: class.statuses.iter().copied().map(number).collect(),
            }
        })
        .collect();
    let fallback = catalog
        .fallback_exception()
        .map(|class| class.statuses.as_slice())
        .unwrap_or_default();
    unknown.push(Unknown {
        class: names.free(format!("Unknown{base}")),
        parent: base.to_owned(),
        statuses: fallback.iter().copied().map(number).collect(),
    });
    unknown
}

fn paths(catalog: &Catalog, syntax: &Syntax) -> Paths {
    let at = |hole| {
        catalog
            .envelope
            .as_ref()
            .and_then(|envelope| envelope.path(hole))
    };
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
    }
}

fn headers(catalog: &Catalog, syntax: &Syntax) -> Headers {
    let spelt = |role: &str| catalog.header(role).map(syntax.string);
    // A header in seconds has a sister in milliseconds wherever the catalogue names no other.
    let milliseconds = catalog
        .header("retry_after")
        .map(|name| (syntax.string)(&format!("{name}-Ms")));
    Headers {
        request_id: spelt("request_id"),
        retry_after: spelt("retry_after"),
        retry_after_ms: spelt("retry_after_ms").or(milliseconds),
        rate_limit_reset: spelt("rate_limit_reset"),
        should_retry: spelt("should_retry"),
        idempotency_key: spelt("idempotency_key"),
    }
}

/// Whether every class has a member of this name.
fn is_taken(member: &str, catalog: &Catalog, syntax: &Syntax) -> bool {
    let mut ids = catalog.correlation.iter();
    is_own(member, syntax) || ids.any(|id| correlation_member(id, syntax) == member)
}

fn is_own(member: &str, syntax: &Syntax) -> bool {
    member == syntax.retry_after || syntax.members.contains(&member)
}

fn correlation_member(id: &api::Correlation, syntax: &Syntax) -> String {
    let wanted = (syntax.identifier)(&id.identifiers);
    format!("{wanted}{}", if is_own(wanted, syntax) { "_" } else { "" })
}

fn correlation(catalog: &Catalog, syntax: &Syntax) -> Vec<Correlation> {
    let spelt = |id: &api::Correlation| Correlation {
        name: id.name.clone(),
        member: correlation_member(id, syntax),
        header: id.header.as_deref().map(syntax.string),
        path: param::path(&id.path, syntax),
        doc: id.doc.clone(),
    };
    catalog.correlation.iter().map(spelt).collect()
}

/// A status, or the first digit of a class of statuses.
fn number(status: Status) -> u16 {
    match status {
        Status::Exact(status) => status,
        Status::Class(class) => u16::from(class),
    }
}
