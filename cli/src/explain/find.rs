//! From a word to what it names in the catalogues.

use errcat_catalog::Status;
use errcat_catalog::api::{Api, Entry, Envelope, Reason, Retired};
use errcat_catalog::{Catalog, Rule, Sources, did_you_mean, load, rules};

use super::message;
use crate::config;

/// Something that can be explained.
#[derive(Clone, Copy)]
pub(super) enum Subject<'a> {
    /// An error, and the one of its reasons that is asked about.
    Entry(&'a Api, &'a Entry, Option<&'a Reason>),
    /// A code that is no longer sent.
    Retired(&'a Api, &'a Retired),
    /// A shape of responses.
    Envelope(&'a Api, &'a Envelope),
    /// A rule of `errcat check`.
    Rule(&'static Rule),
}

/// The word for the envelopes of a catalogue.
pub(super) const ENVELOPE: &str = "envelope";

/// Everything there is, catalogues first.
pub(super) fn all<'a>(apis: &[&'a Api]) -> Vec<Subject<'a>> {
    let mut subjects = Vec::new();
    for api in apis {
        subjects.extend(
            api.entries
                .iter()
                .map(|entry| Subject::Entry(api, entry, None)),
        );
        subjects.extend(
            api.retired
                .iter()
                .map(|retired| Subject::Retired(api, retired)),
        );
    }
    subjects.extend(known_rules().map(Subject::Rule));
    subjects
}

/// What a word names: a code with values in it or none, a name, number, class or rule, else a reason, a status, a type, an envelope, a message.
///
/// A spelling that is exact hides those that differ in case or in separators.
pub(super) fn find<'a>(word: &str, apis: &[&'a Api]) -> Vec<Subject<'a>> {
    let all = all(apis);
    let named = |fits: &dyn Fn(&str) -> bool| -> Vec<Subject<'a>> {
        all.iter()
            .filter(|subject| names(subject).iter().any(|name| fits(name)))
            .copied()
            .collect()
    };
    let reasons = || {
        let entries = apis
            .iter()
            .flat_map(|api| api.entries.iter().map(move |entry| (*api, entry)));
        let reasons = entries
            .flat_map(|(api, entry)| entry.reasons.iter().map(move |reason| (api, entry, reason)));
        reasons
            .filter(|(.., reason)| squash(&reason.name) == squash(word))
            .map(|(api, entry, reason)| Subject::Entry(api, entry, Some(reason)))
            .collect()
    };
    let statuses = || {
        let Ok(status) = word.parse::<Status>() else {
            return Vec::new();
        };
        let has_status = |subject: &&Subject| matches!(subject, Subject::Entry(_, entry, _) if entry.declared_statuses().any(|own| status.covers(own)));
        all.iter().filter(has_status).copied().collect()
    };
    let types = || {
        let of = |api: &&'a Api| Some(Subject::Entry(api, api.entry_of_type(word)?, None));
        apis.iter().filter_map(of).collect()
    };
    let messages = || {
        apis.iter()
            .flat_map(|api| message::find(api, word, None, false))
            .collect()
    };

    let envelopes = || {
        let is_meant = squash(word) == ENVELOPE;
        let of = |api: &&'a Api| {
            let api = *api;
            let all = api.every_envelope().filter(move |_| is_meant);
            all.map(move |envelope| Subject::Envelope(api, envelope))
        };
        apis.iter().flat_map(of).collect()
    };

    // A code with values in it.
    let called = || {
        let is_called = |subject: &&Subject| matches!(subject, Subject::Entry(_, entry, _) if entry.is_called(word));
        all.iter().filter(is_called).copied().collect()
    };
    let steps: [&dyn Fn() -> Vec<Subject<'a>>; 8] = [
        &|| named(&|name| name == word),
        &called,
        &|| named(&|name| squash(name) == squash(word)),
        &reasons,
        &statuses,
        &types,
        &envelopes,
        &messages,
    ];
    steps
        .iter()
        .map(|step| step())
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Whether a word names a rule or a preset, which are explained without any catalogue.
pub(super) fn needs_no_catalog(word: &str) -> bool {
    !find(word, &[]).is_empty() || preset(word).is_some()
}

/// A catalogue with nothing but the preset of that name.
pub(super) fn preset(word: &str) -> Option<Catalog> {
    let preset = Envelope::PRESETS.iter().find(|name| **name == word)?;
    let name = preset.replace(['+', '-'], "_");
    let mut sources = Sources::new();
    let text = format!("errcat: 1\nname: {name}\nenvelope: {preset}\nerrors: {{}}\n");
    let file = sources.add(word, text);
    load(&mut sources, file).0
}

/// The name that was probably meant by a word that names nothing.
pub(super) fn nearest(word: &str, apis: &[&Api]) -> Option<String> {
    let all = all(apis);
    let names: Vec<String> = all.iter().flat_map(names).collect();
    did_you_mean(word, names.iter().map(String::as_str)).map(str::to_owned)
}

/// The rules of catalogues, and that of `errcat.toml`.
pub(super) fn known_rules() -> impl Iterator<Item = &'static Rule> {
    rules()
        .into_iter()
        .chain([&config::RULE, &crate::openapi::RULE])
}

fn names(subject: &Subject) -> Vec<String> {
    match subject {
        Subject::Entry(_, entry, _) => {
            let mut names = vec![entry.name.clone(), entry.identifiers.typescript.clone()];
            names.extend(entry.code.clone());
            names.extend(entry.aliases.iter().cloned());
            names.extend(entry.number.map(|number| number.to_string()));
            names
        }
        Subject::Retired(_, retired) => [Some(&retired.name), retired.code.as_ref()]
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        Subject::Envelope(..) => Vec::new(),
        Subject::Rule(rule) => vec![rule.id.to_owned()],
    }
}

/// A name without what differs between styles of writing it; all of it where nothing would remain.
pub(super) fn squash(name: &str) -> String {
    let kept: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    if kept.is_empty() {
        name.to_owned()
    } else {
        kept
    }
}
