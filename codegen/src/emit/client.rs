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
use heck::ToPascalCase as _;
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
    /// What goes before the name of a check of a value.
    pub(super) checks: &'static str,
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
    pub(super) transport: Transport,
    retired: Vec<Retired>,
    paths: Paths,
    /// Whether the catalogue has no body of its own, but that of RFC 9457.
    is_problem: bool,
    /// Whether a response may have the body of RFC 9457 besides the catalogue's own.
    reads_problems: bool,
    headers: Headers,
    pub(super) correlation: Vec<Correlation>,
    policy: Policy,
    /// What stands before and behind the code in the address of its documentation.
    docs: Option<(String, String)>,
    /// The statuses below 400 that an error has all the same.
    low_statuses: Vec<u16>,
    /// Whether the message may be shown to end users as it is.
    user_safe: bool,
    has_codes: bool,
    has_integer_codes: bool,
    /// Whether a record or the details of an entry have a member that may be missing.
    has_optional_members: bool,
    has_matchers: bool,
    /// Whether reasons travel among the details.
    sends_reason: bool,
    has_deprecated: bool,
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

/// The classes of what comes in place of a response.
#[derive(Serialize)]
pub(super) struct Transport {
    pub(super) connection: String,
    pub(super) timeout: String,
    pub(super) aborted: String,
    pub(super) parse: String,
}

impl Transport {
    fn new(names: &mut Names) -> Self {
        let mut class = |what: &str| names.free(format!("API{what}Error"));
        Self {
            connection: class("Connection"),
            timeout: class("Timeout"),
            aborted: class("Aborted"),
            parse: class("Parse"),
        }
    }
}

#[derive(Serialize)]
struct Retired {
    /// What went on the wire; absent where the API sends no code.
    code: Option<String>,
    /// The class that took over, if clients can meet it.
    class: Option<String>,
    /// The name that the class of the retired error had, if no other class has it now.
    alias: Option<String>,
    doc: String,
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
        let docs = docs(catalog);
        let entries: Vec<_> = catalog
            .public_entries()
            .map(|entry| ClientEntry::new(entry, catalog, syntax, &mut names, docs.as_ref()))
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
            transport: Transport::new(&mut names),
            retired: catalog
                .retired
                .iter()
                .map(|retired| {
                    let class = retired.replaced_by.as_deref().and_then(class_of);
                    let alias = class.as_ref().and_then(|_| names.old(&retired.name));
                    Retired {
                        code: retired.code.as_deref().map(syntax.string),
                        doc: prose::retired(retired, class.as_deref()),
                        class,
                        alias,
                    }
                })
                .collect(),
            paths: paths(catalog, syntax),
            is_problem: catalog.envelope.is_none(),
            reads_problems: (catalog.envelope.as_ref())
                .is_some_and(|envelope| envelope.media_type != PROBLEM),
            headers: headers(catalog, syntax),
            correlation: correlation(catalog, syntax),
            policy: Policy::new(catalog),
            docs,
            low_statuses: low_statuses(catalog),
            user_safe: catalog.is_user_safe(),
            has_codes: entries.iter().any(|entry| entry.code.is_some()),
            has_integer_codes: has_integer_codes(catalog),
            has_optional_members: entries.iter().any(ClientEntry::has_optional_details)
                || records.iter().any(Record::has_optional_field),
            sends_reason: entry::has_reason_in_details(catalog),
            has_matchers: entries.iter().any(|entry| !entry.matchers.is_empty()),
            has_deprecated: entries.iter().any(ClientEntry::is_deprecated),
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

impl Client {
    /// The class that all others extend.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// The classes and types that stand beside one another in a package, but for the base class.
    pub(super) fn names(&self) -> Vec<&str> {
        let families = self.families.iter().map(|family| &family.class);
        let unknown = self.unknown.iter().map(|unknown| &unknown.class);
        let records = self.records.iter().map(|record| &record.class);
        let transport = &self.transport;
        let transport = [
            &transport.connection,
            &transport.timeout,
            &transport.aborted,
            &transport.parse,
        ];
        let entries = self.entries.iter().flat_map(ClientEntry::names);
        let old = self
            .retired
            .iter()
            .filter_map(|retired| retired.alias.as_ref());
        let names = records.chain(families).chain(unknown).chain(transport);
        names
            .chain(entries)
            .chain(old)
            .map(String::as_str)
            .collect()
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

    /// The class that an entry of this name had, unless another has taken its name.
    fn old(&mut self, entry: &str) -> Option<String> {
        let mut class = entry.to_pascal_case();
        if !class.ends_with("Error") {
            class.push_str("Error");
        }
        self.0.insert(class.clone()).then_some(class)
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

/// The content type of RFC 9457.
const PROBLEM: &str = "application/problem+json";

fn paths(catalog: &Catalog, syntax: &Syntax) -> Paths {
    if catalog.envelope.is_none() {
        return problem_paths(syntax);
    }
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

/// Where a body of RFC 9457 holds the parts, which is that of a catalogue without one of its own.
fn problem_paths(syntax: &Syntax) -> Paths {
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
    }
}

fn docs(catalog: &Catalog) -> Option<(String, String)> {
    let (before, behind) = catalog.docs.url.as_ref()?.split_once("{code}")?;
    Some((before.to_owned(), behind.to_owned()))
}

fn low_statuses(catalog: &Catalog) -> Vec<u16> {
    let of = |entry: &api::Entry| match entry.status? {
        Status::Exact(status) if status < 400 => Some(status),
        _ => None,
    };
    let low: BTreeSet<u16> = catalog.public_entries().filter_map(of).collect();
    low.into_iter().collect()
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
