mod envelope;
mod roles;

use crate::{Entry, ErrorKind, Param, Success, problem_type::Types, retry::Rules};

pub use envelope::{Each, Envelope, Further, Hole, Node};
pub(crate) use roles::Roles;
use roles::named;

/// What holds for every error of a catalogue.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Catalog {
    /// Its name, which is also the domain of gRPC's `ErrorInfo`.
    pub name: &'static str,
    /// The body of a response, if the catalogue has one.
    pub envelope: Option<Envelope>,
    /// The list of the errors of a response that has several, if the envelope has one.
    pub each: Option<Each>,
    /// Which responses of success may be errors, if some may.
    pub success: Option<Success>,
    /// Further shapes of responses, each with the errors that are sent in it.
    pub envelopes: &'static [Further],
    /// The headers by role.
    pub headers: &'static [Header],
    /// Where members of a body are that say whether and when to try again, if some do: a [`Node::At`] for each, of its role.
    pub members: Option<Node>,
    /// The domain of the `ErrorInfo` of AIP-193, if it is not the name.
    pub domain: Option<&'static str>,
    /// Codes that are no longer sent.
    pub retired: &'static [Retired],
    /// Further codes by which errors are recognised and which nobody sends, each with the code of its error.
    pub aliases: &'static [(&'static str, &'static str)],
    /// The codes that several errors have, each with what names one of them to programs.
    pub shared_codes: &'static [(&'static str, &'static str)],
    /// The codes that have values in them: `FLOOD_WAIT_{seconds}`.
    pub code_templates: &'static [&'static str],
    /// The ids besides the request id by which support finds a failure, if there are any.
    pub correlation: Option<Correlation>,
    /// Whether messages may be shown to end users as they are.
    pub user_safe: bool,
    /// Whether codes are whole numbers.
    pub integer_codes: bool,
    /// The statuses that are enough to recognise an error, each with what names it to programs.
    pub by_status: &'static [(u16, &'static str)],
    /// How errors are told apart by the types of problems, if they are.
    pub types: Option<Types>,
    /// What errors are above their codes.
    pub kinds: &'static [ErrorKind],
    /// The values that every error may have, for errors that the catalogue does not know.
    pub params: &'static [Param],
    /// How codes begin that are cases of an error, the longest first, each with what names that to programs, and what the class of
    /// unknown ones is called in packages of other languages.
    pub prefixes: &'static [(&'static str, &'static str, &'static str)],
    /// When to try again, for what has no rule of its own.
    pub retries: Rules,
    /// The codes of all of its errors, where a type forwards errors that may be of another.
    pub(crate) codes: &'static [&'static str],
    /// The headers that clients read, found once.
    pub(crate) roles: Roles,
}

/// The ids besides the request id by which support finds a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correlation {
    /// Each by its name on the wire, such as `run_id`, with the header that carries it, if one does.
    pub ids: &'static [(&'static str, Option<&'static str>)],
    /// Where they are in a body: objects and lists around a [`Node::At`] for each, of its name.
    pub body: Node,
}

/// A code that is no longer sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retired {
    /// What went on the wire.
    pub code: &'static str,
    /// The text of the code that has taken its place, if one has.
    pub replaced_by: Option<&'static str>,
    /// The version or date it was retired in.
    pub since: Option<&'static str>,
    /// Why, inline Markdown.
    pub note: Option<&'static str>,
}

/// A header that carries a part of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What it is for: `request_id`, `retry_after`, `idempotency_key` or a name of the catalogue's own.
    pub role: &'static str,
    /// Its name as the API writes it.
    pub name: &'static str,
}

impl Catalog {
    /// A catalogue without an envelope and headers.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            envelope: None,
            each: None,
            success: None,
            envelopes: &[],
            headers: &[],
            members: None,
            domain: None,
            retired: &[],
            aliases: &[],
            shared_codes: &[],
            code_templates: &[],
            correlation: None,
            user_safe: false,
            integer_codes: false,
            by_status: &[],
            types: None,
            kinds: &[],
            params: &[],
            prefixes: &[],
            retries: Rules::new(),
            codes: &[],
            roles: Roles::of(&[]),
        }
    }

    /// Sets [`envelope`](Self#structfield.envelope).
    #[must_use]
    pub const fn with_envelope(mut self, media_type: &'static str, body: Node) -> Self {
        self.envelope = Some(Envelope { media_type, body });
        self
    }

    /// Sets [`each`](Self#structfield.each).
    #[must_use]
    pub const fn with_each(mut self, each: Each) -> Self {
        self.each = Some(each);
        self
    }

    /// Sets [`envelopes`](Self#structfield.envelopes).
    #[must_use]
    pub const fn with_envelopes(mut self, envelopes: &'static [Further]) -> Self {
        self.envelopes = envelopes;
        self
    }

    /// With the header that says the code of errors without a body.
    #[must_use]
    pub const fn with_code_header(mut self, name: &'static str) -> Self {
        self.roles.code = Some(name);
        self
    }

    /// The envelope of the responses for an error.
    pub fn envelope_of(&self, entry: &Entry) -> Envelope {
        let mut further = self.envelopes.iter();
        match further.find(|further| further.errors.contains(&entry.as_str())) {
            Some(further) => further.envelope,
            None => self.envelope.unwrap_or(Envelope::PROBLEM),
        }
    }

    /// Sets [`headers`](Self#structfield.headers).
    #[must_use]
    pub const fn with_headers(mut self, headers: &'static [Header]) -> Self {
        self.headers = headers;
        self.roles = Roles::of(headers);
        self
    }

    /// Sets [`members`](Self#structfield.members).
    #[must_use]
    pub const fn with_members(mut self, members: Node) -> Self {
        self.members = Some(members);
        self
    }

    /// Sets [`domain`](Self#structfield.domain).
    #[must_use]
    pub const fn with_domain(mut self, domain: &'static str) -> Self {
        self.domain = Some(domain);
        self
    }

    /// Sets [`retired`](Self#structfield.retired).
    #[must_use]
    pub const fn with_retired(mut self, retired: &'static [Retired]) -> Self {
        self.retired = retired;
        self
    }

    /// Sets [`aliases`](Self#structfield.aliases).
    #[must_use]
    pub const fn with_aliases(mut self, aliases: &'static [(&'static str, &'static str)]) -> Self {
        self.aliases = aliases;
        self
    }

    /// Sets [`shared_codes`](Self#structfield.shared_codes).
    #[must_use]
    pub const fn with_shared_codes(
        mut self,
        codes: &'static [(&'static str, &'static str)],
    ) -> Self {
        self.shared_codes = codes;
        self
    }

    /// Sets [`code_templates`](Self#structfield.code_templates).
    #[must_use]
    pub const fn with_code_templates(mut self, codes: &'static [&'static str]) -> Self {
        self.code_templates = codes;
        self
    }

    /// Sets [`correlation`](Self#structfield.correlation).
    #[must_use]
    pub const fn with_correlation(mut self, correlation: Correlation) -> Self {
        self.correlation = Some(correlation);
        self
    }

    /// Sets [`params`](Self#structfield.params).
    #[must_use]
    pub const fn with_params(mut self, params: &'static [Param]) -> Self {
        self.params = params;
        self
    }

    /// Sets [`user_safe`](Self#structfield.user_safe).
    #[must_use]
    pub const fn with_user_safe(mut self, user_safe: bool) -> Self {
        self.user_safe = user_safe;
        self
    }

    /// Sets [`integer_codes`](Self#structfield.integer_codes), which an envelope with such a code says, too.
    #[must_use]
    pub const fn with_integer_codes(mut self, integer_codes: bool) -> Self {
        self.integer_codes = integer_codes;
        self
    }

    /// Sets [`by_status`](Self#structfield.by_status).
    #[must_use]
    pub const fn with_by_status(mut self, by_status: &'static [(u16, &'static str)]) -> Self {
        self.by_status = by_status;
        self
    }

    /// Sets [`prefixes`](Self#structfield.prefixes).
    #[must_use]
    pub const fn with_prefixes(
        mut self,
        prefixes: &'static [(&'static str, &'static str, &'static str)],
    ) -> Self {
        self.prefixes = prefixes;
        self
    }

    /// Sets [`types`](Self#structfield.types).
    #[must_use]
    pub const fn with_types(mut self, types: Types) -> Self {
        self.types = Some(types);
        self
    }

    /// Sets [`kinds`](Self#structfield.kinds).
    #[must_use]
    pub const fn with_kinds(mut self, kinds: &'static [ErrorKind]) -> Self {
        self.kinds = kinds;
        self
    }

    /// Sets [`retries`](Self#structfield.retries).
    #[must_use]
    pub const fn with_retries(mut self, retries: Rules) -> Self {
        self.retries = retries;
        self
    }

    /// With the codes of all of its errors, for a type that forwards some.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_codes(mut self, codes: &'static [&'static str]) -> Self {
        self.codes = codes;
        self
    }

    /// Whether codes go on the wire as numbers.
    #[cfg(feature = "serde")]
    pub(crate) fn has_integer_codes(&self) -> bool {
        self.integer_codes || self.any_has(Hole::IntegerCode)
    }

    /// Whether integer ids go on the wire.
    #[cfg(feature = "serde")]
    pub(crate) fn has_numbers(&self) -> bool {
        self.any_has(Hole::Number)
    }

    /// Whether sub-codes are numbers on the wire.
    #[cfg(feature = "serde")]
    pub(crate) fn has_integer_reasons(&self) -> bool {
        self.any_has(Hole::IntegerReason)
    }

    /// Whether an envelope has this hole.
    #[cfg(feature = "serde")]
    fn any_has(&self, hole: Hole) -> bool {
        let mut further = self.envelopes.iter();
        self.envelope.is_some_and(|own| own.body.has(hole))
            || further.any(|further| further.envelope.body.has(hole))
    }

    /// The kind with this text on the wire.
    pub fn kind(&self, value: &str) -> Option<&'static ErrorKind> {
        self.kinds.iter().find(|kind| kind.value == value)
    }

    /// The name of the header of this role.
    pub const fn header(&self, role: &str) -> Option<&'static str> {
        named(self.headers, role)
    }
}
