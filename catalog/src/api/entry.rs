//! One error, its reasons and lifecycle.

use super::{
    Facts, Grpc, Identifiers, Matcher, Message, NamedValue, Param, PythonBase, RetryRule,
    TypescriptBase, code_template::is_instance, words::words,
};
use crate::status::Status;

/// One error.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts of an error, not states"
)]
pub struct Entry {
    /// Its `snake_case` name, unique in the catalogue.
    pub name: String,
    /// The variant in Rust and the class in TypeScript and Python.
    pub identifiers: Identifiers,
    /// What goes on the wire; absent where the API sends no code, or none for this entry.
    pub code: Option<String>,
    /// Whether other entries have the code too, so that programs call it by its name.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "std::ops::Not::not")
    )]
    pub shares_code: bool,
    /// Further codes by which clients recognise it; servers never send them.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub aliases: Vec<String>,
    /// A stable integer id besides the code.
    pub number: Option<i64>,
    /// The HTTP status that servers send; absent for an error that is never an HTTP response or whose status is not documented.
    pub status: Option<Status>,
    /// Further statuses with which the error comes.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub other_statuses: Vec<Status>,
    /// The problem type as servers send it, where it is not the URL of its documentation.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub problem_type: Option<String>,
    /// The canonical gRPC code.
    pub grpc: Option<Grpc>,
    /// A few words for headings.
    pub title: String,
    /// The texts people see; the first is the one that servers send. None where the service gives the text each time.
    pub messages: Vec<Message>,
    /// By what clients recognise it, where that is not what they recognise most entries by: the code, or the message in an API
    /// without codes.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub by: Option<By>,
    /// The name of the envelope that it is sent in, where that is not the catalogue's own.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub envelope: Option<String>,
    /// How a client recognises the entry by its message, in one way for each text that it can have; present where it has
    /// no code and is recognised by that.
    pub matchers: Vec<Matcher>,
    /// Why it happens, inline Markdown, one item a cause.
    pub causes: Vec<String>,
    /// What to do, inline Markdown, one item a remedy.
    pub remedies: Vec<String>,
    /// Causes with the remedy that belongs to each, where the catalogue pairs them.
    pub cases: Vec<Case>,
    /// Block Markdown for the entry's own page.
    pub description: Option<String>,
    /// The typed values of this error, private ones included.
    pub params: Vec<Param>,
    /// The closed set of sub-codes; empty if there is none.
    pub reasons: Vec<Reason>,
    /// Whether and how to try again; absent where the catalogue says nothing.
    pub retry: Option<RetryRule>,
    /// Whether that rule is the entry's own or its kind's: else it is that of its status, and of another status it is another.
    pub own_retry: bool,
    /// Whether the request may have taken effect.
    pub processed: Processed,
    /// Whether the entry says so: else its status does, and of another status it is another.
    pub own_processed: bool,
    /// The name of the exception class of the entry's family.
    pub exception: String,
    /// The name of the error that it is a case of.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub parent: Option<String>,
    /// The exception of Python that its class also is.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub python_base: Option<PythonBase>,
    /// The error of JavaScript that its class also is.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub typescript_base: Option<TypescriptBase>,
    /// How codes begin that are cases of it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub prefix: Option<String>,
    /// The group it belongs to.
    pub group: Option<String>,
    /// The name of the kind that it is of.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub kind: Option<String>,
    /// The names of the traits that it has, in the order of `traits`.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub traits: Vec<String>,
    /// Where to read on.
    pub see: Vec<See>,
    /// Worked examples.
    pub examples: Vec<Example>,
    /// The version or date it appeared in.
    pub since: Option<String>,
    /// Set once clients should no longer meet it.
    pub deprecated: Option<Deprecated>,
    /// The team that answers for it.
    pub owner: Option<String>,
    /// How bad it is to whoever runs the API.
    pub severity: Option<Severity>,
    /// Whether an occurrence pages somebody.
    pub pages: bool,
    /// Whose fault it is.
    pub fault: Option<Fault>,
    /// How it reaches a client.
    pub channels: Vec<Channel>,
    /// The code with which the server closes a WebSocket for it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub close: Option<u16>,
    /// The exit code of a command line that ends with it: its own, else that of its exception class.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub exit: Option<u8>,
    /// Who can meet it.
    pub audience: Audience,
    /// The anchor of its place in the reference, which the fragment of its URL is: the code, or the name where the code has
    /// what an anchor cannot have.
    pub anchor: String,
    /// The URL of its documentation.
    pub doc_url: Option<String>,
    /// Facts of the catalogue's own, which generated code does not have.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub facts: Facts,
}

impl Entry {
    /// What programs call it by: its code, or its name where it has none or shares it.
    pub fn key(&self) -> &str {
        let own = self.code.as_ref().filter(|_| !self.shares_code);
        own.unwrap_or(&self.name)
    }

    /// The code, if it is of this entry alone.
    pub fn own_code(&self) -> Option<&str> {
        self.code.as_deref().filter(|_| !self.shares_code)
    }

    /// The params that may leave the server.
    pub fn public_params(&self) -> impl Iterator<Item = &Param> {
        self.params.iter().filter(|param| !param.private)
    }

    /// Whether the service gives its text each time: the catalogue has none.
    pub fn takes_message(&self) -> bool {
        self.messages.is_empty()
    }

    /// The texts that people can see: the entry's own, then those of its reasons.
    pub fn every_message(&self) -> impl Iterator<Item = &Message> {
        let reasons = self
            .reasons
            .iter()
            .filter_map(|reason| reason.message.as_ref());
        self.messages.iter().chain(reasons)
    }

    /// Whether a text is one of those that people can see, with something in the place of each value.
    pub fn says(&self, text: &str) -> bool {
        let mut messages = self.every_message();
        messages.any(|message| is_instance(&message.parts, text, &|_, _| true))
    }

    /// Its own statuses, the one that servers send first.
    pub fn declared_statuses(&self) -> impl Iterator<Item = Status> {
        let others = self.other_statuses.iter().copied();
        self.status.into_iter().chain(others)
    }

    /// The same as people read it: `409, 412`.
    pub fn statuses_in_words(&self) -> Option<String> {
        let mut words = String::new();
        for status in self.declared_statuses() {
            if !words.is_empty() {
                words.push_str(", ");
            }
            words.push_str(&status.to_string());
        }
        (!words.is_empty()).then_some(words)
    }

    /// Its own statuses, then those of its reasons.
    pub fn statuses(&self) -> impl Iterator<Item = Status> {
        let reasons = self.reasons.iter().filter_map(|reason| reason.status);
        self.declared_statuses().chain(reasons)
    }

    /// The title of an error that has a code, where it says more than that.
    pub fn own_title(&self) -> Option<&str> {
        let code = self.code.as_ref()?;
        Some(self.title.as_str()).filter(|title| !is_in_words(code, title))
    }

    /// The statuses that are enough to recognise it.
    pub fn own_statuses(&self) -> impl Iterator<Item = u16> {
        let is_enough = self.by == Some(By::Status);
        let statuses = self.statuses().filter(move |_| is_enough);
        statuses.filter_map(|status| match status {
            Status::Exact(status) => Some(status),
            Status::Class(_) => None,
        })
    }

    /// The param of that name.
    pub fn param(&self, name: &str) -> Option<&Param> {
        self.params.iter().find(|param| param.name == name)
    }
}

words! {
    /// By what clients recognise an entry.
    By {
        /// Its code.
        Code = "code",
        /// A text of its own, where the response has no code that is known.
        Message = "message",
        /// Its problem type.
        Type = "type",
        /// Its kind alone, where the response has no code.
        Kind = "kind",
        /// The status alone, where nothing else is known.
        Status = "status",
    }
}

/// A cause with the remedy that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Case {
    /// Why it happens, inline Markdown.
    pub cause: Option<String>,
    /// What to do about it, inline Markdown.
    pub remedy: Option<String>,
}

/// A sub-code of an entry.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Reason {
    /// What goes on the wire; unique under its entry.
    pub name: String,
    /// The variant in Rust and the member in TypeScript and Python.
    pub identifiers: Identifiers,
    /// A few words.
    pub title: String,
    /// The status where it differs from the entry's.
    pub status: Option<Status>,
    /// The text people see where it differs from the entry's.
    pub message: Option<Message>,
    /// Why it happens, inline Markdown.
    pub causes: Vec<String>,
    /// What to do, inline Markdown.
    pub remedies: Vec<String>,
    /// Whether and how to try again; the entry's rule where the catalogue says nothing else, or that of the reason's status.
    pub retry: Option<RetryRule>,
    /// Whether that rule is the reason's own or its entry's, and not that of a status.
    pub own_retry: bool,
    /// Facts of the catalogue's own, which generated code does not have.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub facts: Facts,
}

impl Reason {
    /// Whether its title says more than its name in words.
    pub fn has_own_title(&self) -> bool {
        !is_in_words(&self.name, &self.title)
    }
}

/// Whether a title has the letters and digits of a name, and no others.
fn is_in_words(name: &str, title: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    letters(name) == letters(title)
}

/// A place to read on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum See {
    /// Another entry, by name.
    Entry(String),
    /// A Markdown link.
    Link(String),
}

/// A worked example.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Example {
    /// A few words.
    pub title: Option<String>,
    /// The values of the params.
    pub params: Vec<NamedValue>,
    /// The message with those values.
    pub message: String,
}

/// Why and since when an entry should no longer be met.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Deprecated {
    /// The version or date.
    pub since: Option<String>,
    /// The date from which it is no longer sent, as ISO 8601 writes it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub sunset: Option<String>,
    /// The entry that takes its place, by name.
    pub replaced_by: Option<String>,
    /// What to do, inline Markdown.
    pub note: Option<String>,
}

/// A code that is no longer sent and can never be used again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Retired {
    /// The name it had.
    pub name: String,
    /// What went on the wire; absent where the API sends no code, or where the entry that took its place still sends it.
    pub code: Option<String>,
    /// The status it had.
    pub status: Option<Status>,
    /// The version or date it appeared in.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub introduced: Option<String>,
    /// The last version or date with which it was sent.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub until: Option<String>,
    /// The version or date it was retired in.
    pub since: Option<String>,
    /// The entry that took its place, by name.
    pub replaced_by: Option<String>,
    /// Why, inline Markdown.
    pub note: Option<String>,
    /// The anchor of its place in the reference, by the same rule as that of an entry.
    pub anchor: String,
}

words! {
    /// Whether a request that failed may have taken effect.
    Processed {
        /// It has not.
        No = "no",
        /// It has.
        Yes = "yes",
        /// Nobody can tell.
        Unknown = "unknown",
    }
}

words! {
    /// How bad an error is to whoever runs the API.
    Severity {
        /// Of interest to its authors only.
        Debug = "debug",
        /// Expected in normal work.
        Info = "info",
        /// Worth a look if there are many.
        Warning = "warning",
        /// A failure of the service.
        Error = "error",
        /// A failure that somebody must act on now.
        Critical = "critical",
    }
}

words! {
    /// Whose fault an error is.
    Fault {
        /// The caller's.
        Client = "client",
        /// The API's.
        Server = "server",
        /// A dependency's.
        Upstream = "upstream",
        /// Nobody's code: money is missing.
        Billing = "billing",
    }
}

words! {
    /// How an error reaches a client.
    Channel {
        /// As an HTTP response.
        Http = "http",
        /// In the body of an asynchronous task.
        Task = "task",
        /// As an event of a stream.
        Stream = "stream",
        /// In a webhook's delivery.
        Webhook = "webhook",
        /// Over a WebSocket: as a message, or as what closes it.
        Websocket = "websocket",
    }
}

words! {
    /// Who can meet an error.
    Audience {
        /// Every client.
        Public = "public",
        /// Only the API's own application.
        InApp = "in-app",
        /// Only the API's own services.
        Internal = "internal",
    }
}
