//! What an error with one status can be, and what a response with a status can have.

use std::collections::BTreeMap;

use errcat_catalog::{
    Status,
    api::{Api, Entry, Envelope, Hole, Reason},
};

/// An error with one of its statuses.
#[derive(Clone, PartialEq)]
pub(super) struct Answer<'a> {
    pub(super) entry: &'a Entry,
    pub(super) status: Status,
    /// The reasons that have this status; none if the error has no reasons.
    pub(super) reasons: Vec<&'a Reason>,
}

/// The answers by status.
pub(super) type Answers<'a> = BTreeMap<Status, Vec<Answer<'a>>>;

/// What these errors come with. One without a status is no HTTP response, unless errors come in successes.
pub(super) fn by_status<'a>(api: &Api, entries: &[&'a Entry]) -> Answers<'a> {
    let mut answers = Answers::new();
    for entry in entries {
        for answer in of_entry(api, entry) {
            answers.entry(answer.status).or_default().push(answer);
        }
    }
    answers
}

/// The statuses of an entry, each with the reasons that have it.
pub(super) fn of_entry<'a>(api: &Api, entry: &'a Entry) -> Vec<Answer<'a>> {
    let mut declared: Vec<Status> = entry.declared_statuses().collect();
    if declared.is_empty() {
        declared.extend(status_of_success(api));
    }
    let mut answers: Vec<Answer<'a>> = Vec::new();
    let mut add = |status, reason: Option<&'a Reason>| {
        let at = answers.iter().position(|answer| answer.status == status);
        let at = at.unwrap_or_else(|| {
            answers.push(Answer {
                entry,
                status,
                reasons: Vec::new(),
            });
            answers.len() - 1
        });
        answers[at].reasons.extend(reason);
    };
    if entry.reasons.is_empty() {
        for status in &declared {
            add(*status, None);
        }
    }
    for reason in &entry.reasons {
        match reason.status {
            Some(status) => add(status, Some(reason)),
            None => declared
                .iter()
                .for_each(|status| add(*status, Some(reason))),
        }
    }
    answers
}

/// The status of success with which servers send an error that has none of its own.
fn status_of_success(api: &Api) -> Option<Status> {
    let statuses = &api.errors_in_success.as_ref()?.statuses;
    Some(Status::Exact(statuses.first()?.first()))
}

/// A status as `OpenAPI` writes it: `404`, `5XX`.
pub(super) fn key(status: Status) -> String {
    status.to_string().to_uppercase()
}

/// The errors that the list of a response with this status may have: those with the status, and where errors with different ones meet,
/// any that meet there.
pub(super) fn listed<'a>(api: &Api, status: Status, all: &Answers<'a>) -> Vec<Answer<'a>> {
    let meets = |answer: &Answer<'_>| match api.several.as_deref().and_then(|name| api.entry(name))
    {
        Some(several) => several.declared_statuses().any(|own| own == status),
        None => match status {
            Status::Exact(400) => answer.status.class() < 5,
            Status::Exact(500) => true,
            _ => false,
        },
    };
    let is_own = |answer: &&Answer<'_>| answer.entry.envelope.is_none();
    let all = all.values().flatten().filter(is_own);
    let mut listed: Vec<Answer<'a>> = Vec::new();
    for answer in all.filter(|answer| answer.status == status || meets(answer)) {
        listed.push(answer.clone());
    }
    listed
}

/// Whether an error is told apart from the others by what stands in its part of a body.
pub(super) fn are_told_apart(answers: &[Answer<'_>], has_code: bool) -> bool {
    let mut codes = Vec::new();
    for answer in answers {
        let entry = answer.entry;
        match &entry.code {
            Some(code) if entry.code_parts().is_none() => codes.push(code),
            _ => return false,
        }
    }
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    has_code && codes.len() == count
}

/// What programs call an error: its code, else its name.
pub(super) fn called(entry: &Entry) -> &str {
    entry.key()
}

/// Whether the code of an error, which its body does not say, is in a header.
pub(super) fn has_code_header(api: &Api, answer: &Answer<'_>) -> bool {
    let envelope = api.envelope_of(answer.entry);
    let is_bare = |envelope: &Envelope| envelope.media_type.is_empty();
    api.header("code").is_some() || envelope.is_some_and(is_bare)
}

/// Whether a hole says which error it is.
pub(super) fn is_telling(hole: Hole) -> bool {
    !matches!(
        hole,
        Hole::Message | Hole::Title | Hole::RequestId | Hole::Instance | Hole::Domain
    )
}
