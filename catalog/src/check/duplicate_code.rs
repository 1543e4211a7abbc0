//! `duplicate-code`: two entries send the same code.

use super::Findings;
use crate::{
    api::{Api, CodeScope, Entry},
    diagnostic::Diagnostic,
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-code");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let (mut codes, mut keys) = (Places::new(), Places::new());
    for (index, entry) in draft.api.entries.iter().enumerate() {
        let own = entry.code.as_ref();
        let own = own.map(|code| format!("{code}\0{}", scope_of(draft, entry)));
        let same = own.as_ref().and_then(|own| codes.get(own));
        if let Some(first) = same.or_else(|| keys.get(entry.key())) {
            findings.at_entry(index, judge(draft, *first, index));
            continue;
        }
        if let Some(own) = own {
            codes.insert(own, index);
        }
        keys.insert(entry.key().to_owned(), index);
    }
    for index in 0..draft.api.entries.len() {
        let mut first = Places::new();
        let (_, node) = draft.written(index);
        let codes = node.reasons.iter();
        let codes: Vec<_> = codes
            .map(|(key, reason)| reason.code.as_ref().unwrap_or(key))
            .collect();
        for (at, code) in codes.iter().enumerate() {
            let Some(first) = first.get(&code.value) else {
                first.insert(code.value.clone(), at);
                continue;
            };
            let message = format!("two reasons of one error have the code `{}`", code.value);
            let finding = Diagnostic::new(&RULE, code.span, message, "the second one");
            let finding = finding.related(codes[*first].span, "the first one");
            findings.at_entry(index, finding.help("give one another code"));
        }
    }
}

/// What a code is within, as a text; one with values in it is of one error whatever the scope is.
fn scope_of<'a>(draft: &Draft, entry: &'a Entry) -> &'a str {
    let scope = draft
        .api
        .code_scope
        .filter(|_| entry.code_parts().is_none());
    scope.unwrap_or(CodeScope::Catalogue).of(entry)
}

fn judge(draft: &Draft, first: usize, second: usize) -> Diagnostic {
    let [one, other] = [first, second].map(|index| &draft.api.entries[index]);
    let have_codes = one.code.is_some() && one.code == other.code;
    let key = other.code.as_ref().filter(|_| have_codes);
    let key = key.map_or(other.key(), String::as_str);
    let message = if have_codes {
        let scope = draft
            .api
            .code_scope
            .filter(|_| other.code_parts().is_none());
        let within = scope.map_or(String::new(), |scope| format!(" in one {}", scope.as_str()));
        format!("two entries{within} have the code `{key}`")
    } else if one.shares_code || other.shares_code {
        format!("`{key}` is the code of an error, and the name of one that shares its own")
    } else {
        format!("`{key}` is the code of an error, and the name of one without a code")
    };
    let finding = Diagnostic::new(&RULE, draft.code_span(second), message, "the second one")
        .related(draft.code_span(first), "the first one");
    finding.help(if have_codes {
        help(&draft.api, one, other)
    } else if one.shares_code || other.shares_code {
        "give the one that shares its code another name, by which programs call it".to_owned()
    } else {
        "give the one without a code another name, by which programs call it".to_owned()
    })
}

/// How two entries become one in which nothing is found.
fn help(api: &Api, one: &Entry, other: &Entry) -> String {
    let is_whole = api.code_scope.is_none() && one.code_parts().is_none();
    if is_whole && one.group != other.group {
        return "give one another code, make them one entry, or write `codes: {scope: group}` if a code is of one error only within its group"
            .to_owned();
    }
    if is_whole && one.envelope != other.envelope {
        return "give one another code, or write `codes: {scope: envelope}` if a code is of one error only within its envelope".to_owned();
    }
    let (Some(first), Some(second)) = (one.status, other.status) else {
        return "give one another code, or make them one entry with both messages".to_owned();
    };
    if first == second {
        return "give one another code, or make them one entry with both messages: `message: [One., Other.]`"
            .to_owned();
    }
    let by_reason = if super::unused_reason::has_place(api, one) {
        format!("`reasons: {{a: {{status: {first}}}, b: {{status: {second}}}}}`, or with ")
    } else {
        String::new()
    };
    let by_class = if first.class() == second.class() {
        format!("`status: {}xx`, which stands for both", first.class())
    } else {
        "no `status`, which then is that of the response".to_owned()
    };
    format!("make them one entry: with {by_reason}{by_class}")
}
