use alloc::{string::ToString, vec::Vec};
use core::{error::Error, fmt};

use tracing::{Level, field};

use crate::{CatalogError, Logs, Severity};

/// Logs a failed request as one structured event of the target `errcat`.
///
/// The layers for frameworks do it for every failed request, in the span that is current outside of them; this is for
/// services without one. The fields:
///
/// | Field | What |
/// | --- | --- |
/// | `message` | what the client is shown |
/// | `code`, `reason` | what the error is, by the catalogue; `uncatalogued` where it has no error for a failure |
/// | `codes` | the codes of all, where the response has [several](crate::Errors) |
/// | `catalog` | the catalogue's name |
/// | `status` | the HTTP status |
/// | `severity` | the catalogue's, if it has one; the event's level comes from it |
/// | `pages` | whether the catalogue says that somebody is called |
/// | `owner` | the team that the catalogue names |
/// | `request_id` | the id of the request |
/// | `malformed` | params that the catalogue does not allow: no timestamp, UUID or URL, no finite number, no word of an `enum`, no reason of the error; that a forwarded error is none of the catalogue |
/// | `private` | the private params and fields, as a map |
/// | `sources` | what the error came from, the nearest first, each text once |
///
/// From a layer also:
///
/// | Field | What |
/// | --- | --- |
/// | `method` | the method, `_OTHER` if no standard knows it |
/// | `route` | the pattern of the route that took the request |
/// | `trace_id`, `parent_span_id` | the trace of the header `traceparent`, if the request has one |
/// | `sent_status` | the status that was sent before the body of the response failed or panicked |
///
/// A request that no route took has no `route`, and its path is in no field: that is whatever the client wrote, with the ids and
/// keys that ended up in it. The access log of a service has it, such as the span of tower-http's `TraceLayer` or actix's `Logger`.
///
/// Of a panic `sources` has the text. Where it happened only the process's panic hook knows, which a library does not take from
/// its service; the usual one prints file and line, and one of the service's own can log them, in the span of the request:
///
/// ```no_run
/// std::panic::set_hook(Box::new(|panic| {
///     let at = panic.location().map(tracing::field::display);
///     tracing::error!(at, "a panic");
/// }));
/// ```
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
    let of = Request {
        id: request_id.into(),
        ..Request::default()
    };
    write(error, error.source(), &of);
}

/// Logs a request that failed.
#[cfg(any(feature = "actix", feature = "axum"))]
pub(crate) fn request(failed: &crate::layer::FailedRequest<'_>) {
    let trace = failed.asked.trace.as_ref();
    let of = Request {
        id: Some(failed.request_id().as_str()),
        method: Some(failed.method()),
        route: failed.route(),
        trace: trace.map(|trace| trace.id.as_str()),
        parent: trace.map(|trace| trace.parent.as_str()),
        sent: failed.sent_status(),
    };
    write(failed.error(), failed.source(), &of);
}

/// What is known of the request.
#[derive(Default)]
struct Request<'a> {
    id: Option<&'a str>,
    method: Option<&'a str>,
    route: Option<&'a str>,
    trace: Option<&'a str>,
    parent: Option<&'a str>,
    sent: Option<u16>,
}

fn write(error: &dyn CatalogError, source: Option<&(dyn Error + 'static)>, of: &Request<'_>) {
    let entry = error.entry();
    let private = Private(error);
    let malformed = crate::form::malformed(error);
    let status = crate::Reply::of(error).status();
    let message = error.to_string();
    let mut codes: Vec<&str> = Vec::new();
    let mut severity = entry.severity;
    let mut sources = crate::chain::texts(&message, source.map(|source| -> &dyn Error { source }));
    error.each_error(&mut |error| {
        codes.push(error.entry().as_str());
        severity = severity.max(error.entry().severity);
        for text in crate::chain::texts(&error.to_string(), error.source()) {
            if !sources.contains(&text) {
                sources.push(text);
            }
        }
    });
    macro_rules! event {
        ($level:ident) => {
            tracing::event!(
                target: "errcat",
                Level::$level,
                code = entry.as_str(),
                reason = error.reason().map(|reason| reason.code),
                codes = (!codes.is_empty()).then(|| field::debug(&codes)),
                catalog = error.catalog().name,
                status,
                sent_status = of.sent,
                method = of.method,
                route = of.route,
                severity = severity.map(name),
                pages = entry.pages,
                owner = entry.owner,
                request_id = of.id,
                trace_id = of.trace,
                parent_span_id = of.parent,
                malformed = (!malformed.is_empty()).then(|| field::debug(&malformed)),
                private = private.has_any().then(|| field::debug(&private)),
                // Each is a quoted text, so that none can end a line of the log.
                sources = (!sources.is_empty()).then(|| field::debug(&sources)),
                "{}",
                OneLine(&message)
            )
        };
    }
    match severity {
        Some(Severity::Debug) => event!(DEBUG),
        Some(Severity::Info) => event!(INFO),
        Some(Severity::Warning) => event!(WARN),
        Some(Severity::Error | Severity::Critical) => event!(ERROR),
        None if (400..500).contains(&status) => event!(INFO),
        None => event!(ERROR),
    }
}

/// A text on one line: what a client brought into it begins no line of the log.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|char| match char {
            '\u{2028}' | '\u{2029}' => write!(f, "{}", char.escape_unicode()),
            char if char.is_control() => write!(f, "{}", char.escape_default()),
            char => write!(f, "{char}"),
        })
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
