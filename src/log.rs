use alloc::{string::ToString, vec::Vec};
use core::{error::Error, fmt};

use tracing::{Level, field};

use crate::{CatalogError, Failure, Logs, Severity};

/// Logs a failed request as one structured event of the target `errcat`.
///
/// The layers for frameworks do it for every failed request; this is for services without one. The fields:
///
/// | Field | What |
/// | --- | --- |
/// | `message` | what the client is shown |
/// | `code`, `reason` | what the error is, by the catalogue |
/// | `catalog` | the catalogue's name |
/// | `status` | the HTTP status |
/// | `severity` | the catalogue's, if it has one; the event's level comes from it |
/// | `pages` | whether the catalogue says that somebody is called |
/// | `owner` | the team that the catalogue names |
/// | `request_id` | the id of the request |
/// | `private` | the private params and fields, as a map |
/// | `sources` | what the error came from, the nearest first |
///
/// A critical error is logged at the level `ERROR`, like one of severity `error`. Where the catalogue has no severity, a
/// status of `4xx` is `INFO`, since it is the client's, and everything else is `ERROR`.
///
/// ```
/// # use errcat::{Catalog, CatalogError, Entry, Facts};
/// # static ENTRY: Entry = Entry::new("gone", "gone", "Gone", "It is gone.", Facts::new());
/// # static CATALOG: Catalog = Catalog::new("things");
/// # #[derive(Debug)] struct Gone;
/// # impl std::fmt::Display for Gone {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("It is gone.") }
/// # }
/// # impl std::error::Error for Gone {}
/// # impl CatalogError for Gone {
/// #     fn catalog(&self) -> &'static Catalog { &CATALOG }
/// #     fn entry(&self) -> &'static Entry { &ENTRY }
/// # }
/// errcat::log(&Gone, "req_1");
/// errcat::log(&Gone, None);
/// ```
pub fn log<'a>(error: &dyn CatalogError, request_id: impl Into<Option<&'a str>>) {
    write(error, request_id.into(), None);
}

/// Logs an error, with the failure that it was made from if it keeps no source itself.
pub(crate) fn write(error: &dyn CatalogError, request_id: Option<&str>, failure: Option<&Failure>) {
    let entry = error.entry();
    let failure = failure.map(|failure| -> &dyn Error { failure });
    let sources = Sources(error.source().or(failure));
    let private = Private(error);
    let status = crate::reply(error).status();
    macro_rules! event {
        ($level:ident) => {
            tracing::event!(
                target: "errcat",
                Level::$level,
                code = entry.as_str(),
                reason = error.reason().map(|reason| reason.code),
                catalog = error.catalog().name,
                status,
                severity = entry.severity.map(name),
                pages = entry.pages,
                owner = entry.owner,
                request_id,
                private = private.has_any().then(|| field::debug(&private)),
                sources = sources.0.map(|_| field::debug(&sources)),
                "{error}"
            )
        };
    }
    match entry.severity {
        Some(Severity::Debug) => event!(DEBUG),
        Some(Severity::Info) => event!(INFO),
        Some(Severity::Warning) => event!(WARN),
        Some(Severity::Error | Severity::Critical) => event!(ERROR),
        None if (400..500).contains(&status) => event!(INFO),
        None => event!(ERROR),
    }
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Debug => "debug",
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
        Severity::Critical => "critical",
    }
}

/// The values that are for logs alone.
struct Private<'a>(&'a dyn CatalogError);

struct Any(bool);

impl Private<'_> {
    fn has_any(&self) -> bool {
        let mut any = Any(false);
        self.0.private(&mut any);
        any.0
    }
}

impl Logs for Any {
    fn log(&mut self, _: &'static str, _: &dyn fmt::Debug) {
        self.0 = true;
    }
}

impl Logs for fmt::DebugMap<'_, '_> {
    fn log(&mut self, name: &'static str, value: &dyn fmt::Debug) {
        self.entry(&format_args!("{name}"), value);
    }
}

impl fmt::Debug for Private<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        self.0.private(&mut map);
        map.finish()
    }
}

/// An error and what it came from, each as a quoted text, so that none can end a line of the log.
struct Sources<'a>(Option<&'a dyn Error>);

impl fmt::Debug for Sources<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chain = core::iter::successors(self.0, |&error| error.source());
        let texts: Vec<_> = chain.take(64).map(ToString::to_string).collect();
        f.debug_list().entries(texts).finish()
    }
}
