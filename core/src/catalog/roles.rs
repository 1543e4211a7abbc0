//! The headers that clients read, found once.

use super::Header;

/// The names of the headers that clients read, by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Roles {
    pub(crate) request_id: Option<&'static str>,
    pub(crate) retry_after: Option<&'static str>,
    pub(crate) retry_after_ms: Option<&'static str>,
    pub(crate) rate_limit: Option<&'static str>,
    pub(crate) rate_limit_policy: Option<&'static str>,
    pub(crate) rate_limit_limit: Option<&'static str>,
    pub(crate) rate_limit_remaining: Option<&'static str>,
    pub(crate) rate_limit_reset: Option<&'static str>,
    pub(crate) should_retry: Option<&'static str>,
    pub(crate) reason: Option<&'static str>,
    pub(crate) kind: Option<&'static str>,
    pub(crate) code: Option<&'static str>,
    pub(crate) deprecation: Option<&'static str>,
    pub(crate) sunset: Option<&'static str>,
}

impl Roles {
    pub(super) const fn of(headers: &[Header]) -> Self {
        let retry_after = named(headers, "retry_after");
        Self {
            request_id: named(headers, "request_id"),
            retry_after,
            retry_after_ms: match (named(headers, "retry_after_ms"), retry_after) {
                (Some(name), _) => Some(name),
                // The usual name is spelt once for all; any other is when it is asked for.
                (None, Some(name)) if is_same(name.as_bytes(), b"Retry-After") => {
                    Some("Retry-After-Ms")
                }
                (None, _) => None,
            },
            rate_limit: named(headers, "rate_limit"),
            rate_limit_policy: named(headers, "rate_limit_policy"),
            rate_limit_limit: named(headers, "rate_limit_limit"),
            rate_limit_remaining: named(headers, "rate_limit_remaining"),
            rate_limit_reset: named(headers, "rate_limit_reset"),
            should_retry: named(headers, "should_retry"),
            reason: named(headers, "reason"),
            kind: named(headers, "kind"),
            code: named(headers, "code"),
            deprecation: named(headers, "deprecation"),
            sunset: named(headers, "sunset"),
        }
    }
}

/// The name of the header of a role, in a constant.
pub(super) const fn named(headers: &[Header], role: &str) -> Option<&'static str> {
    let mut at = 0;
    while at < headers.len() {
        if is_same(headers[at].role.as_bytes(), role.as_bytes()) {
            return Some(headers[at].name);
        }
        at += 1;
    }
    None
}

const fn is_same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

#[cfg(test)]
mod tests {
    use crate::{Catalog, Header};

    const fn header(role: &'static str, name: &'static str) -> Header {
        Header { role, name }
    }

    static PLAIN: Catalog = Catalog::new("plain").with_headers(&[
        header("retry_after", "Retry-After"),
        header("retry_after_more", "X"),
    ]);

    static OWN: Catalog = Catalog::new("own").with_headers(&[
        header("retry_after_ms", "X-Wait-In-Ms"),
        header("retry_after", "X-Wait"),
    ]);

    #[test]
    fn headers_are_found_by_their_role() {
        assert_eq!(PLAIN.header("retry_after"), Some("Retry-After"));
        assert_eq!(PLAIN.header("retry_after_m"), None);
        assert_eq!(PLAIN.roles.retry_after_ms, Some("Retry-After-Ms"));
        assert_eq!(OWN.roles.retry_after_ms, Some("X-Wait-In-Ms"));
        assert_eq!(
            (OWN.roles.retry_after, OWN.roles.request_id),
            (Some("X-Wait"), None)
        );
    }
}
