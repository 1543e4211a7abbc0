//! Responses of the crate `http`, which axum, hyper, tower, tonic and others share.
//!
//! ```
//! # use errcat::{Catalog, CatalogError, Entry, Facts, Status};
//! # static ENTRY: Entry = Entry::new("gone", "gone", "Gone", "It is gone.", Facts::new().with_status(Status::Exact(410)));
//! # static CATALOG: Catalog = Catalog::new("things");
//! # #[derive(Debug)] struct Gone;
//! # impl std::fmt::Display for Gone {
//! #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("It is gone.") }
//! # }
//! # impl std::error::Error for Gone {}
//! # impl CatalogError for Gone {
//! #     fn catalog(&self) -> &'static Catalog { &CATALOG }
//! #     fn entry(&self) -> &'static Entry { &ENTRY }
//! # }
//! let response: http::Response<String> = errcat::http::response(errcat::reply(&Gone).request_id("req_1"));
//! assert_eq!(response.status(), http::StatusCode::GONE);
//! assert_eq!(response.headers()["content-type"], "application/problem+json");
//! ```

use alloc::string::{String, ToString};

use ::http::{
    HeaderMap, HeaderName, HeaderValue, Response, StatusCode,
    header::{ACCEPT, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, VARY, WWW_AUTHENTICATE},
};

use crate::{Reply, reply::BEARER};

/// The response, with the body as text.
pub fn response(reply: Reply<'_>) -> Response<String> {
    let mut response = Response::new(reply.to_string());
    *response.status_mut() = status(&reply);
    reply.headers(&mut |name, value| set(response.headers_mut(), name, value));
    response
}

/// What a request wants to have, as text for [`Reply::accept`]. A header that comes more than once is one list.
pub fn accept(headers: &HeaderMap) -> String {
    let mut list = String::new();
    for value in headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
    {
        let separator = if list.is_empty() { "" } else { "," };
        list.extend([separator, value]);
    }
    list
}

fn status(reply: &Reply<'_>) -> StatusCode {
    StatusCode::from_u16(reply.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn set(headers: &mut HeaderMap, name: &str, value: &str) {
    let name = HeaderName::from_bytes(name.as_bytes());
    if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
        headers.insert(name, value);
    }
}

/// Makes a response that is there already into this one. Headers that the reply does not have stay, and so does what a
/// handler said about caching and challenges.
#[cfg(feature = "axum")]
pub(crate) fn overwrite<B: From<String>>(response: &mut Response<B>, reply: &Reply<'_>) {
    *response.status_mut() = status(reply);
    *response.body_mut() = reply.to_string().into();
    let headers = response.headers_mut();
    headers.remove(CONTENT_LENGTH);
    headers.remove(CONTENT_ENCODING);
    reply.headers(&mut |name, value| match name {
        "Vary" => {
            let varies = |known: &HeaderValue| {
                let known = known.to_str().unwrap_or_default();
                known
                    .split(',')
                    .any(|name| name.trim().eq_ignore_ascii_case(value))
            };
            if !headers.get_all(VARY).iter().any(varies) {
                headers.append(VARY, HeaderValue::from_static("Accept"));
            }
        }
        "Cache-Control" if headers.contains_key(CACHE_CONTROL) => {}
        // A challenge that is more than the default is the handler's, or a param of the error.
        "WWW-Authenticate"
            if headers
                .get(WWW_AUTHENTICATE)
                .is_some_and(|set| set != BEARER) => {}
        name => set(headers, name, value),
    });
}
