//! Since when an operation is deprecated and until when it is there, as headers say it.

use errcat_catalog::api::Api;

use super::response::Response;

/// The headers that say it, by their roles, each with the moment that it is.
const SAID: &[(&str, &str, &str)] = &[
    ("deprecation", "@1767225600", "2026-01-01T00:00:00Z"),
    (
        "sunset",
        "Thu, 31 Dec 2026 23:59:59 GMT",
        "2026-12-31T23:59:59Z",
    ),
];

/// The headers of a response of this API.
pub(super) fn headers(api: &Api, add: &mut dyn FnMut(&str, String)) {
    for (role, value, _) in SAID {
        if let Some(name) = api.header(role) {
            add(name, (*value).to_owned());
        }
    }
}

/// What comes of the header of a role; nothing of what is said of several errors.
pub(super) fn came(response: &Response<'_>, role: &str) -> Option<&'static str> {
    let name = response.api.header(role).filter(|_| !response.is_item)?;
    response.header(name)?;
    let mut said = SAID.iter();
    said.find_map(|(known, _, moment)| (*known == role).then_some(*moment))
}
