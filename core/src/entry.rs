use crate::{
    Audience, ErrorKind, Facts, Grpc, Param, Processed, Retry, Severity, Status,
    retry::{Backoff, Rule},
};

/// All that a catalogue says about one error, as a static record.
///
/// The fields are there to be read. Generated code builds an entry with [`Entry::new`] and the `const` setters, so
/// that a later version can add a field without breaking what an earlier one generated.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts of an error, not states"
)]
pub struct Entry {
    /// The `snake_case` name, unique in the catalogue, from which identifiers of all languages come.
    pub name: &'static str,
    /// The code on the wire; absent where the API has no codes.
    pub code: Option<&'static str>,
    /// Whether other errors have the code too: programs call it by its name.
    pub shares_code: bool,
    /// A stable integer id, where the API has one besides the code.
    pub number: Option<i64>,
    /// The HTTP status; absent for an error that is never an HTTP response, or whose status is not documented.
    pub status: Option<Status>,
    /// Further statuses with which the error comes; servers send [`status`](Self#structfield.status).
    pub other_statuses: &'static [Status],
    /// The canonical gRPC code.
    pub grpc: Option<Grpc>,
    /// A few words for headings.
    pub title: &'static str,
    /// The text that people see, as a template: `{param}` for a value, `{{` and `}}` for braces. Empty where the catalogue has
    /// none, and the error says it each time.
    pub message: &'static str,
    /// Other texts that the message can have, as templates; servers send the first.
    pub other_messages: &'static [&'static str],
    /// How a client recognises the error by its message, where the wire has no code.
    pub matchers: &'static [Matcher],
    /// The page of this error in the documentation.
    pub doc_url: Option<&'static str>,
    /// The problem type (RFC 9457), where it is not that page.
    pub problem_type: Option<&'static str>,
    /// What brings the error about and what to do, in the catalogue's order.
    pub cases: &'static [Case],
    /// The values that belong to it, in the catalogue's order.
    pub params: &'static [Param],
    /// The closed set of sub-codes; empty for most entries.
    pub reasons: &'static [Reason],
    /// The kind that it is of, as the text on the wire.
    pub kind: Option<&'static str>,
    /// What names the error to programs that it is a case of.
    pub parent: Option<&'static str>,
    /// The names of its traits: what it has in common with other errors, whatever their codes are.
    pub traits: &'static [&'static str],
    /// What a client may do next, where the catalogue says. A reason may have a rule of its own.
    pub retry: Option<Retry>,
    /// How waits grow under that rule, where it is not as the catalogue says for all.
    pub backoff: Option<&'static Backoff>,
    /// Whether that rule is the entry's own or its kind's: else it is that of its status, and a client goes by the status that came.
    pub own_retry: bool,
    /// Whether the request may have taken effect.
    pub processed: Processed,
    /// Whether the entry says so: else its status does, and a client goes by the status that came.
    pub own_processed: bool,
    /// How much an occurrence matters, where the catalogue says.
    pub severity: Option<Severity>,
    /// Whether an occurrence calls somebody.
    pub pages: bool,
    /// Who can meet the error.
    pub audience: Audience,
    /// The team that answers for it.
    pub owner: Option<&'static str>,
    /// The version or date since which the API returns this error.
    pub since: Option<&'static str>,
    /// What to know about an error that the API is giving up; absent for one that it is not.
    pub deprecated: Option<&'static str>,
    /// The exit code of a command line that ends with it: 1 to 255.
    pub exit: Option<u8>,
    /// The code with which a server closes a WebSocket for it (RFC 6455, section 7.4.2): 4000 to 4999.
    pub close: Option<u16>,
}

/// One cause with its remedy, both Markdown. Either is empty where the catalogue has only the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// What brings the error about.
    pub cause: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// How a message is recognised, case-sensitively. An exact text wins over a prefix, a prefix over a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matcher {
    /// The whole message is this text.
    Exact(&'static str),
    /// The message begins with this text.
    Prefix(&'static str),
    /// The message is an instance of this template.
    Template(&'static str),
}

/// All that a catalogue says about one sub-code of an entry. What a reason leaves out is as the entry has it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Reason {
    /// The text on the wire, unique within its entry.
    pub code: &'static str,
    /// A few words for headings.
    pub title: &'static str,
    /// The HTTP status, where it differs from the entry's.
    pub status: Option<Status>,
    /// The message template, where it differs from the entry's.
    pub message: Option<&'static str>,
    /// What brings it about and what to do.
    pub cases: &'static [Case],
    /// What a client may do next, where it differs from the entry's.
    pub retry: Option<Retry>,
    /// How waits grow under that rule, where it is not as the catalogue says for all.
    pub backoff: Option<&'static Backoff>,
    /// Whether that rule is the reason's own or its entry's, and not that of a status.
    pub own_retry: bool,
}

impl Entry {
    /// An entry with what every one has; the setters add the rest.
    ///
    /// What most entries leave out is not an argument: rustc takes longer over a `None` or an empty list than over all
    /// the texts of a row.
    pub const fn new(
        name: &'static str,
        code: &'static str,
        title: &'static str,
        message: &'static str,
        facts: Facts,
    ) -> Self {
        Self {
            name,
            code: Some(code),
            shares_code: false,
            number: None,
            status: facts.status,
            other_statuses: &[],
            grpc: facts.grpc,
            title,
            message,
            other_messages: &[],
            matchers: &[],
            doc_url: None,
            problem_type: None,
            cases: &[],
            params: &[],
            reasons: &[],
            kind: facts.kind,
            parent: None,
            traits: &[],
            retry: facts.retry,
            backoff: facts.backoff,
            own_retry: facts.own_retry,
            processed: facts.processed,
            own_processed: facts.own_processed,
            severity: facts.severity,
            pages: facts.pages,
            audience: facts.audience,
            owner: None,
            since: None,
            deprecated: None,
            exit: None,
            close: None,
        }
    }

    /// An entry of an API that sends no codes.
    pub const fn without_code(
        name: &'static str,
        title: &'static str,
        message: &'static str,
        facts: Facts,
    ) -> Self {
        let mut entry = Self::new(name, name, title, message, facts);
        entry.code = None;
        entry
    }

    /// Sets [`cases`](Self#structfield.cases).
    #[must_use]
    pub const fn with_cases(mut self, cases: &'static [Case]) -> Self {
        self.cases = cases;
        self
    }

    /// Sets [`other_messages`](Self#structfield.other_messages).
    #[must_use]
    pub const fn with_other_messages(mut self, messages: &'static [&'static str]) -> Self {
        self.other_messages = messages;
        self
    }

    /// Sets [`other_statuses`](Self#structfield.other_statuses).
    #[must_use]
    pub const fn with_other_statuses(mut self, statuses: &'static [Status]) -> Self {
        self.other_statuses = statuses;
        self
    }

    /// Sets [`matchers`](Self#structfield.matchers).
    #[must_use]
    pub const fn with_matchers(mut self, matchers: &'static [Matcher]) -> Self {
        self.matchers = matchers;
        self
    }

    /// Sets [`doc_url`](Self#structfield.doc_url).
    #[must_use]
    pub const fn with_doc_url(mut self, doc_url: &'static str) -> Self {
        self.doc_url = Some(doc_url);
        self
    }

    /// Sets [`problem_type`](Self#structfield.problem_type).
    #[must_use]
    pub const fn with_problem_type(mut self, problem_type: &'static str) -> Self {
        self.problem_type = Some(problem_type);
        self
    }

    /// Sets [`number`](Self#structfield.number).
    #[must_use]
    pub const fn with_number(mut self, number: i64) -> Self {
        self.number = Some(number);
        self
    }

    /// Sets [`params`](Self#structfield.params).
    #[must_use]
    pub const fn with_params(mut self, params: &'static [Param]) -> Self {
        self.params = params;
        self
    }

    /// Sets [`reasons`](Self#structfield.reasons).
    #[must_use]
    pub const fn with_reasons(mut self, reasons: &'static [Reason]) -> Self {
        self.reasons = reasons;
        self
    }

    /// Sets [`traits`](Self#structfield.traits).
    #[must_use]
    pub const fn with_traits(mut self, traits: &'static [&'static str]) -> Self {
        self.traits = traits;
        self
    }

    /// Sets [`owner`](Self#structfield.owner).
    #[must_use]
    pub const fn with_owner(mut self, owner: &'static str) -> Self {
        self.owner = Some(owner);
        self
    }

    /// Sets [`since`](Self#structfield.since).
    #[must_use]
    pub const fn with_since(mut self, since: &'static str) -> Self {
        self.since = Some(since);
        self
    }

    /// Sets [`exit`](Self#structfield.exit).
    #[must_use]
    pub const fn with_exit(mut self, exit: u8) -> Self {
        self.exit = Some(exit);
        self
    }

    /// Sets [`close`](Self#structfield.close).
    #[must_use]
    pub const fn with_close(mut self, close: u16) -> Self {
        self.close = Some(close);
        self
    }

    /// Sets [`deprecated`](Self#structfield.deprecated).
    #[must_use]
    pub const fn with_deprecated(mut self, deprecated: &'static str) -> Self {
        self.deprecated = Some(deprecated);
        self
    }

    /// The text that names the error to programs: its code, or its name where it has none or shares it with others.
    pub const fn as_str(&self) -> &'static str {
        match self.code {
            Some(code) if !self.shares_code => code,
            _ => self.name,
        }
    }

    /// The problem type (RFC 9457) that servers send: its own, else the page of the documentation.
    pub const fn type_uri(&self) -> Option<&'static str> {
        match self.problem_type {
            Some(own) => Some(own),
            None => self.doc_url,
        }
    }

    /// The templates of every text that the message can have: the entry's own, then those of its reasons.
    pub fn messages(&self) -> impl Iterator<Item = &'static str> + use<> {
        let first = (!self.message.is_empty()).then_some(self.message);
        let own = first.into_iter().chain(self.other_messages.iter().copied());
        own.chain(self.reasons.iter().filter_map(|reason| reason.message))
    }

    /// Its own statuses, the one that servers send first.
    pub fn statuses(&self) -> impl Iterator<Item = Status> + use<> {
        let others = self.other_statuses.iter().copied();
        self.status.into_iter().chain(others)
    }

    /// What a client may do next, and how waits grow.
    pub fn rule(&self) -> Option<Rule> {
        Rule::of(self.retry, self.backoff)
    }

    /// The exit code of a command line that ends with it: that of the catalogue, else 1.
    ///
    /// ```
    /// # use errcat::{Entry, Facts};
    /// # use std::process::ExitCode;
    /// # let entry = Entry::new("a", "a", "A", "A.", Facts::new());
    /// let code = ExitCode::from(entry.exit_code());
    /// # assert_eq!(code, ExitCode::FAILURE);
    /// ```
    pub const fn exit_code(&self) -> u8 {
        match self.exit {
            Some(exit) => exit,
            None => 1,
        }
    }

    /// The reason of this code.
    pub fn reason(&self, code: &str) -> Option<&'static Reason> {
        self.reasons.iter().find(|reason| reason.code == code)
    }

    /// The place of its kind among those of the catalogue.
    pub const fn place_of_kind(&self, kinds: &[ErrorKind]) -> Option<usize> {
        let Some(own) = self.kind else {
            return None;
        };
        let mut at = 0;
        while at < kinds.len() {
            if crate::lookup::equal(kinds[at].value.as_bytes(), own.as_bytes()) {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    /// Whether it has the trait of this name.
    pub const fn has_trait(&self, name: &str) -> bool {
        let mut at = 0;
        while at < self.traits.len() {
            if crate::lookup::equal(self.traits[at].as_bytes(), name.as_bytes()) {
                return true;
            }
            at += 1;
        }
        false
    }
}

impl Reason {
    /// A reason that leaves its status, message and retry rule to its entry.
    pub const fn new(code: &'static str, title: &'static str, cases: &'static [Case]) -> Self {
        Self {
            code,
            title,
            status: None,
            message: None,
            cases,
            retry: None,
            backoff: None,
            own_retry: false,
        }
    }

    /// Sets [`status`](Self#structfield.status).
    #[must_use]
    pub const fn with_status(mut self, status: Status) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets [`message`](Self#structfield.message).
    #[must_use]
    pub const fn with_message(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }

    /// Sets [`retry`](Self#structfield.retry) to a rule of the reason's own, or its entry's.
    #[must_use]
    pub const fn with_retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self.own_retry = true;
        self
    }

    /// Sets [`retry`](Self#structfield.retry) to the rule of a status.
    #[must_use]
    pub const fn with_retry_of_status(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets [`backoff`](Self#structfield.backoff).
    #[must_use]
    pub const fn with_backoff(mut self, backoff: &'static Backoff) -> Self {
        self.backoff = Some(backoff);
        self
    }

    /// What a client may do next, and how waits grow.
    pub fn rule(&self) -> Option<Rule> {
        Rule::of(self.retry, self.backoff)
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Reason};
    use crate::{Facts, Retry, Status};

    const BUSY: Entry = Entry::without_code(
        "queue_full",
        "Queue full",
        "Busy ({reason}).",
        Facts::new().with_status(Status::Exact(429)),
    )
    .with_reasons(&[Reason::new("daily", "Daily", &[]).with_retry(Retry::Never)]);

    #[test]
    fn without_a_code_the_name_stands_for_the_error() {
        assert_eq!(BUSY.as_str(), "queue_full");
        let coded = Entry {
            code: Some("E42"),
            ..BUSY
        };
        assert_eq!(coded.as_str(), "E42");
    }

    #[test]
    fn reasons_are_found_by_their_code_only() {
        assert_eq!(
            BUSY.reason("daily").map(|reason| reason.retry),
            Some(Some(Retry::Never))
        );
        assert_eq!(BUSY.reason("Daily"), None);
    }
}
