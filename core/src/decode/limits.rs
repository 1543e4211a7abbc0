//! What is left of a limit, as headers say it.

use alloc::{string::String, vec::Vec};
use core::{cmp::Reverse, time::Duration};

use super::Headers;
use crate::catalog::Roles;

/// A limit of an API, and what is left of it: what headers of the roles `rate_limit`, `rate_limit_policy`, `rate_limit_limit`,
/// `rate_limit_remaining` and `rate_limit_reset` say. Of several limits it is that of which the least is left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct RateLimit {
    /// What the API calls it, where it tells several apart.
    pub policy: Option<String>,
    /// How much there is of it.
    pub limit: Option<u64>,
    /// How much is left.
    pub remaining: Option<u64>,
    /// How long until there is more.
    pub reset: Option<Duration>,
}

/// Whether the catalogue has a role for a limit, besides that of its reset.
#[inline]
pub(super) fn are_said(roles: &Roles) -> bool {
    let is_list = roles.rate_limit.is_some() || roles.rate_limit_policy.is_some();
    is_list || roles.rate_limit_limit.is_some() || roles.rate_limit_remaining.is_some()
}

/// What headers say, given what that of role `rate_limit_reset` says.
pub(super) fn read(
    roles: &Roles,
    headers: &dyn Headers,
    reset: impl FnOnce() -> Option<Duration>,
) -> Option<RateLimit> {
    let items = |name: Option<&str>| {
        let text = name.and_then(|name| headers.get(name));
        items(text.unwrap_or_default())
    };
    let whole = |name: Option<&str>| number(&items(name).into_iter().next()?.name);
    let used = items(roles.rate_limit).into_iter();
    let used = used.filter(|item| item.remaining.is_some());
    let least = used.min_by_key(|item| (item.remaining, Reverse(item.reset.unwrap_or(0))));
    let mut quotas = items(roles.rate_limit_policy).into_iter();
    let quota = quotas.find(|item| {
        let is_it = least.as_ref().is_none_or(|least| least.name == item.name);
        is_it && item.quota.is_some()
    });
    let limit = quota.as_ref().and_then(|quota| quota.quota);
    let (remaining, until) = match &least {
        Some(least) => (least.remaining, least.reset),
        None => (None, None),
    };
    let name = least.or(quota).map(|item| item.name);
    let found = RateLimit {
        policy: name.filter(|name| !name.is_empty()),
        limit: limit.or_else(|| whole(roles.rate_limit_limit)),
        remaining: remaining.or_else(|| whole(roles.rate_limit_remaining)),
        reset: until.map(Duration::from_secs).or_else(reset),
    };
    (found != RateLimit::default()).then_some(found)
}

/// An item of a list of structured fields (RFC 9651), with those of its parameters that limits have.
#[derive(Default)]
struct Item {
    name: String,
    remaining: Option<u64>,
    reset: Option<u64>,
    quota: Option<u64>,
}

/// What the next word is.
enum Place {
    Name,
    Key,
    Value(String),
    Nothing,
}

/// The items of a list; of one that breaks off in a quoted name nothing is said, as RFC 9651, section 4.2, has it.
fn items(text: &str) -> Vec<Item> {
    let (mut items, mut item, mut place) = (Vec::new(), Item::default(), Place::Name);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            ',' => {
                items.push(core::mem::take(&mut item));
                place = Place::Name;
                1
            }
            ';' => {
                place = Place::Key;
                1
            }
            '=' | ' ' | '\t' => 1,
            _ => {
                let Some((word, length)) = word(rest, first) else {
                    return Vec::from([Item::default()]);
                };
                place = match place {
                    Place::Name => {
                        item.name = word;
                        Place::Nothing
                    }
                    Place::Key if rest[length..].starts_with('=') => Place::Value(word),
                    Place::Value(key) => {
                        item.put(&key, &word);
                        Place::Nothing
                    }
                    Place::Key | Place::Nothing => Place::Nothing,
                };
                length
            }
        };
        rest = &rest[length..];
    }
    items.push(item);
    items
}

/// A word, without its quotes if it has some, and how long it is with them. What begins with a quote and has no second one is none.
fn word(text: &str, first: char) -> Option<(String, usize)> {
    if first != '"' {
        let end = text.find([' ', '\t', ';', ',', '=', '"']);
        let word = &text[..end.unwrap_or(text.len())];
        return Some((word.into(), word.len()));
    }
    let mut word = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((word, at + 1)),
            '\\' => match letters.next() {
                Some((_, escaped)) => word.push(escaped),
                None => break,
            },
            other => word.push(other),
        }
    }
    None
}

impl Item {
    /// Keeps a parameter; the first of a name counts.
    fn put(&mut self, key: &str, value: &str) {
        let place = match key {
            "r" => &mut self.remaining,
            "t" => &mut self.reset,
            "q" => &mut self.quota,
            _ => return,
        };
        *place = place.or_else(|| number(value));
    }
}

/// A whole number, of no more digits than structured fields have.
pub(super) fn number(text: &str) -> Option<u64> {
    let is_number = text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}
