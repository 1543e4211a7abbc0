//! Several errors in one response.

use alloc::{string::String, string::ToString, vec::Vec};
use core::{error::Error, fmt, slice, time::Duration};

use crate::{
    Catalog, CatalogError, Entry, ErrorSet, Facts, Logs, Param, Params, Reason, Retry, Status,
    Value, derived, error::public,
};

/// Several errors as one response, in the list that the catalogue's envelope has for them: `errors: {$each: …}`.
///
/// It is an error of the catalogue itself, so that a handler returns `Result<_, Errors<E>>`, and `?` makes one of a single
/// error.
///
/// ```
/// use errcat::Errors;
/// # mod forms {
/// #     errcat::catalog!("../tests/languages/catalogues/forms.yaml");
/// # }
/// use forms::{Error, NotUnique, TooShort};
///
/// fn sign_up(name: &str, email: &str) -> Result<(), Errors<Error>> {
///     let mut found: Vec<Error> = Vec::new();
///     if name.len() < 3 {
///         found.push(TooShort { field: "name".into(), pointer: None, least: Some(3) }.into());
///     }
///     if email == "a@example.org" {
///         found.push(NotUnique { field: "email".into(), pointer: None }.into());
///     }
///     Errors::check(found)
/// }
///
/// let errors = sign_up("a", "a@example.org").unwrap_err();
/// assert_eq!(errcat::reply(&errors).status(), 422);
/// ```
///
/// # What is sent
///
/// - The status that all of them have; if they differ, that of the error under `several` in the catalogue, else 500 if one is
///   of `5xx`, and 400 otherwise; if none has one, a status of success where errors come with such. Of an error of the [whole](Self::within) it is that one's.
/// - What the envelope has beside the list is of the error of the [whole](Self::within), else of that under `several`, else of
///   the first. An envelope without a list has that error alone.
/// - A header that several have is that of the first, and one that says how long to wait is the longest.
///
/// There is one event of the log, with the code of each.
#[derive(Debug, Clone, PartialEq)]
pub struct Errors<E> {
    whole: Option<E>,
    /// One at least.
    all: Vec<E>,
}

impl<E> Errors<E> {
    /// These errors, if there are any.
    pub fn of(errors: impl IntoIterator<Item = E>) -> Option<Self> {
        let all: Vec<E> = errors.into_iter().collect();
        (!all.is_empty()).then_some(Self { whole: None, all })
    }

    /// A success if there are no errors.
    ///
    /// # Errors
    ///
    /// These, if there are any.
    pub fn check(errors: impl IntoIterator<Item = E>) -> Result<(), Self> {
        Self::of(errors).map_or(Ok(()), Err)
    }

    /// With an error of the whole, which they are parts of: what the envelope has beside the list is its own.
    #[must_use]
    pub fn within(mut self, whole: E) -> Self {
        self.whole = Some(whole);
        self
    }

    /// One more.
    pub fn push(&mut self, error: E) {
        self.all.push(error);
    }

    /// The errors of the list in their order.
    pub fn iter(&self) -> slice::Iter<'_, E> {
        self.all.iter()
    }

    /// The error of the whole, if there is one.
    pub fn whole(&self) -> Option<&E> {
        self.whole.as_ref()
    }
}

impl<E> From<E> for Errors<E> {
    fn from(error: E) -> Self {
        Self {
            whole: None,
            all: Vec::from([error]),
        }
    }
}

impl<E> Extend<E> for Errors<E> {
    fn extend<I: IntoIterator<Item = E>>(&mut self, errors: I) {
        self.all.extend(errors);
    }
}

impl<E> IntoIterator for Errors<E> {
    type Item = E;
    type IntoIter = alloc::vec::IntoIter<E>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl<'a, E> IntoIterator for &'a Errors<E> {
    type Item = &'a E;
    type IntoIter = slice::Iter<'a, E>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<E: CatalogError> Errors<E> {
    /// The error that stands for all, or the catalogue's entry that does.
    fn lead(&self) -> Result<&E, &'static Entry> {
        let several = self
            .all
            .first()
            .and_then(|error| error.catalog().each.as_ref()?.several.as_ref());
        match (&self.whole, several, self.all.as_slice()) {
            (Some(whole), ..) => Ok(whole),
            (None, Some(several), [_, _, ..]) => Err(several),
            (None, _, [first, ..]) => Ok(first),
            (None, _, []) => Err(&NONE),
        }
    }

    /// The status that all have, if they have the same.
    fn agreed(&self) -> Option<Status> {
        let mut all = self.all.iter().map(CatalogError::status);
        let first = all.next()?;
        all.all(|status| status == first).then_some(first)?
    }
}

/// What stands for no errors, which there never are.
static NONE: Entry = Entry::without_code(
    "none",
    "Request failed",
    "The request failed.",
    Facts::new(),
);

impl<E: CatalogError> CatalogError for Errors<E> {
    fn catalog(&self) -> &'static Catalog {
        static NO_CATALOG: Catalog = Catalog::new("none");
        self.all.first().map_or(&NO_CATALOG, CatalogError::catalog)
    }

    fn entry(&self) -> &'static Entry {
        self.lead().map_or_else(|entry| entry, CatalogError::entry)
    }

    fn reason(&self) -> Option<&'static Reason> {
        self.lead().ok()?.reason()
    }

    fn params(&self, to: &mut dyn Params) {
        if let Ok(lead) = self.lead() {
            lead.params(to);
        }
    }

    fn private(&self, to: &mut dyn Logs) {
        for error in self.whole.iter().chain(&self.all) {
            error.private(to);
        }
    }

    fn status(&self) -> Option<Status> {
        if let (Some(whole), _) | (None, [whole]) = (&self.whole, self.all.as_slice()) {
            return whole.status();
        }
        let is_without = |error: &E| error.status().is_none();
        if self.catalog().success.is_some() && self.all.iter().all(is_without) {
            return None;
        }
        let of_lead = || self.lead().err()?.status;
        self.agreed().or_else(of_lead).or_else(|| {
            let is_of_server = |error: &E| error.status().is_none_or(|status| status.class() >= 5);
            let is_of_server = self.all.iter().any(is_of_server);
            Some(Status::Exact(if is_of_server { 500 } else { 400 }))
        })
    }

    fn retry(&self) -> Option<Retry> {
        self.lead()
            .map_or_else(|entry| entry.retry, CatalogError::retry)
    }

    fn each_error(&self, each: &mut dyn FnMut(&dyn CatalogError)) {
        for error in &self.all {
            each(error);
        }
    }
}

impl<E: ErrorSet> ErrorSet for Errors<E> {
    const CATALOG: &'static Catalog = E::CATALOG;

    fn entries(each: &mut dyn FnMut(&'static Entry)) {
        E::entries(each);
    }

    fn by_status(each: &mut dyn FnMut(&'static Entry)) {
        E::by_status(each);
    }
}

impl<E: CatalogError> Error for Errors<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let mut errors = self.whole.iter().chain(&self.all);
        errors.find_map(Error::source)
    }
}

/// The message of the error that stands for all.
impl<E: CatalogError> fmt::Display for Errors<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lead() {
            Ok(lead) => fmt::Display::fmt(lead, f),
            Err(_) => derived::message(self, f),
        }
    }
}

/// The headers that values travel in, each once: the first that has it, and of times to wait the longest.
pub(crate) fn in_headers(error: &dyn CatalogError, take: &mut dyn FnMut(&str, &str)) {
    let mut found: Vec<(&'static str, Option<Duration>, String)> = Vec::new();
    let mut gather = |error: &dyn CatalogError| {
        let in_header = |param: &Param| param.header.is_some();
        public(error, &in_header, &mut |param, value| {
            let name = param.header.unwrap_or_default();
            let (wait, text) = match value {
                Value::Seconds(wait) => (Some(wait), whole_seconds(wait).to_string()),
                value => (None, value.to_string()),
            };
            let mut known = found.iter_mut();
            match known.find(|(known, ..)| known.eq_ignore_ascii_case(name)) {
                Some(known) if wait > known.1 => *known = (known.0, wait, text),
                Some(_) => {}
                None => found.push((name, wait, text)),
            }
        });
    };
    gather(error);
    error.each_error(&mut gather);
    for (name, _, text) in found {
        take(name, &text);
    }
}

fn whole_seconds(duration: Duration) -> u64 {
    let begun = u64::from(duration.subsec_nanos() > 0);
    duration.as_secs().saturating_add(begun)
}
