//! What may be said of a request that does not fit: which value, and why.
//!
//! An error of serde holds parts of the request, and what a service's own type writes into one can be anything, also in the
//! words of serde. So no text of an error is passed on. [`Read`] stands between a type and the reader of the framework,
//! where it sees which error of serde it is: names are said only where serde asks for a `&'static str`, which is of the
//! service's schema. Of what comes as a text alone, [`words`] knows the forms, and says constant words.

mod access;
mod fault;
mod number;
mod reader;
mod visitor;
mod words;

use std::{string::String, vec::Vec};

#[cfg(feature = "actix")]
pub(crate) use fault::unread;
pub(crate) use fault::{Fault, not_json};
pub(crate) use reader::{Read, take, take_text};
#[cfg(feature = "actix")]
pub(crate) use words::reason;

/// Whether a path is made of names and numbers, and short.
pub(crate) fn is_plain(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.[]".contains(&byte);
    (1..=128).contains(&path.len()) && path.bytes().all(plain) && path != "."
}

/// The name of a param in the pattern of a route: of this place, or the only one.
pub(crate) fn param(route: &str, place: Option<usize>) -> Option<String> {
    let mut params = params(route);
    match place {
        Some(place) => (place < params.len()).then(|| params.swap_remove(place)),
        None => params.pop().filter(|_| params.is_empty()),
    }
}

/// The params of `/a/{id}`, `/a/{*rest}` and actix's `/a/{id:\d{4}}`, by name.
fn params(route: &str) -> Vec<String> {
    let mut params = Vec::new();
    let (mut depth, mut is_name) = (0_usize, false);
    for char in route.chars() {
        match char {
            '{' => {
                depth += 1;
                if depth == 1 {
                    params.push(String::new());
                    is_name = true;
                }
            }
            '}' => depth = depth.saturating_sub(1),
            ':' => is_name = false,
            '*' if depth == 1 => {}
            _ => {
                if let Some(param) = params.last_mut().filter(|_| depth == 1 && is_name) {
                    param.push(char);
                }
            }
        }
    }
    params
}

#[cfg(test)]
mod tests {
    use super::{is_plain, param};

    #[test]
    fn a_field_is_a_path_of_plain_names() {
        assert!(is_plain("scopes[1].name"));
        for other in ["", ".", "a b", "a\r\nb", "é"] {
            assert!(!is_plain(other), "{other:?}");
        }
        assert!(!is_plain(&"a".repeat(129)));
    }

    #[test]
    fn a_param_has_its_name_in_the_route() {
        for (route, place, name) in [
            ("/a/{id}", None, Some("id")),
            (r"/a/{id:\d{4}}", None, Some("id")),
            (r"/a/{id:\d{4}}/{run}", Some(1), Some("run")),
            ("/a/{*rest}", None, Some("rest")),
            ("/a/{id}/b/{run}", Some(1), Some("run")),
            ("/a/{id}/b/{run}", None, None),
            ("/a", Some(0), None),
            ("/a", None, None),
        ] {
            assert_eq!(param(route, place).as_deref(), name, "{route}");
        }
    }
}
