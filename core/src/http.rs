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

use alloc::{string::String, vec::Vec};

use ::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header::ACCEPT};

use crate::Reply;

/// The response, with the body as text.
pub fn response(reply: Reply<'_>) -> Response<String> {
    let mut response = Response::new(reply.into());
    *response.status_mut() = status(&reply);
    reply.headers(&mut |name, value| set(response.headers_mut(), name, value));
    response
}

/// What a request says that it accepts, for [`Reply::accept`]: a header that comes more than once is one list.
pub fn accept(headers: &HeaderMap) -> String {
    list(headers, ACCEPT.as_str())
}

fn list(headers: &HeaderMap, name: &str) -> String {
    let values = headers.get_all(name).iter();
    let texts: Vec<_> = values.filter_map(|value| value.to_str().ok()).collect();
    texts.join(", ")
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

#[cfg(feature = "axum")]
impl crate::layer::Head for HeaderMap {
    fn list(&self, name: &str) -> String {
        list(self, name)
    }

    fn set(&mut self, name: &str, value: &str) {
        set(self, name, value);
    }

    fn remove(&mut self, name: &str) {
        self.remove(name);
    }
}
