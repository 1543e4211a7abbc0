//! The resolved catalogue of one API: what emitters, templates and tools see.
//!
//! Every default is applied, every reference holds, every constant is in place, and every identifier is chosen.
//! Nothing here knows where in a file it was written. The order of every list is the order of declaration.
//! With the feature `serde` this serialises to the JSON target, which is also what templates render.

mod base;
mod code_template;
mod codes;
mod docs;
mod each;
mod entry;
mod envelope;
mod facts;
mod grpc;
mod kind;
mod member_role;
mod message;
mod operation;
mod packages;
mod page;
mod param;
mod parent;
mod problem_type;
mod retry;
mod success;
mod text;
mod typed;
mod words;
#[cfg(feature = "serde")]
mod written;

pub use base::{PythonBase, TypescriptBase};
pub use codes::{Band, CodeScope, CodeSystem, split_number};
pub use docs::{
    Column, ColumnKey, DateStyle, Docs, GroupBy, Layout, Section, SectionKind, Show, Table, Updated,
};
pub use each::Each;
pub use entry::{
    Audience, By, Case, Channel, Deprecated, Entry, Example, Fault, Processed, Reason, Retired,
    See, Severity,
};
pub use envelope::{Body, Envelope, Hole, HolePath, Member, Segment};
pub use facts::Facts;
pub use grpc::Grpc;
pub use kind::Kind;
pub use member_role::MemberRole;
pub use message::{Matcher, MatcherKind, Message, Part};
pub use operation::{Endpoint, Operation};
pub use packages::{Author, PackageVersion, Packages};
pub use page::{Division, DivisionHeading, Mention, PageSection};
pub use param::{Param, ParamType, Place, TypeField, TypeRecord};
pub use problem_type::{BLANK, ProblemTypes};
pub use retry::{
    Backoff, BackoffPart, Jitter, PolicyRule, RetryKind, RetryOn, RetryPolicy, RetryRule,
};

pub use success::{Said, Success};

pub(crate) use text::MAX_PARTS;
pub(crate) use text::fill;
pub use text::{Piece, forms, read};

use self::words::words;
use crate::{read::Places, status::Status, value::Value};

/// The version of the JSON form of [`Api`]; it changes when a field is renamed, removed or retyped.
pub const API_VERSION: u32 = 1;

/// The roles of headers that say what there is of a limit and what is left of it.
pub const LIMIT_ROLES: &[&str] = &[
    "rate_limit",
    "rate_limit_policy",
    "rate_limit_limit",
    "rate_limit_remaining",
];

/// Everything one API says about its errors.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Api {
    /// The version of this form, [`API_VERSION`].
    pub version: u32,
    /// The catalogue's `snake_case` name.
    pub name: String,
    /// The title of the reference.
    pub title: String,
    /// What the reference is about, inline Markdown.
    pub summary: Option<String>,
    /// How the generated packages are called.
    pub packages: Packages,
    /// How codes are written on the wire.
    pub code_style: CodeStyle,
    /// Whether sub-codes are whole numbers on the wire.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "std::ops::Not::not")
    )]
    pub integer_reasons: bool,
    /// Within what codes and numbers are of one error alone, where that is not all of the catalogue.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub code_scope: Option<CodeScope>,
    /// How codes are given out, where the catalogue says it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub codes: Option<CodeSystem>,
    /// The body of an error response; absent where the catalogue does not say.
    pub envelope: Option<Envelope>,
    /// The error that stands for several in one response, by name: the response has its status, and what the body says of the
    /// whole is its own.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub several: Option<String>,
    /// Which responses of success may be errors, where the catalogue says it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub errors_in_success: Option<Success>,
    /// How problem types are made, where the catalogue says it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub problem_types: Option<ProblemTypes>,
    /// Further shapes of responses, which errors name.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub envelopes: Vec<Envelope>,
    /// What the fields of the envelope mean to clients.
    pub fields: Vec<Field>,
    /// The response and request headers that carry parts of an error.
    pub headers: Vec<Header>,
    /// The members of bodies that say whether and when to try again.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub members: Vec<MemberRole>,
    /// The domain of the `ErrorInfo` of AIP-193, where it is not the catalogue's name.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub domain: Option<String>,
    /// Ids besides the request id by which support finds a failure.
    pub correlation: Vec<Correlation>,
    /// Values that texts refer to.
    pub constants: Vec<Constant>,
    /// Records that params are made of.
    pub types: Vec<TypeRecord>,
    /// The values that every error may have, or every one of a kind, with their places in the catalogue's own envelope; each error has
    /// them among its own.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub params: Vec<Param>,
    /// When to try again.
    pub retry: RetryPolicy,
    /// The exception classes of the client packages by status, the fallback among them.
    pub exceptions: Vec<Exception>,
    /// The groups of entries.
    pub groups: Vec<Group>,
    /// What is known of a status apart from any code.
    pub statuses: Vec<StatusInfo>,
    /// The errors.
    pub entries: Vec<Entry>,
    /// Where each of the errors stands, by its name.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) places: Places,
    /// Codes that are no longer sent and can never be used again.
    pub retired: Vec<Retired>,
    /// What the API does, each with the errors that it may return.
    pub operations: Vec<Operation>,
    /// What entries are above their codes.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub kinds: Vec<Kind>,
    /// What entries have in common whatever their codes are.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub traits: Vec<Trait>,
    /// Tables of the reference that are not made of entries.
    pub tables: Vec<Table>,
    /// The layout of the reference.
    pub docs: Docs,
    /// Facts of its own, which generated code does not have.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub facts: Facts,
}

impl Api {
    /// The entries that clients can meet: those of the public audience.
    pub fn public_entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries
            .iter()
            .filter(|entry| entry.audience == Audience::Public)
    }

    /// The statuses that are enough to recognise an error that clients can meet, each with that.
    pub fn own_statuses(&self) -> impl Iterator<Item = (u16, &Entry)> {
        let of = |entry| Entry::own_statuses(entry).map(move |status| (status, entry));
        self.public_entries().flat_map(of)
    }

    /// Whether a command line has exit codes of its own for some of its errors.
    pub fn has_exits(&self) -> bool {
        let mut entries = self.public_entries();
        entries.any(|entry| entry.exit.is_some())
            || self.exceptions.iter().any(|class| class.exit.is_some())
    }

    /// What is no longer sent: codes, and errors of an API without codes; not the names of entries that were renamed.
    pub fn no_longer_sent(&self) -> impl Iterator<Item = &Retired> {
        let retired = self.retired.iter();
        retired.filter(|retired| !self.is_renamed(retired))
    }

    /// Whether the entry that took the place of this one still sends its code, so that only the name is retired.
    pub fn is_renamed(&self, retired: &Retired) -> bool {
        retired.code.is_none() && self.code_style != CodeStyle::None
    }

    /// What the responses of an error look like.
    pub fn envelope_of(&self, entry: &Entry) -> Option<&Envelope> {
        self.envelope_named(entry.envelope.as_deref())
    }

    /// The further envelope of that name, or the catalogue's own.
    pub fn envelope_named(&self, name: Option<&str>) -> Option<&Envelope> {
        let mut further = self.envelopes.iter();
        match name {
            None => self.envelope.as_ref(),
            name => further.find(|known| known.name.as_deref() == name),
        }
    }

    /// The catalogue's own envelope, and the further ones.
    pub fn every_envelope(&self) -> impl Iterator<Item = &Envelope> {
        self.envelope.iter().chain(&self.envelopes)
    }

    /// Whether a response for this error is of that envelope, which is one of the catalogue's.
    pub fn is_sent_in(&self, entry: &Entry, envelope: &Envelope) -> bool {
        self.envelope_of(entry)
            .is_some_and(|own| std::ptr::eq(own, envelope))
    }

    /// The header that says the code, where the body does not.
    pub fn code_header(&self) -> Option<&str> {
        let mut envelopes = self.every_envelope();
        self.header("code")
            .or_else(|| envelopes.find_map(|envelope| envelope.code_header.as_deref()))
    }

    /// The values that clients may find in every error.
    pub fn common_params(&self) -> impl Iterator<Item = &Param> {
        self.params.iter().filter(|param| !param.private)
    }

    /// The record type of that name.
    pub fn type_record(&self, name: &str) -> Option<&TypeRecord> {
        self.types.iter().find(|record| record.name == name)
    }

    /// The class that stands for every error without one of its own.
    pub fn fallback_exception(&self) -> Option<&Exception> {
        self.exceptions.iter().find(|exception| exception.fallback)
    }

    /// Whether the catalogue says that messages may be shown to end users as they are.
    pub fn is_user_safe(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.name == "message" && field.user_safe == Some(true))
    }

    /// Whether errors say of a limit how much there is of it and how much is left.
    pub fn says_limits(&self) -> bool {
        LIMIT_ROLES.iter().any(|role| self.header(role).is_some())
    }

    /// The domain of the `ErrorInfo` of AIP-193.
    pub fn domain(&self) -> &str {
        self.domain.as_deref().unwrap_or(&self.name)
    }

    /// The name of the header with this role, such as `retry_after`.
    pub fn header(&self, role: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|header| header.role == role)
            .map(|header| header.name.as_str())
    }
}

words! {
    /// How codes are written on the wire.
    CodeStyle {
        /// `rate_limited`
        SnakeCase = "snake_case",
        /// `RATE_LIMITED`
        ScreamingSnakeCase = "SCREAMING_SNAKE_CASE",
        /// `rate-limited`
        KebabCase = "kebab-case",
        /// `RateLimited`
        PascalCase = "PascalCase",
        /// `rateLimited`
        CamelCase = "camelCase",
        /// A whole number, such as `40001`, `0` or `-3`.
        Integer = "integer",
        /// Any text.
        Any = "any",
        /// The wire has no code: clients recognise an error by its message.
        None = "none",
    }
}

words! {
    /// How sub-codes are written on the wire.
    ReasonStyle {
        /// As texts.
        Text = "text",
        /// As whole numbers, at `$reason`.
        Integer = "integer",
    }
}

/// What a field of the envelope means to clients.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Field {
    /// The hole of the envelope, or the dotted path of a member of the body.
    pub name: String,
    /// What it says, inline Markdown.
    pub doc: Option<String>,
    /// Whether clients may rely on its value from version to version.
    pub stable: Option<bool>,
    /// Whether it may be shown to end users as it is.
    pub user_safe: Option<bool>,
}

/// A header that carries a part of an error.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Header {
    /// What it is for: `request_id`, `retry_after`, `idempotency_key` or a name of the catalogue's own.
    pub role: String,
    /// The header's name as the API writes it, such as `X-Request-Id`.
    pub name: String,
    /// What it says, inline Markdown.
    pub doc: Option<String>,
    /// Which responses carry it, inline Markdown.
    pub on: Option<String>,
}

/// An id besides the request id by which support finds a failure.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Correlation {
    /// The member's name on the wire, such as `run_id`.
    pub name: String,
    /// The member of every error in the client packages.
    pub identifiers: Identifiers,
    /// What it is and where it comes from, inline Markdown.
    pub doc: Option<String>,
    /// The header that carries it.
    pub header: Option<String>,
    /// Its path in a response body, from the root.
    pub path: Vec<Segment>,
}

/// A value that texts refer to as `${name}`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Constant {
    /// Its name.
    pub name: String,
    /// The text that replaces a reference.
    pub value: String,
    /// What it limits, inline Markdown.
    pub doc: Option<String>,
}

/// An exception class of the client packages, by status.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Exception {
    /// The class's name in the catalogue.
    pub name: String,
    /// The class's name in each language.
    pub identifiers: Identifiers,
    /// The statuses it stands for; none if it is only named by entries or is the fallback.
    pub statuses: Vec<Status>,
    /// Whether it stands for every error without a class of its own; exactly one does.
    pub fallback: bool,
    /// The class that it extends, by name; absent for the fallback and for what extends that.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub parent: Option<String>,
    /// The exit code of a command line that ends with one: its own, else that of its parent.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub exit: Option<u8>,
    /// When it is raised, inline Markdown.
    pub doc: Option<String>,
}

/// A group of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Group {
    /// Its name in the catalogue.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What is said below the heading, block Markdown.
    pub description: Option<String>,
    /// The codes that its entries have.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub codes: Option<Band>,
}

/// What is known of a status apart from any code.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct StatusInfo {
    /// The status or the class of statuses.
    pub status: Status,
    /// A few words, by default the reason phrase of the IANA registry.
    pub title: String,
    /// What it means here, inline Markdown.
    pub description: Option<String>,
}

/// What errors have in common whatever their codes are, for programs that ask rather than tell codes apart.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Trait {
    /// Its `snake_case` name, unique in the catalogue.
    pub name: String,
    /// What it means, inline Markdown.
    pub doc: String,
}

/// The name of one thing in each target language, free of collisions and reserved words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Identifiers {
    /// In Rust: a variant, type or field name; a raw identifier where it is a keyword.
    pub rust: String,
    /// In TypeScript: a class or property name.
    pub typescript: String,
    /// In Python: a class or attribute name.
    pub python: String,
}

/// An example value with the name of the param it belongs to.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct NamedValue {
    /// The param.
    pub name: String,
    /// Its value.
    pub value: Value,
}
