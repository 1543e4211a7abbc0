use alloc::string::String;
use core::fmt;

use crate::{Body, CatalogError, Envelope, Status, accept, body, errors, form};

/// The challenge of a service that says nothing about its own: most take tokens or keys, and no browser asks for a password.
pub(crate) const BEARER: &str = "Bearer";

/// The whole response for an error: status, headers, and the body as `Display`.
///
/// It knows no HTTP crate, so it serves any framework; features of this crate turn it into the responses of some.
///
/// ```
/// # use errcat::{Catalog, CatalogError, Entry, Facts, Header, Status};
/// # static ENTRY: Entry = Entry::new("gone", "gone", "Gone", "It is gone.", Facts::new().with_status(Status::Exact(410)));
/// # static CATALOG: Catalog = Catalog::new("things").with_headers(&[Header { role: "request_id", name: "X-Request-Id" }]);
/// # #[derive(Debug)] struct Gone;
/// # impl std::fmt::Display for Gone {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("It is gone.") }
/// # }
/// # impl std::error::Error for Gone {}
/// # impl CatalogError for Gone {
/// #     fn catalog(&self) -> &'static Catalog { &CATALOG }
/// #     fn entry(&self) -> &'static Entry { &ENTRY }
/// # }
/// let reply = errcat::reply(&Gone).request_id("req_1").accept("application/problem+json");
/// assert_eq!(reply.status(), 410);
///
/// let mut headers = Vec::new();
/// reply.headers(&mut |name, value| headers.push(format!("{name}: {value}")));
/// assert!(headers.contains(&"X-Request-Id: req_1".to_owned()));
/// assert!(headers.contains(&"Content-Type: application/problem+json".to_owned()));
/// assert!(reply.to_string().contains(r#""request_id":"req_1""#));
/// ```
///
/// # Status
///
/// What the catalogue says of the reason or the entry. A class is sent as its first status, `5xx` as 500. An entry
/// without a status, or with one of `1xx`, which ends no exchange, is sent with the first status of success that errors come with in
/// the catalogue, and where it has none as 500: it was not made for an HTTP response.
/// One of 204, 205 or 304 has no body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5): its code goes into the header of that role.
///
/// # Headers
///
/// - The params that the catalogue gives a `header`. A duration is in whole seconds, rounded up, so that a client that
///   waits so long is not early. A value that is not visible ASCII, blanks and tabs is left out, since it could end the
///   header or be read in several ways.
/// - The code in the header of the role `code`, the sub-code in that of the role `reason`, and the request id in that of the role `request_id`.
/// - `WWW-Authenticate` with a 401, which RFC 9110 demands: the [`challenge`](Self::challenge), unless a param is that
///   header.
/// - `Allow` with a 405, where [`allow`](Self::allow) says what.
/// - `Cache-Control: no-store`: caches may keep a 404, 405, 410, 414 or 501 without being told to, and it would show the
///   request id of another client's request.
/// - `Vary: Accept`, and `Content-Type` where there is a body.
#[derive(Clone, Copy)]
pub struct Reply<'a> {
    error: &'a dyn CatalogError,
    body: Body<'a>,
    request_id: Option<&'a str>,
    challenge: &'a str,
    allow: Option<&'a str>,
}

/// The response for an error.
///
/// # Panics
///
/// In a debug build, where a text of the error is no timestamp, UUID, URL or word of its `enum`, though the catalogue says
/// that it is one, a number is not finite, the reason is none of the error, or a forwarded error is none of the catalogue. A
/// release build sends the text as it is and leaves number and
/// reason out, and [`log`](crate::log()) says so.
pub fn reply(error: &dyn CatalogError) -> Reply<'_> {
    form::demand(error);
    Reply::of(error)
}

impl<'a> Reply<'a> {
    /// The response for an error, whatever its values are.
    pub(crate) fn of(error: &'a dyn CatalogError) -> Self {
        Self {
            error,
            body: body(error),
            request_id: None,
            challenge: BEARER,
            allow: None,
        }
    }

    /// With the id of the request, in the header and in the body where the catalogue has a place for it.
    ///
    /// Text that is no legal header value is no id, and is left out of both.
    #[must_use]
    pub fn request_id(mut self, id: &'a str) -> Self {
        self.request_id = header_value(id);
        if let Some(id) = self.request_id {
            self.body = self.body.request_id(id);
        }
        self
    }

    /// With the body that the request's `Accept` prefers: that of RFC 9457 if `application/problem+json` is wanted more
    /// than the catalogue's own, else the catalogue's own.
    #[must_use]
    pub fn accept(mut self, accept: &str) -> Self {
        if accept::prefers(accept, Envelope::PROBLEM.media_type, self.body.media_type()) {
            self.body = self.body.problem();
        }
        self
    }

    /// With the challenge of a 401, `Bearer` if nobody says.
    #[must_use]
    pub fn challenge(mut self, challenge: &'a str) -> Self {
        self.challenge = challenge;
        self
    }

    /// With the methods that the resource takes, for a 405.
    #[must_use]
    pub fn allow(mut self, methods: &'a str) -> Self {
        self.allow = Some(methods);
        self
    }

    /// The status.
    pub fn status(&self) -> u16 {
        let status = self.error.status().map(Status::number);
        status
            .filter(|status| (200..600).contains(status))
            .unwrap_or_else(|| self.error.catalog().status_of_success().unwrap_or(500))
    }

    /// The content type; empty where there is no body.
    pub fn media_type(&self) -> &'static str {
        self.body.media_type()
    }

    /// Visits the headers. Each is legal as it is, and takes the place of one of its name that came before.
    pub fn headers(&self, each: &mut dyn FnMut(&str, &str)) {
        let status = self.status();
        if status == 401 {
            visit("WWW-Authenticate", self.challenge, each);
        }
        if let Some(methods) = self.allow.filter(|_| status == 405) {
            visit("Allow", methods, each);
        }
        each("Cache-Control", "no-store");
        each("Vary", "Accept");
        errors::in_headers(self.error, &mut |name, text| visit(name, text, each));
        let catalog = self.error.catalog();
        let is_said = catalog.header("code").is_some() || self.media_type().is_empty();
        let header = catalog.roles.code.filter(|_| is_said);
        if let (Some(name), Some(code)) = (header, crate::code_template::code_of(self.error)) {
            visit(name, &code, each);
        }
        if let (Some(name), Some(kind)) = (catalog.roles.kind, self.error.entry().kind) {
            visit(name, kind, each);
        }
        if let (Some(name), Some(reason)) = (catalog.roles.reason, self.error.reason()) {
            visit(name, reason.code, each);
        }
        let header = catalog.roles.request_id;
        if let (Some(name), Some(id)) = (header, self.request_id) {
            visit(name, id, each);
        }
        if self.has_body() {
            each(
                "Content-Type",
                match self.media_type() {
                    Envelope::TEXT => "text/plain; charset=utf-8",
                    media_type => media_type,
                },
            );
        }
    }

    fn has_body(&self) -> bool {
        !matches!(self.status(), 204 | 205 | 304) && !self.media_type().is_empty()
    }
}

impl fmt::Display for Reply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.has_body() {
            self.body.fmt(f)
        } else {
            Ok(())
        }
    }
}

impl From<Reply<'_>> for String {
    /// The text of the body.
    fn from(reply: Reply<'_>) -> Self {
        if reply.has_body() {
            reply.body.into()
        } else {
            String::new()
        }
    }
}

impl fmt::Debug for Reply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status(), self.body)
    }
}

/// These say where a message ends, which is the server's to say.
const FRAMING: [&str; 3] = ["connection", "content-length", "transfer-encoding"];

fn visit(name: &str, value: &str, each: &mut dyn FnMut(&str, &str)) {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let is_name = !name.is_empty() && name.bytes().all(token);
    let is_framing = FRAMING
        .iter()
        .any(|framing| name.eq_ignore_ascii_case(framing));
    if let Some(value) = header_value(value).filter(|_| is_name && !is_framing) {
        each(name, value);
    }
}

/// The text as a header carries it, if a header can.
fn header_value(text: &str) -> Option<&str> {
    let text = text.trim_matches([' ', '\t']);
    let legal = |byte| matches!(byte, b' '..=b'~' | b'\t');
    Some(text).filter(|text| !text.is_empty() && text.bytes().all(legal))
}
