//! What the client packages of all languages have in common: classes, codes, params, and the way from a response to them.
//!
//! A [`Client`] is the catalogue without what no client may see, with everything that is source text already spelt in
//! the [`Syntax`] of one language. Templates lay it out; they decide nothing.

mod choices;
mod ends;
mod entry;
mod envelope;
mod family;
mod kind;
mod made;
mod members;
mod operation;
mod param;
mod parent;
mod places;
pub(super) mod prose;
mod recognition;
mod retired;
mod retry;
mod shared;
mod success;
mod texts;
mod types;

use errcat_catalog::api::{self, Api, Identifiers, ParamType};
use errcat_catalog::{Catalog, Declared, Status};
use serde::Serialize;

use self::ends::End;
pub(super) use self::entry::ClientEntry;
use self::envelope::ClientEnvelope;
use self::family::Family;
pub(super) use self::family::Unknown;
use self::kind::ClientKind;
use self::made::Made;
use self::members::Members;
pub(super) use self::operation::ClientOperation;
pub(super) use self::param::Param as ClientParam;
use self::param::Record;
use self::places::{Constant, Correlation, Each, Headers, Paths};
use self::retry::Policy;
use self::shared::Shared;
use self::success::Success;
use self::texts::HeldText;
use self::types::Types;

/// How a language spells what templates do not.
pub(super) struct Syntax {
    pub(super) identifier: fn(&Identifiers) -> &str,
    /// What a package of the language calls a thing, if it declares it.
    pub(super) declared: fn(&Declared) -> Option<&str>,
    /// A string literal.
    pub(super) string: fn(&str) -> String,
    /// An array or tuple of these elements.
    pub(super) list: fn(&[String]) -> String,
    /// A mapping of one key to one value.
    pub(super) pair: fn(&str, &str) -> String,
    /// The type of one of these literals, or nothing if `optional`.
    pub(super) literals: fn(&[String], bool) -> String,
    /// The type of a param.
    pub(super) ty: fn(&ParamType, &Api) -> String,
    /// The type of a code with values of the error in it.
    pub(super) code: fn(&api::Entry, &[api::Part]) -> String,
    /// What goes before the name of a check of a value.
    pub(super) checks: &'static str,
    /// Whether the keys of a table are always strings.
    pub(super) quotes_keys: bool,
    /// The type of the status that came with the response, where the catalogue knows none.
    pub(super) received_status: &'static str,
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
    /// The params of all errors.
    pub(super) params: Vec<ClientParam>,
    /// The records that these are made of.
    pub(super) common_records: Vec<String>,
    pub(super) transport: Transport,
    retired: Vec<retired::Retired>,
    paths: Paths,
    /// The list of the errors of a response that has several.
    each: Option<Each>,
    /// What a body has wherever it is an error.
    constants: Vec<Constant>,
    /// The envelopes by which bodies are told apart, where there are several, or it is no JSON; the catalogue's own comes first.
    envelopes: Vec<ClientEnvelope>,
    /// Whether an error comes as a form.
    pub(super) has_forms: bool,
    /// Whether an error comes as plain text.
    has_plain_text: bool,
    /// The classes by the codes with which a WebSocket is closed.
    pub(super) closes: Vec<End>,
    /// The exit codes of a command line by class, what is more specific first.
    pub(super) exits: Vec<End>,
    /// Whether the details are a map of texts, and of several envelopes of JSON in which.
    has_text_details: bool,
    texts_at: Option<usize>,
    /// The domain of the standard details of AIP-193, where a body has such.
    domain: Option<String>,
    /// Whether a param stands where other errors have the message.
    has_two_shapes: bool,
    /// The members of bodies that say whether and when to try again.
    members: Option<Members>,
    /// Whether errors have an integer id beside the code.
    has_numbers: bool,
    /// Whether an error comes with several statuses.
    has_other_statuses: bool,
    /// Whether the catalogue has no body of its own, but that of RFC 9457.
    is_problem: bool,
    /// Whether a response may have the body of RFC 9457 besides the catalogue's own.
    reads_problems: bool,
    headers: Headers,
    /// The headers that say a moment, which is among what came.
    dates: Vec<places::DateHeader>,
    /// Whether errors say what is left of a limit.
    pub(super) has_limits: bool,
    pub(super) correlation: Vec<Correlation>,
    policy: Policy,
    /// What stands before and behind the code in the address of its documentation.
    docs: Option<(String, String)>,
    /// The statuses below 400 that an error has all the same, by their numbers or the first digits of classes, and as people write
    /// them.
    low_statuses: Vec<u16>,
    low_names: Vec<String>,
    /// What tells errors that come with a status of success.
    success: Option<Success>,
    /// Whether the message may be shown to end users as it is.
    user_safe: bool,
    has_codes: bool,
    /// Whether some errors have codes, and others none.
    has_codeless: bool,
    /// The codes that several errors have, if there are such.
    shared: Option<Shared>,
    /// Whether programs call errors by their names, since they have no code of their own, where others have one.
    has_names: bool,
    /// The statuses that are enough to recognise an error, each with its class.
    by_status: Vec<ByStatus>,
    /// How errors are told apart by the types of problems, if they are.
    types: Option<Types>,
    /// The texts of a body that hold parts of an error.
    texts: Vec<HeldText>,
    /// Whether what names an occurrence of a problem is read.
    has_instance: bool,
    has_integer_codes: bool,
    /// Whether sub-codes are numbers on the wire.
    has_integer_reasons: bool,
    /// Whether the details of an entry have a member that may be missing.
    has_optional_details: bool,
    /// Whether a record has a field that may be missing.
    has_optional_fields: bool,
    /// Whether a value may be a map from texts.
    has_maps: bool,
    has_matchers: bool,
    /// Whether errors are exceptions of Python too.
    has_python_bases: bool,
    /// Whether errors are errors of JavaScript too.
    has_typescript_bases: bool,
    /// Whether errors are cases of others.
    has_parents: bool,
    /// The entries, each behind that of which it is a case, where there are such.
    parents_first: Vec<ClientEntry>,
    /// Whether a code has values in it.
    has_code_templates: bool,
    /// Whether errors are recognised by further codes, which nobody sends.
    has_aliases: bool,
    /// Whether the service gives the text of some errors each time.
    has_free_texts: bool,
    /// Whether the catalogue says of some messages when they are sent.
    has_conditions: bool,
    /// Whether a rule of trying again is more than its kind.
    has_bounds: bool,
    /// Whether a code is retired that no error has taken over.
    pub(super) has_retired: bool,
    /// What errors are above their codes.
    pub(super) kinds: Vec<ClientKind>,
    /// Whether unknown errors of a kind have a rule of trying again.
    has_kind_rules: bool,
    /// Whether a kind is enough to recognise an error.
    has_own_kinds: bool,
    /// The errors of each operation.
    pub(super) operations: Vec<ClientOperation>,
    /// The names of the traits, as string literals.
    pub(super) traits: Vec<String>,
    /// Whether reasons travel among the details.
    sends_reason: bool,
    has_deprecated: bool,
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
    fn new([connection, timeout, aborted, parse]: [String; 4]) -> Self {
        Self {
            connection,
            timeout,
            aborted,
            parse,
        }
    }
}

impl Client {
    pub(super) fn new(catalog: &Catalog, syntax: &Syntax) -> Self {
        let made = Made::new(catalog, syntax);
        let docs = docs(catalog);
        let params = param::common(catalog, syntax);
        let new = |at: usize, entry: &api::Entry| {
            ClientEntry::new(at, entry, catalog, syntax, &made, &params, docs.as_ref())
        };
        let public = parent::public(catalog).into_iter();
        let entries: Vec<_> = public.map(|(at, entry)| new(at, entry)).collect();
        let parents_first = parent::first(catalog, &new);
        let operations = operation::operations(catalog, syntax, &made);
        let policy = Policy::new(catalog);
        let base = catalog
            .fallback_exception()
            .map_or("APIError", |class| (syntax.identifier)(&class.identifiers));
        let records: Vec<Record> = catalog
            .types
            .iter()
            .map(|record| Record::new(record, catalog, syntax))
            .collect();
        let kinds = kind::kinds(catalog, syntax);
        let has_codes = entries.iter().any(|entry| entry.code.is_some());
        Self {
            base: base.to_owned(),
            families: family::families(catalog, syntax),
            unknown: family::unknown(catalog, syntax, &made),
            retired: retired::retired(catalog, syntax, &made),
            transport: Transport::new(made.failures),
            paths: places::paths(catalog, catalog.envelope.as_ref(), syntax),
            each: places::each(catalog, syntax),
            constants: places::constants(catalog.envelope.as_ref(), syntax),
            envelopes: envelope::all(catalog, syntax),
            has_forms: catalog.every_envelope().any(api::Envelope::is_form),
            has_plain_text: catalog.every_envelope().any(api::Envelope::is_text),
            closes: ends::closes(catalog, syntax),
            exits: ends::exits(catalog, syntax),
            texts_at: members::texts_at(catalog),
            has_two_shapes: members::has_two_shapes(catalog),
            domain: members::domain(catalog, syntax),
            members: members::members(catalog, syntax),
            has_text_details: (catalog.every_envelope()).any(api::Envelope::has_text_details),
            has_numbers: places::has_numbers(catalog),
            has_other_statuses: entries.iter().any(ClientEntry::has_other_statuses),
            is_problem: catalog.envelope.is_none(),
            reads_problems: (catalog.envelope.as_ref())
                .map_or(!catalog.envelopes.is_empty(), |envelope| {
                    envelope.media_type != places::PROBLEM
                }),
            headers: places::headers(catalog, syntax),
            dates: places::dates(catalog, syntax),
            has_limits: catalog.says_limits(),
            correlation: places::correlation(catalog, syntax),
            has_bounds: policy.has_bounds()
                || entries.iter().any(ClientEntry::has_bounds)
                || kinds.iter().any(ClientKind::has_bounds),
            policy,
            docs,
            low_statuses: success::low_statuses(catalog),
            low_names: success::low_names(catalog),
            success: success::success(catalog, syntax),
            user_safe: catalog.is_user_safe(),
            has_codes,
            shared: shared::shared(catalog, syntax),
            has_names: has_codes && entries.iter().any(|entry| !entry.has_own_code()),
            has_codeless: has_codes && entries.iter().any(|entry| entry.code.is_none()),
            by_status: by_status(catalog.own_statuses(), syntax),
            types: types::types(catalog, syntax),
            texts: texts::texts(catalog, syntax),
            has_instance: places::has_instance(catalog),
            has_integer_codes: has_integer_codes(catalog),
            has_integer_reasons: catalog.integer_reasons,
            has_optional_details: entries.iter().any(ClientEntry::has_optional_details),
            has_optional_fields: records.iter().any(Record::has_optional_field),
            sends_reason: (catalog.every_envelope()).any(entry::has_reason_in_details),
            has_retired: places::has_retired(catalog),
            has_kind_rules: kinds.iter().any(ClientKind::has_rule),
            has_own_kinds: kinds.iter().any(ClientKind::is_enough),
            kinds,
            operations,
            traits: (catalog.traits.iter())
                .map(|known| (syntax.string)(&known.name))
                .collect(),
            has_maps: has_maps(catalog),
            has_python_bases: entries.iter().any(ClientEntry::has_python_base),
            has_typescript_bases: entries.iter().any(ClientEntry::has_typescript_base),
            has_parents: !parents_first.is_empty(),
            parents_first,
            has_code_templates: entries.iter().any(ClientEntry::has_template),
            has_aliases: catalog
                .public_entries()
                .any(|entry| !entry.aliases.is_empty()),
            has_conditions: (catalog.public_entries())
                .any(|entry| prose::messages(entry).is_some()),
            has_free_texts: entries.iter().any(ClientEntry::takes_message),
            has_matchers: entries.iter().any(|entry| !entry.matchers.is_empty()),
            has_deprecated: entries.iter().any(ClientEntry::is_deprecated),
            common_records: common_records(&records, &params),
            params,
            records,
            entries,
        }
    }

    /// Whether errors are told apart by the types of problems.
    pub(super) fn has_types(&self) -> bool {
        self.types.is_some()
    }

    /// Whether a text of a body holds parts of an error.
    pub(super) fn has_texts(&self) -> bool {
        !self.texts.is_empty()
    }

    /// Whether there are close codes or exit codes.
    pub(super) fn has_ends(&self) -> bool {
        !self.closes.is_empty() || !self.exits.is_empty()
    }

    /// Whether several errors have one code.
    pub(super) fn has_shared(&self) -> bool {
        self.shared.is_some()
    }

    pub(super) fn has_list(&self) -> bool {
        self.each.is_some()
    }

    pub(super) fn has_envelopes(&self) -> bool {
        !self.envelopes.is_empty()
    }

    /// A class and those that it extends.
    pub(super) fn chain(&self, class: &str, parent: &str) -> Vec<String> {
        let mut chain = vec![class.to_owned(), parent.to_owned()];
        let mut last = parent;
        let of_entry = |class: &str| {
            let mut entries = self.parents_first.iter();
            let found = entries.find(|entry| entry.class == class)?;
            Some(found.parent.as_str())
        };
        while let Some(above) = family::parent_of(&self.families, last).or_else(|| of_entry(last)) {
            chain.push(above.to_owned());
            last = above;
        }
        chain.push(self.base.clone());
        chain.dedup();
        chain
    }

    /// The classes and types that stand beside one another in a package, but for the base class.
    pub(super) fn names(&self) -> Vec<&str> {
        let entries = self.entries.iter().flat_map(ClientEntry::names);
        let old = self
            .retired
            .iter()
            .filter_map(|retired| retired.alias.as_ref());
        let cases = self.unknown_cases();
        let names = entries.chain(old).map(String::as_str).chain(cases);
        self.names_beside_entries()
            .into_iter()
            .chain(names)
            .collect()
    }

    /// The classes of what the catalogue does not know below those of errors.
    pub(super) fn unknown_cases(&self) -> impl Iterator<Item = &str> {
        let cases = { self.unknown.iter() }.filter(|unknown| unknown.prefix.is_some());
        cases.map(|unknown| unknown.class.as_str())
    }

    /// Those of them that are not made of an entry.
    pub(super) fn names_beside_entries(&self) -> Vec<&str> {
        let families = self.families.iter().map(|family| &family.class);
        let unknown = { self.unknown.iter() }.filter(|unknown| unknown.prefix.is_none());
        let unknown = unknown.map(|unknown| &unknown.class);
        let records = self.records.iter().map(|record| &record.class);
        let transport = &self.transport;
        let transport = [
            &transport.connection,
            &transport.timeout,
            &transport.aborted,
            &transport.parse,
        ];
        let names = records.chain(families).chain(unknown).chain(transport);
        names.map(String::as_str).collect()
    }
}

/// A status that is enough to recognise an error, and the class of that.
#[derive(Serialize)]
struct ByStatus {
    status: u16,
    class: String,
}

fn has_maps(catalog: &Catalog) -> bool {
    let fields = catalog.types.iter().flat_map(|record| &record.fields);
    let params = catalog.public_entries().flat_map(api::Entry::public_params);
    let mut params = params.chain(catalog.common_params());
    let is_map = |ty: &ParamType| matches!(ty, ParamType::Map(_));
    params.any(|param| is_map(&param.ty)) || fields.map(|field| &field.ty).any(is_map)
}

fn has_integer_codes(catalog: &Catalog) -> bool {
    catalog.code_style == api::CodeStyle::Integer
}

fn by_status<'a>(
    known: impl Iterator<Item = (u16, &'a api::Entry)>,
    syntax: &Syntax,
) -> Vec<ByStatus> {
    let of = |(status, entry): (u16, &api::Entry)| ByStatus {
        status,
        class: (syntax.identifier)(&entry.identifiers).to_owned(),
    };
    known.map(of).collect()
}

fn common_records(records: &[Record], params: &[ClientParam]) -> Vec<String> {
    let classes = records.iter().map(|record| &record.class);
    let is_named = |class: &&String| params.iter().any(|param| param.names(class));
    classes.filter(is_named).cloned().collect()
}

fn docs(catalog: &Catalog) -> Option<(String, String)> {
    let (before, behind) = catalog.docs.url.as_ref()?.split_once("{code}")?;
    Some((before.to_owned(), behind.to_owned()))
}

/// A status, or the first digit of a class of statuses.
pub(super) fn number(status: Status) -> u16 {
    match status {
        Status::Exact(status) => status,
        Status::Class(class) => u16::from(class),
    }
}
