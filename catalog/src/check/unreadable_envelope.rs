//! `unreadable-envelope`: a client could not read back what the server wrote.

mod lists;

use super::Findings;
use crate::{
    api::{Body, By, CodeStyle, Entry, Envelope, Hole, Param, ParamType, Place, Segment},
    diagnostic::Diagnostic,
    language::ParamNode,
    read::{Json, Places, Text},
    resolve::{Draft, Written},
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Deny, "unreadable-envelope");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    header(draft, findings);
    by_kind(draft, findings);
    for written in draft.envelopes() {
        let Written { envelope, json, .. } = written;
        identity(draft, &written, findings);
        by_message(draft, &written, findings);
        if let Some(json) = json {
            twice(envelope, json, findings);
            lists::check(draft, envelope, json, findings);
        }
        let mut fixed = Vec::new();
        collect(&envelope.body, &mut Vec::new(), &mut fixed);
        for (index, entry) in draft.api.entries.iter().enumerate() {
            if !draft.api.is_sent_in(entry, envelope) {
                continue;
            }
            params(draft, index, &fixed, findings);
            lists(draft, index, &envelope.body, findings);
            if envelope.is_form() {
                texts(draft, index, findings);
            }
        }
    }
}

/// A header for codes, where the errors have codes that it can carry.
fn header(draft: &Draft, findings: &mut Findings<'_>) {
    let headers = draft.document.headers.iter();
    let mut headers = headers.filter(|(role, _)| role.value == "code");
    let Some(name) = headers.next().and_then(|(_, header)| header.name()) else {
        return;
    };
    if draft.api.code_style == CodeStyle::None {
        let finding = Diagnostic::new(
            &RULE,
            name.span,
            format!(
                "the header `{}` is for codes, and the errors have none",
                name.value
            ),
            "nothing would be in it",
        );
        findings.push(finding.help("remove it, or set another style than `codes: {style: none}`"));
    }
    let is_carried = |code: &str| {
        let is_visible = |byte| matches!(byte, b' '..=b'~');
        code.trim() == code && code.bytes().all(is_visible)
    };
    for (index, entry, key, node) in draft.entries() {
        let Some(code) = entry.code.as_deref().filter(|code| !is_carried(code)) else {
            continue;
        };
        let finding = Diagnostic::new(
            &RULE,
            node.code.as_ref().unwrap_or(key).span,
            format!(
                "the code `{code}` cannot stand in the header `{}`",
                name.value
            ),
            "a header carries visible ASCII",
        );
        let finding = finding.related(name.span, "the header that is for it");
        findings.at_entry(
            index,
            finding
                .help("write a code of letters, digits and marks of ASCII, or remove the header"),
        );
    }
}

/// Whether the body says which error it is.
fn identity(draft: &Draft, written: &Written<'_>, findings: &mut Findings<'_>) {
    let Written { envelope, span, .. } = written;
    let has = |hole| envelope.says(hole);
    let has_code = has(Hole::Code)
        || has(Hole::Type)
        || envelope.code_header.is_some()
        || draft.api.header("code").is_some();
    let none = draft.api.code_style == CodeStyle::None;
    let mut entries = draft.api.entries.iter().collect::<Vec<_>>();
    entries.retain(|entry| draft.api.is_sent_in(entry, envelope));
    let by_itself = |entry: &&Entry| matches!(entry.by, Some(By::Status | By::Type | By::Kind));
    let no_entry_has_one = !entries.is_empty() && entries.iter().all(|entry| entry.code.is_none());
    let is_further = !draft
        .api
        .envelope
        .iter()
        .any(|own| std::ptr::eq(own, *envelope));
    let (message, help) = if is_further && entries.is_empty()
        || !entries.is_empty() && entries.iter().all(by_itself)
    {
        return;
    } else if none && envelope.code_header.is_some() {
        (
            "the header is for codes, and the errors have none",
            "remove it, or set another style than `codes: {style: none}`",
        )
    } else if none && !has(Hole::Message) {
        (
            "the wire has no code, and the envelope no `$message` to recognise an error by",
            "write `$message` where the body has its text",
        )
    } else if !has_code && !has(Hole::Message) {
        (
            "the envelope has neither `$code` nor `$message`",
            "write `$code` and `$message` where the body has them",
        )
    } else if !none && !has_code && !no_entry_has_one {
        (
            "the errors have codes, and the envelope has no `$code`",
            "write `$code` where the body has it, or name the header that has it: `headers: {code: X-Error-Code}`; if the wire \
             has no code, set `codes: {style: none}`",
        )
    } else if none && has(Hole::Code) {
        (
            "the envelope has a `$code`, and the errors have none",
            "remove it, or set another style than `codes: {style: none}`",
        )
    } else {
        return;
    };
    findings.push(
        Diagnostic::new(
            &RULE,
            *span,
            message,
            "clients could not tell one error from another",
        )
        .help(help),
    );
}

/// An entry among coded ones that is recognised by its message, where the body has one.
fn by_message(draft: &Draft, written: &Written<'_>, findings: &mut Findings<'_>) {
    let Written { envelope, span, .. } = written;
    if envelope.says(Hole::Message) {
        return;
    }
    for (index, entry, _, node) in draft.entries() {
        if !draft.api.is_sent_in(entry, envelope) {
            continue;
        }
        let Some(by) = node.by.as_ref().filter(|_| entry.by == Some(By::Message)) else {
            continue;
        };
        let message = format!(
            "`{}` is recognised by its message, and the envelope has no `$message`",
            entry.name
        );
        let finding = Diagnostic::new(&RULE, by.span, message, "no response says it");
        let finding = finding.related(*span, "the envelope");
        findings.at_entry(
            index,
            finding.help("write `$message` where the body has its text"),
        );
    }
}

/// An entry that is recognised by its kind, where the body has one.
fn by_kind(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        // The body of RFC 9457, which a catalogue without an envelope has, carries the kind as a member of its own.
        let envelope = draft.api.envelope_of(entry);
        let is_said = envelope.is_none_or(|envelope| envelope.says(Hole::Kind));
        if is_said || draft.api.header("kind").is_some() {
            continue;
        }
        let Some(by) = node.by.as_ref().filter(|_| entry.by == Some(By::Kind)) else {
            continue;
        };
        let message = format!(
            "`{}` is recognised by its kind, and the envelope has no `$kind`",
            entry.name
        );
        let mut finding = Diagnostic::new(&RULE, by.span, message, "no response says it");
        if let Some(json) = &draft.document.envelope {
            finding = finding.related(json.span, "the envelope");
        }
        findings.at_entry(index, finding.help("write `$kind` where the body has it"));
    }
}

fn twice(envelope: &Envelope, json: &Json, findings: &mut Findings<'_>) {
    let mut first = Places::new();
    let mut of_items = lists::both(envelope);
    for (place, text) in json.strings.iter().enumerate() {
        let known = |hole: &&Hole| text.value.strip_prefix('$') == Some(hole.as_str());
        let is_param = text.value.starts_with("$param.");
        if !is_param && !Hole::ALL.iter().any(|hole| known(&hole)) {
            continue;
        }
        if let Some(first) = first.get(&text.value) {
            let again = of_items.iter().position(|hole| known(&hole));
            if let Some(again) = again {
                of_items.swap_remove(again);
                continue;
            }
            findings.push(
                Diagnostic::new(
                    &RULE,
                    text.span,
                    format!("the hole `{}` stands twice in the envelope", text.value),
                    "the second one",
                )
                .related(json.strings[*first].span, "the first one")
                .help("keep the one that clients read"),
            );
        } else {
            first.insert(text.value.clone(), place);
        }
    }
}

/// What the envelope holds itself: the path of each hole and literal, and what it is called.
fn collect(body: &Body, path: &mut Vec<Segment>, fixed: &mut Vec<(Vec<Segment>, String)>) {
    match body {
        Body::Hole(hole) => fixed.push((path.clone(), format!("`${}`", hole.as_str()))),
        Body::Literal(_) => fixed.push((path.clone(), "a constant".to_owned())),
        Body::Text(_) => fixed.push((path.clone(), "a text".to_owned())),
        Body::Param(name) => fixed.push((path.clone(), format!("`$param.{name}`"))),
        Body::Each(item) => {
            path.push(Segment::Index(0));
            collect(item, path, fixed);
            path.pop();
        }
        Body::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Segment::Index(index));
                collect(item, path, fixed);
                path.pop();
            }
        }
        Body::Object(members) => {
            for member in members {
                path.push(Segment::Key(member.name.clone()));
                collect(&member.value, path, fixed);
                path.pop();
            }
        }
    }
}

/// Params at a path of their own must not meet the envelope's members, nor each other.
fn params(
    draft: &Draft,
    index: usize,
    fixed: &[(Vec<Segment>, String)],
    findings: &mut Findings<'_>,
) {
    let sent: Vec<_> = draft
        .params(index)
        .into_iter()
        .filter(|(param, ..)| !param.path.is_empty())
        .collect();
    let details = format!("`${}`", Hole::Details.as_str());
    let message = format!("`${}`", Hole::Message.as_str());
    let entry = &draft.api.entries[index];
    let is_by_message = match entry.by {
        Some(by) => by == By::Message,
        None => entry.code.is_none(),
    };
    for (at, (param, key, node)) in sent.iter().enumerate() {
        if param.place != Place::Body {
            continue;
        }
        let own = format!("`$param.{}`", param.name);
        let inside_details = |path: &[Segment], what: &str| {
            *what == details && param.path.len() > path.len() && param.path.starts_with(path)
        };
        let of_envelope = fixed
            .iter()
            .find(|(path, what)| {
                let is_its_hole = *what == own && *path == param.path;
                let is_shared = *what == message && *path == param.path && is_no_text(param);
                meet(path, &param.path) && !inside_details(path, what) && !is_its_hole && !is_shared
            })
            .map(|(_, what)| what.clone());
        let of_params = sent.iter().enumerate().find(|(other, (param_, ..))| {
            let earlier = *other < at || param_.place != Place::Body;
            *other != at && earlier && meet(&param_.path, &param.path)
        });
        let other = of_envelope
            .or_else(|| of_params.map(|(_, (other, ..))| format!("the param `{}`", other.name)));
        let is_shared =
            |(path, what): &(Vec<Segment>, String)| *what == message && *path == param.path;
        if other.is_none() && is_by_message && fixed.iter().any(is_shared) {
            let text = format!("the param `{}` stands in place of the message", param.name);
            let finding = Diagnostic::new(
                &RULE,
                place(key, *node),
                text,
                "by which the error is recognised",
            );
            findings.at_entry(
                index,
                finding.help("write by what else it is recognised, such as `by: status`"),
            );
        }
        let Some(other) = other else { continue };
        findings.at_entry(
            index,
            Diagnostic::new(
                &RULE,
                place(key, *node),
                format!(
                    "the param `{}` has the place of {other} in the body",
                    param.name
                ),
                "one would overwrite the other",
            )
            .help("give it a path of its own"),
        );
    }
}

/// Whether the values of a param are never texts, so that its place may have a text as well.
fn is_no_text(param: &Param) -> bool {
    matches!(
        param.ty,
        ParamType::List(_) | ParamType::Record(_) | ParamType::Map(_)
    )
}

/// A param cannot stand in a list that the envelope does not spell out: nobody would say what else is in it.
fn lists(draft: &Draft, index: usize, body: &Body, findings: &mut Findings<'_>) {
    for (param, key, node) in draft.params(index) {
        if param.place != Place::Body || leads(body, &param.path) {
            continue;
        }
        findings.at_entry(
            index,
            Diagnostic::new(
                &RULE,
                place(key, node),
                format!(
                    "the place of the param `{}` is in a list that the envelope has not",
                    param.name
                ),
                "the body has no such item",
            )
            .help(lists::help(&param.path, &draft.api)),
        );
    }
}

/// A form has texts alone, under flat names.
fn texts(draft: &Draft, index: usize, findings: &mut Findings<'_>) {
    for (param, key, node) in draft.params(index) {
        let is_text = matches!(
            param.ty,
            ParamType::String
                | ParamType::Timestamp
                | ParamType::Uuid
                | ParamType::Url
                | ParamType::Enum(_)
        );
        let is_flat = matches!(param.path.as_slice(), [Segment::Key(_)]);
        if param.place != Place::Body || is_text && is_flat {
            continue;
        }
        let finding = Diagnostic::new(
            &RULE,
            place(key, node),
            format!("a form has no place for the param `{}`", param.name),
            "a form has texts under flat names",
        );
        findings.at_entry(
            index,
            finding
                .help("give it a flat name, `at: NAME`, and the type of a text, such as `string`"),
        );
    }
}

/// Where the catalogue says the place of a param, or its name.
fn place(key: &Text, node: Option<&ParamNode>) -> Span {
    let at = node.and_then(|node| node.at.as_ref());
    at.map_or(key.span, |at| at.span)
}

/// Whether a path leads through objects, and through lists that the body has.
fn leads(body: &Body, path: &[Segment]) -> bool {
    let [step, rest @ ..] = path else {
        return true;
    };
    let is_key = |step: &Segment| matches!(step, Segment::Key(_));
    match (body, step) {
        (Body::Object(members), Segment::Key(key)) => {
            match members.iter().find(|member| member.name == *key) {
                Some(member) => leads(&member.value, rest),
                None => rest.iter().all(is_key),
            }
        }
        (Body::Array(items), Segment::Index(at)) => {
            items.get(*at).is_some_and(|item| leads(item, rest))
        }
        // The place in a list of errors is that in each of them.
        (Body::Each(item), Segment::Index(0)) => leads(item, rest),
        (Body::Array(_) | Body::Each(_), _) | (Body::Object(_), Segment::Index(_)) => false,
        (Body::Hole(Hole::Details), _) => path.iter().all(is_key),
        // That it has the place of something else has been told already.
        (Body::Hole(_) | Body::Literal(_) | Body::Text(_) | Body::Param(_), _) => true,
    }
}

/// Whether one path is the other, or leads through it.
fn meet(a: &[Segment], b: &[Segment]) -> bool {
    a.starts_with(b) || b.starts_with(a)
}
