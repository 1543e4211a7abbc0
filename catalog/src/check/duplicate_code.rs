//! `duplicate-code`: two entries send the same code.

use super::Findings;
use crate::{
    api::{Api, Entry},
    diagnostic::Diagnostic,
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-code");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first = Places::new();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        // Without a code it is called by its name, in the same place.
        let code = entry.code.as_ref().unwrap_or(&entry.name);
        if let Some(first) = first.get(code) {
            findings.at_entry(index, judge(draft, *first, index, code));
        } else {
            first.insert(code.clone(), index);
        }
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

fn judge(draft: &Draft, first: usize, second: usize, code: &str) -> Diagnostic {
    let [one, other] = [first, second].map(|index| &draft.api.entries[index]);
    let have_codes = one.code.is_some() && other.code.is_some();
    let message = if have_codes {
        format!("two entries have the code `{code}`")
    } else {
        format!("`{code}` is the code of an error, and the name of one without a code")
    };
    let finding = Diagnostic::new(&RULE, draft.code_span(second), message, "the second one")
        .related(draft.code_span(first), "the first one");
    finding.help(if have_codes {
        help(&draft.api, one, other)
    } else {
        "give the one without a code another name, by which programs call it".to_owned()
    })
}

/// How two entries become one in which nothing is found.
fn help(api: &Api, one: &Entry, other: &Entry) -> String {
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
