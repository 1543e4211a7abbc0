//! Responses with several errors, and what must come of them.

use errcat_catalog::Catalog;
use errcat_catalog::api::{
    By, CodeStyle, Each, Entry, Hole, Param, Processed, RetryKind, RetryRule,
};
use serde_json::{Value as Json, json};

use super::body::item;
use super::cases::{UNKNOWN_CODE, UNKNOWN_INTEGER, UNKNOWN_MESSAGE, is_told_apart, whole};
use super::class::class_of_unknown;
use super::expect::{Facts, Made, known_facts, unknown_facts};
use super::response::{Response, Sent, Text, status};

/// A list of each error with the next one, of some that no catalogue knows, and of what is no error.
pub(super) fn lists(catalog: &Catalog) -> Vec<Made<'_>> {
    let Some(each) = catalog
        .envelope
        .as_ref()
        .and_then(|envelope| envelope.each.as_ref())
    else {
        return Vec::new();
    };
    let is_told = |entry: &&Entry| {
        let is_alone = is_told_apart(catalog, entry, entry.messages.first());
        entry.by != Some(By::Status) && is_alone && !entry.shares_code
    };
    let entries: Vec<&Entry> = catalog.public_entries().filter(is_told).collect();
    let lists = Lists {
        catalog,
        each,
        wholes: entries.clone(),
    };
    let mut made = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let next = entries[(at + 1) % entries.len()];
        let name = format!("{} and {}", entry.name, next.name);
        let both = [Of::Entry(entry), Of::Entry(next)];
        made.push(lists.made(at, &name, &both, general(&both)));
        if at == 0 {
            let last = entries[entries.len() - 1];
            let mixed = [Of::Entry(entry), Of::Stranger, Of::Nothing, Of::Entry(last)];
            made.push(lists.made(at, "known, unknown and nothing", &mixed, Some(400)));
            made.push(lists.made(at, "several without a response", &mixed, None));
            let late = [Of::Nothing, Of::Entry(last)];
            made.push(lists.made(at, "one behind nothing", &late, general(&late)));
            let strangers = [Of::Stranger, Of::Stranger];
            made.push(lists.made(at, "two unknown ones", &strangers, Some(500)));
        }
    }
    if !entries.is_empty() {
        let all: Vec<Of<'_>> = entries.iter().map(|entry| Of::Entry(entry)).collect();
        made.push(lists.made(0, "all of them", &all, general(&all)));
    }
    made
}

/// An item of a list.
#[derive(Clone, Copy)]
enum Of<'a> {
    Entry(&'a Entry),
    Stranger,
    Nothing,
}

/// The status of a response with these errors, as servers send it.
fn general(items: &[Of<'_>]) -> Option<u16> {
    let statuses = items.iter().filter_map(|of| match of {
        Of::Entry(entry) => status(entry, None),
        Of::Stranger | Of::Nothing => None,
    });
    let statuses: Vec<u16> = statuses.collect();
    let first = *statuses.first()?;
    let is_same = statuses.iter().all(|status| *status == first);
    let is_of_server = statuses.iter().any(|status| *status >= 500);
    Some(if is_same {
        first
    } else if is_of_server {
        500
    } else {
        400
    })
}

struct Lists<'a> {
    catalog: &'a Catalog,
    each: &'a Each,
    /// The errors that a body can say of the whole.
    wholes: Vec<&'a Entry>,
}

/// What comes of one error.
struct One<'a> {
    facts: Facts,
    class: String,
    values: Vec<(&'a Param, Option<Json>)>,
    response: Response<'a>,
}

impl<'a> Lists<'a> {
    fn made(&self, at: usize, name: &str, items: &[Of<'a>], came: Option<u16>) -> Made<'a> {
        let (catalog, each) = (self.catalog, self.each);
        let about = Sent {
            status: came,
            is_whole: true,
            has_headers: came.is_some(),
            ..Sent::default()
        };
        let of_whole = self.wholes[at];
        let sent = if each.is_whole {
            Sent {
                has_headers: came.is_some(),
                status: came,
                delay: None,
                ..whole(catalog, of_whole, None, of_whole.messages.first())
            }
        } else {
            about
        };
        let sents: Vec<Option<Sent<'a>>> = items.iter().map(|of| self.sent(*of)).collect();
        let list = sents.iter().map(|sent| match sent {
            Some(sent) => item(catalog, each, sent),
            None => json!(["no error"]),
        });
        let list: Vec<Json> = list.collect();
        let response = Response::new(catalog, sent).with_list(each, list.clone());
        let mut ones = Vec::new();
        for ((of, sent), json) in items.iter().zip(sents).zip(&list) {
            let Some(mut sent) = sent else { continue };
            let is_several = each.is_whole || items.len() > 2 || !matches!(items[0], Of::Nothing);
            let own = sent.status.filter(|_| self.has_status());
            sent.status = if is_several {
                own.or(came)
            } else {
                came.or(own)
            };
            let response = response.of_item(each, json, sent);
            ones.push(self.one(*of, response));
        }
        self.gathered(format!("several: {name}"), &response, &ones)
    }

    /// Whether each error of the list has a status of its own.
    fn has_status(&self) -> bool {
        self.each.is_in_item(Hole::Status) || self.each.is_in_item(Hole::StatusText)
    }

    /// What stands in the list of an error.
    fn sent(&self, of: Of<'a>) -> Option<Sent<'a>> {
        let api = self.catalog;
        match of {
            Of::Entry(entry) => Some(Sent {
                delay: None,
                has_headers: false,
                ..whole(api, entry, None, entry.messages.first())
            }),
            Of::Stranger => Some(Sent {
                code: match api.code_style {
                    CodeStyle::None => None,
                    CodeStyle::Integer => Some(UNKNOWN_INTEGER),
                    _ => Some(UNKNOWN_CODE),
                },
                message: Text::Foreign(UNKNOWN_MESSAGE),
                is_whole: true,
                ..Sent::default()
            }),
            Of::Nothing => None,
        }
    }

    fn one(&self, of: Of<'a>, response: Response<'a>) -> One<'a> {
        let api = self.catalog;
        let (facts, class, values) = if let Of::Entry(entry) = of {
            let (facts, values) = known_facts(api, entry, &response);
            (facts, entry.name.clone(), values)
        } else {
            let (facts, values) = unknown_facts(api, &response);
            let class = class_of_unknown(api, &facts);
            (facts, class, values)
        };
        One {
            facts,
            class,
            values,
            response,
        }
    }

    /// The error of the whole, with what the strictest say.
    fn gathered(&self, name: String, response: &Response<'a>, ones: &[One<'a>]) -> Made<'a> {
        let mut parts = Vec::new();
        for (at, one) in ones.iter().enumerate() {
            let name = format!("$errors[{at}]");
            let facts = one.facts.clone();
            parts.push(facts.part(&name, one.class.clone(), &one.response, &one.values));
        }
        let first = strictest(ones);
        let entry = response.sent.entry.filter(|_| self.each.is_whole);
        let (mut facts, class, values) = if let Some(entry) = entry {
            let (facts, values) = known_facts(self.catalog, entry, response);
            (facts, entry.name.clone(), values)
        } else {
            let one = &ones[first];
            (one.facts.clone(), one.class.clone(), one.values.clone())
        };
        for one in ones {
            let own = &one.facts;
            if rank(own) > rank(&facts) {
                facts.rule.clone_from(&own.rule);
            }
            if effect(own.processed) > effect(facts.processed) {
                facts.processed = own.processed;
            }
            if own.retry_after > facts.retry_after {
                facts.retry_after = own.retry_after;
            }
        }
        if self.each.is_whole {
            return facts.make(name, class, response, &values, parts);
        }
        if parts.len() == 1 {
            parts.clear();
        }
        let mut made = facts.make(name, class, &ones[first].response, &values, parts);
        made.vector.given = response.given();
        made
    }
}

/// The first of those that allow the least.
fn strictest(ones: &[One<'_>]) -> usize {
    let mut first = 0;
    for (at, one) in ones.iter().enumerate() {
        if rank(&one.facts) > rank(&ones[first].facts) {
            first = at;
        }
    }
    first
}

/// How little the rule of an error allows.
fn rank(facts: &Facts) -> u8 {
    match facts.rule.as_ref().map(|rule: &RetryRule| rule.kind) {
        Some(RetryKind::Never) => 6,
        Some(RetryKind::AfterAction) => 5,
        Some(RetryKind::Modified) => 4,
        None => 3,
        Some(RetryKind::After) => 2,
        Some(RetryKind::AfterHeader) => 1,
        Some(RetryKind::Backoff) => 0,
    }
}

/// How much a request may have done.
fn effect(processed: Processed) -> u8 {
    match processed {
        Processed::No => 0,
        Processed::Unknown => 1,
        Processed::Yes => 2,
    }
}
