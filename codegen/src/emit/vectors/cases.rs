//! Which responses a catalogue is tried with.

use std::collections::BTreeSet;

use errcat_catalog::api::{
    BLANK, By, CodeStyle, Entry, Hole, Matcher, MatcherKind, Message, Part, Reason,
};
use errcat_catalog::{Catalog, Status};

use super::expect::{Made, known, unknown};
use super::former;
use super::kinds::by_kind;
use super::response::{Sent, Text, Type, exact, says_delay, status};
use super::sample::{is_instance, of_entry, render, sample};
use super::types;

/// A status that no catalogue gives an error.
pub(super) const ANOTHER_STATUS: u16 = 299;
pub(super) const UNKNOWN_INTEGER: &str = "-7919";
pub(super) const UNKNOWN_CODE: &str = "a_code_of_tomorrow";
/// What a service says of an error that the catalogue has no message for.
const OWN_TEXT: &str = "What the service says, {0} and {all}";
pub(super) const UNKNOWN_MESSAGE: &str = "Something that no catalogue knows";

/// Every entry as the catalogue declares it, with each text and each reason, without a response, with another status and
/// with as little as recognises it.
pub(super) fn entries<'a>(catalog: &'a Catalog) -> Vec<Made<'a>> {
    let mut made = Vec::new();
    for entry in catalog.public_entries() {
        // A message is recognised with the status of its entry alone.
        let is_foreign = |sent: &Sent<'_>| {
            if matches!(sent.ty, Type::Own)
                && has_type(catalog)
                && types::tells_apart(catalog, entry)
            {
                return false;
            }
            if entry.by == Some(By::Kind) {
                return sent.code.is_some();
            }
            let is_of_kind = by_kind(catalog, sent).is_some();
            let others = [ANOTHER_STATUS, other_failure(entry.status)];
            let is_own = |status| {
                let mut own = entry.statuses();
                own.any(|own| own.covers(Status::Exact(status)))
            };
            let is_other = |status: &u16| others.contains(status) && !is_own(*status);
            let is_other = sent.status.as_ref().is_some_and(is_other);
            let is_bound = entry.by == Some(By::Status) || entry.status.is_some();
            let is_unsaid = entry.by == Some(By::Status) && sent.status.is_none();
            let is_another = entry.by == Some(By::Status) && is_of_kind;
            entry.code.is_none() && (is_other && is_bound || is_unsaid || is_another)
        };
        let is_mistaken = |message: &Message| {
            let is_unsaid = matches!(entry.by, Some(By::Status | By::Kind));
            let is_mistaken = is_unsaid && !is_told_apart(catalog, entry, Some(message));
            is_mistaken || is_read_by_another(catalog, entry, message)
        };
        let mut add = |what: &str, sent: Sent<'a>| {
            let name = format!("{}: {what}", entry.name);
            made.push(if is_foreign(&sent) {
                stranger(catalog, name, sent)
            } else {
                known(catalog, name, entry, sent)
            });
        };
        for (at, message) in entry.messages.iter().enumerate() {
            if is_mistaken(message) {
                continue;
            }
            let what = match at {
                0 => "as declared".to_owned(),
                at => format!("text {}", at + 1),
            };
            add(&what, whole(catalog, entry, None, Some(message)));
        }
        let first = entry.messages.first();
        let declared = whole(catalog, entry, None, first);
        if first.is_none() {
            add("with a text of the service", declared.clone());
        }
        let what = match (&entry.code, entry.by) {
            (Some(_), _) => "nothing but its code",
            (None, Some(By::Status)) => "nothing but its status",
            (None, Some(By::Type)) => "as little as recognises it",
            (None, Some(By::Kind)) => "nothing but its kind",
            (None, _) => "nothing but its message",
        };
        add(what, bare(catalog, entry, None));
        for status in &entry.other_statuses {
            let sent = Sent {
                status: Some(exact(*status)),
                ..declared.clone()
            };
            add(&format!("with its status {status}"), sent);
        }
        without_code(catalog, entry, &mut add);
        if is_told_apart(catalog, entry, first) {
            elsewhere(entry, declared, &mut add);
        }
        for reason in sent_reasons(catalog, entry) {
            let message = reason.message.as_ref().or(first);
            if message.is_some_and(is_mistaken) {
                continue;
            }
            let sent = whole(catalog, entry, Some(reason), message);
            add(&format!("reason {}", reason.name), sent);
        }
    }
    made.extend(problems(catalog));
    made.extend(by_header(catalog));
    made.extend(former::retired(catalog));
    made.extend(former::aliases(catalog));
    made.extend(former::prefixes(catalog));
    made
}

/// Responses of another status, and none at all, to an entry that is recognised whatever the status is.
fn elsewhere<'a>(entry: &'a Entry, declared: Sent<'a>, add: &mut dyn FnMut(&str, Sent<'a>)) {
    let alone = Sent {
        status: None,
        has_headers: false,
        delay: None,
        ..declared.clone()
    };
    add("without a response", alone);
    let elsewhere = Sent {
        status: Some(ANOTHER_STATUS),
        ..declared.clone()
    };
    add("with another status", elsewhere);
    let otherwise = Sent {
        status: Some(other_failure(entry.status)),
        ..declared
    };
    add("with the status of another failure", otherwise);
}

/// What else an entry without a code is recognised by, where others have one.
fn without_code<'a>(catalog: &'a Catalog, entry: &'a Entry, add: &mut dyn FnMut(&str, Sent<'a>)) {
    if entry.code.is_some() {
        return;
    }
    let least = bare(catalog, entry, None);
    if has_codes(catalog) {
        let sent = Sent {
            code: Some(match catalog.code_style {
                CodeStyle::Integer => UNKNOWN_INTEGER,
                _ => UNKNOWN_CODE,
            }),
            ..least.clone()
        };
        add("with an unknown code", sent);
        let named = Sent {
            code: Some(&entry.name),
            ..least.clone()
        };
        add("its name for a code", named);
    }
    if entry.by == Some(By::Status) {
        let page = Sent {
            page: Some("<html>\n"),
            has_headers: true,
            ..least.clone()
        };
        add("as the page of a gateway", page);
        for status in entry.own_statuses() {
            let sent = Sent {
                status: Some(status),
                message: Text::Foreign(UNKNOWN_MESSAGE),
                ..least.clone()
            };
            add(&format!("by the status {status}"), sent);
        }
    }
}

/// A response that has nothing of an entry but, it may be, a kind or a status that is enough to recognise one.
pub(super) fn stranger<'a>(catalog: &'a Catalog, name: String, sent: Sent<'a>) -> Made<'a> {
    if let Some(entry) = by_kind(catalog, &sent) {
        return known(catalog, name, entry, sent);
    }
    let is_blank = match &sent.ty {
        Type::None => true,
        Type::Own => sent.entry.is_some_and(Entry::is_blank),
        Type::Foreign(given) => given == BLANK,
    };
    let is_blank = is_blank && catalog.reads_types();
    let blank = catalog.blank_statuses().filter(|_| is_blank);
    match catalog
        .own_statuses()
        .chain(blank)
        .find(|(status, _)| Some(*status) == sent.status)
    {
        Some((_, entry)) => known(catalog, name, entry, sent),
        None => unknown(catalog, name, sent),
    }
}

/// A status of failures that is none of this kind, as a proxy makes of it.
pub(super) fn other_failure(status: Option<Status>) -> u16 {
    match status.map(Status::class) {
        Some(5) => 403,
        _ => 502,
    }
}

/// No entry at all: every status that means something and some that do not, with an unknown code and without one.
pub(super) fn strangers(catalog: &Catalog) -> Vec<Made<'_>> {
    let usual = [200, 302, 404, 418, 429, 499, 500, 599, 700];
    let own = catalog.public_entries().flat_map(|entry| {
        let reasons = entry
            .reasons
            .iter()
            .map(|reason| status(entry, Some(reason)));
        let others = entry.other_statuses.iter().copied().map(exact).map(Some);
        (reasons.chain([status(entry, None)]).chain(others)).flatten()
    });
    let statuses: BTreeSet<u16> = own.chain(usual).chain([ANOTHER_STATUS]).collect();
    let statuses = statuses.into_iter().map(Some).chain([None]);
    let codes: &[Option<&str>] = match catalog.code_style {
        CodeStyle::None => &[None],
        CodeStyle::Integer => &[Some(UNKNOWN_INTEGER), Some(UNKNOWN_CODE), None],
        _ => &[Some(UNKNOWN_CODE), None],
    };
    let mut common = catalog.common_params();
    let common = common.find(|param| says_delay(param, catalog));
    let delay = common.and_then(|param| sample(param, catalog).as_f64());
    let delay = delay.unwrap_or(7.0);
    let mut made = Vec::new();
    for status in statuses {
        for code in codes {
            let code = *code;
            let shown = status.map_or("no status".to_owned(), |status| status.to_string());
            let what = match code {
                Some(UNKNOWN_INTEGER) => "an unknown integer code",
                Some(_) => "an unknown code",
                None => "no code",
            };
            let sent = Sent {
                code,
                message: Text::Foreign(UNKNOWN_MESSAGE),
                status,
                is_whole: true,
                has_headers: status.is_some(),
                delay: catalog
                    .header("retry_after")
                    .filter(|_| status.is_some() && code.is_none())
                    .map(|_| delay),
                ..Sent::default()
            };
            made.push(stranger(catalog, format!("{shown}, {what}"), sent));
        }
    }
    made
}

/// All that a response of an error has.
pub(super) fn whole<'a>(
    catalog: &'a Catalog,
    entry: &'a Entry,
    reason: Option<&'a Reason>,
    message: Option<&'a Message>,
) -> Sent<'a> {
    let header = catalog.header("retry_after");
    let mut params = entry.public_params();
    let own = params.find(|param| says_delay(param, catalog));
    let own = own.and_then(|param| sample(param, catalog).as_f64());
    Sent {
        entry: Some(entry),
        reason,
        code: entry.code.as_deref(),
        kind: catalog.kind_of(entry).map(|kind| kind.value.as_str()),
        message: message.map_or(Text::Foreign(OWN_TEXT), Text::Of),
        ty: Type::Own,
        status: status(entry, reason),
        is_whole: true,
        has_headers: true,
        delay: header.map(|_| own.unwrap_or(7.0)),
        ..Sent::default()
    }
}

/// As little of a response as an error is recognised by.
pub(super) fn bare<'a>(
    catalog: &'a Catalog,
    entry: &'a Entry,
    reason: Option<&'a Reason>,
) -> Sent<'a> {
    let envelope = catalog.envelope.as_ref();
    let has_code = envelope.is_none_or(|own| own.says(Hole::Code));
    let is_by_type = entry.by == Some(By::Type)
        || entry.code.is_some() && !has_code && catalog.header("code").is_none();
    let is_said = entry.code.is_none() && matches!(entry.by, None | Some(By::Message));
    let kind = catalog
        .kind_of(entry)
        .filter(|_| entry.by == Some(By::Kind));
    let first = entry.messages.first().filter(|_| is_said);
    Sent {
        entry: Some(entry),
        reason,
        code: entry.code.as_deref(),
        kind: kind.map(|kind| kind.value.as_str()),
        message: first.map_or(Text::None, Text::Of),
        ty: if is_by_type { Type::Own } else { Type::None },
        status: status(entry, reason),
        ..Sent::default()
    }
}

/// Bodies of RFC 9457 where the catalogue has another: of the first entry, and of the first that has reasons and values.
fn problems(catalog: &Catalog) -> Vec<Made<'_>> {
    let envelope = catalog.envelope.as_ref();
    let is_other =
        envelope.is_some_and(|own| own.is_json() && own.media_type != "application/problem+json");
    let entries: Vec<&Entry> = catalog.public_entries().collect();
    let first = |test: &dyn Fn(&Entry) -> bool| entries.iter().position(|entry| test(entry));
    let chosen: BTreeSet<usize> = [
        first(&|entry| entry.code.is_some()),
        first(&|entry| entry.code.is_some() && entry.public_params().next().is_some()),
        first(&|entry| entry.code.is_some() && !entry.reasons.is_empty()),
    ]
    .into_iter()
    .flatten()
    .filter(|_| is_other)
    .collect();
    let chosen = chosen.into_iter().map(|at| entries[at]);
    chosen
        .map(|entry| {
            let reason = entry.reasons.first();
            let own = reason.and_then(|reason| reason.message.as_ref());
            let message = own.or(entry.messages.first());
            let sent = Sent {
                is_problem: true,
                ..whole(catalog, entry, reason, message)
            };
            let name = format!("{}: as problem+json", entry.name);
            known(catalog, name, entry, sent)
        })
        .collect()
}

/// Bodies that say no code, with the code in its header; and a body that says another, which counts.
fn by_header(catalog: &Catalog) -> Vec<Made<'_>> {
    let mut made = Vec::new();
    if catalog.header("code").is_none() {
        return made;
    }
    for entry in catalog
        .public_entries()
        .filter(|entry| entry.code.is_some())
    {
        for (what, page) in [
            ("without a body", ""),
            ("as the page of a gateway", "<html>\n"),
        ] {
            let sent = Sent {
                page: Some(page),
                has_headers: true,
                ..bare(catalog, entry, None)
            };
            made.push(known(
                catalog,
                format!("{}: {what}", entry.name),
                entry,
                sent,
            ));
        }
        let has_code = (catalog.envelope_of(entry)).is_none_or(|own| own.says(Hole::Code));
        if has_code {
            let sent = Sent {
                code_in_header: Some(UNKNOWN_CODE),
                ..bare(catalog, entry, None)
            };
            let name = format!("{}: another code in its header", entry.name);
            made.push(known(catalog, name, entry, sent));
        }
    }
    let sent = Sent {
        code: Some(UNKNOWN_CODE),
        status: Some(404),
        page: Some(""),
        ..Sent::default()
    };
    let name = "404, an unknown code without a body".to_owned();
    made.push(stranger(catalog, name, sent));
    made
}

/// Whether a body says its type, and clients tell errors apart by it.
fn has_type(catalog: &Catalog) -> bool {
    let envelope = catalog.envelope.as_ref();
    let is_said = envelope.is_none_or(|own| own.says(Hole::Type));
    is_said && catalog.reads_types()
}

pub(super) fn has_codes(catalog: &Catalog) -> bool {
    catalog.code_style != CodeStyle::None
}

/// The sub-codes that a response has a place for.
fn sent_reasons<'a>(catalog: &Catalog, entry: &'a Entry) -> &'a [Reason] {
    if sends_reason(catalog, entry) {
        &entry.reasons
    } else {
        &[]
    }
}

/// Whether a response has a place for the sub-code.
fn sends_reason(catalog: &Catalog, entry: &Entry) -> bool {
    catalog.header("reason").is_some()
        || catalog.envelope_of(entry).is_none_or(|envelope| {
            envelope
                .path(Hole::Reason)
                .or(envelope.path(Hole::Details))
                .is_some()
        })
}

/// Whether the entry is recognised whatever the status is.
pub(super) fn is_told_apart(catalog: &Catalog, entry: &Entry, message: Option<&Message>) -> bool {
    let value = |name: &str| of_entry(entry, name, catalog);
    let shown = message.map_or_else(
        || OWN_TEXT.to_owned(),
        |message| render(message, None, &value),
    );
    let mut others = catalog
        .public_entries()
        .filter(|other| other.name != entry.name);
    let fits = |matcher: &Matcher| may_match(matcher, &shown);
    entry.code.is_some() || !others.any(|other| other.matchers.iter().any(fits))
}

/// Whether a text of this message is one of another message too, which stands before it and by which values are read.
fn is_read_by_another(catalog: &Catalog, entry: &Entry, message: &Message) -> bool {
    let value = |name: &str| of_entry(entry, name, catalog);
    let shown = render(message, None, &value);
    let before = entry.every_message();
    let mut before = before.take_while(|other| !std::ptr::eq(*other, message));
    let is_param = |part: &Part| matches!(part, Part::Param(_));
    before.any(|other| other.parts.iter().any(is_param) && is_instance(other, &shown))
}

/// Whether a message could be recognised so: an answer of yes may be wrong, one of no is right.
fn may_match(matcher: &Matcher, message: &str) -> bool {
    let text = |part: Option<&Part>| match part {
        Some(Part::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let first = text(matcher.parts.first());
    match matcher.kind {
        MatcherKind::Exact => message == first,
        MatcherKind::Prefix => message.starts_with(&first),
        MatcherKind::Template => {
            message.starts_with(&first) && message.ends_with(&text(matcher.parts.last()))
        }
    }
}
