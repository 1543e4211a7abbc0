use crate::{Audience, Grpc, Processed, Retry, Severity, Status};

/// All that a catalogue says about one error, as a static record.
///
/// The fields are there to be read. Generated code builds an entry with [`Entry::new`] and the `const` setters named
/// after the fields, so that a later version can add a field without breaking what an earlier one generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// The `snake_case` name, unique in the catalogue, from which identifiers of all languages come.
    pub name: &'static str,
    /// The code on the wire; absent where the API has no codes.
    pub code: Option<&'static str>,
    /// A stable integer id, where the API has one besides the code.
    pub number: Option<i64>,
    /// The HTTP status; absent for an error that is never an HTTP response, or whose status is not documented.
    pub status: Option<Status>,
    /// The canonical gRPC code.
    pub grpc: Option<Grpc>,
    /// A few words for headings.
    pub title: &'static str,
    /// The text that people see, as a template: `{param}` for a value, `{{` and `}}` for braces.
    pub message: &'static str,
    /// What brings the error about and what to do, in the catalogue's order.
    pub cases: &'static [Case],
    /// The closed set of sub-codes; empty for most entries.
    pub reasons: &'static [Reason],
    /// What a client may do next. A reason may have a rule of its own.
    pub retry: Retry,
    /// Whether the request may have taken effect.
    pub processed: Processed,
    /// How much an occurrence matters, if the catalogue says.
    pub severity: Option<Severity>,
    /// Who may see the error.
    pub audience: Audience,
    /// The page of this error in the documentation.
    pub doc_url: Option<&'static str>,
    /// The version or date since which the API returns this error.
    pub since: Option<&'static str>,
    /// What to know about an error that the API is giving up; absent for one that it is not.
    pub deprecated: Option<&'static str>,
}

/// One cause with its remedy, both Markdown. Either may be empty where the catalogue has only the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// What brings the error about.
    pub cause: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// All that a catalogue says about one sub-code of an entry. What a reason leaves out is as the entry has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reason {
    /// The text on the wire, unique within its entry.
    pub code: &'static str,
    /// The HTTP status, where it differs from the entry's.
    pub status: Option<Status>,
    /// The message template, where it differs from the entry's.
    pub message: Option<&'static str>,
    /// What brings it about and what to do.
    pub cases: &'static [Case],
    /// What a client may do next, where it differs from the entry's.
    pub retry: Option<Retry>,
}

impl Entry {
    /// An entry of which only the name, the title and the message template are known; the rest is as in an empty
    /// catalogue entry.
    pub const fn new(name: &'static str, title: &'static str, message: &'static str) -> Self {
        Self {
            name,
            code: None,
            number: None,
            status: None,
            grpc: None,
            title,
            message,
            cases: &[],
            reasons: &[],
            retry: Retry::Never,
            processed: Processed::Unknown,
            severity: None,
            audience: Audience::Public,
            doc_url: None,
            since: None,
            deprecated: None,
        }
    }

    /// The text that names the error to programs: its code, or its name where the API has no codes.
    pub const fn as_str(&self) -> &'static str {
        match self.code {
            Some(code) => code,
            None => self.name,
        }
    }
}

/// A `const` setter a field, named after it; an optional field is given as its value.
macro_rules! setters {
    ($ty:ident { $($field:ident: $value:ty => $set:expr,)* }) => {
        impl $ty {
            $(
                #[doc = concat!("The same with [`", stringify!($field), "`](Self::", "#structfield.", stringify!($field), ") set.")]
                #[must_use]
                pub const fn $field(mut self, $field: $value) -> Self {
                    self.$field = $set;
                    self
                }
            )*
        }
    };
}
