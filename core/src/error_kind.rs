use crate::{
    Retry,
    retry::{Backoff, Rule},
};

/// All that a catalogue says of a kind of errors, which is above codes: one of tomorrow has a kind, too.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ErrorKind {
    /// The text on the wire.
    pub value: &'static str,
    /// What a client may do after an unknown error of the kind; the rules of known errors are theirs.
    pub retry: Option<Retry>,
    /// How waits grow under that rule, where it is not as the catalogue says for all.
    pub backoff: Option<&'static Backoff>,
    /// What names the error to programs that is recognised by the kind alone.
    pub entry: Option<&'static str>,
    /// What the class of unknown errors of the kind is called in packages of other languages.
    #[doc(hidden)]
    pub class: Option<&'static str>,
}

impl ErrorKind {
    /// A kind with nothing but its text.
    pub const fn new(value: &'static str) -> Self {
        Self {
            value,
            retry: None,
            backoff: None,
            entry: None,
            class: None,
        }
    }

    /// Sets [`retry`](Self#structfield.retry).
    #[must_use]
    pub const fn with_retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets [`backoff`](Self#structfield.backoff).
    #[must_use]
    pub const fn with_backoff(mut self, backoff: &'static Backoff) -> Self {
        self.backoff = Some(backoff);
        self
    }

    /// Sets [`entry`](Self#structfield.entry).
    #[must_use]
    pub const fn with_entry(mut self, entry: &'static str) -> Self {
        self.entry = Some(entry);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_class(mut self, class: &'static str) -> Self {
        self.class = Some(class);
        self
    }

    /// What a client may do next, and how waits grow.
    pub fn rule(&self) -> Option<Rule> {
        Rule::of(self.retry, self.backoff)
    }
}
