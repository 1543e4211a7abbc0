//! `colliding-names`: two names become the same identifier in a language.

use super::{Findings, owned::Owned};
use crate::{
    api::{Entry, Identifiers},
    diagnostic::Diagnostic,
    name::{Declared, Language, Owner, listed},
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Deny, "colliding-names");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    collide(&types(draft, &findings.declared), findings);
    for (index, entry, _, node) in draft.entries() {
        let mut reasons = Vec::new();
        for (reason, (key, _)) in entry.reasons.iter().zip(&node.reasons) {
            let name = named(&reason.name, &reason.identifiers, key.span, Some(index));
            reasons.push(name);
        }
        collide(&reasons, findings);
        let mut params = Vec::new();
        for (param, key, _) in draft.params(index) {
            params.push(named(
                &param.name,
                &param.identifiers,
                key.span,
                Some(index),
            ));
        }
        collide(&params, findings);
        reason_param(draft, index, entry, findings);
    }
    for (record, (_, fields)) in draft.api.types.iter().zip(&draft.document.types) {
        let mut names = Vec::new();
        for (field, (key, _)) in record.fields.iter().zip(fields) {
            names.push(named(&field.name, &field.identifiers, key.span, None));
        }
        collide(&names, findings);
    }
}

/// A thing with its identifier in each language that has one.
struct Named {
    name: String,
    identifiers: [Option<String>; 3],
    /// Where it stands; absent for the classes that a catalogue has without saying so.
    span: Option<Span>,
    entry: Option<usize>,
}

fn named(name: &str, identifiers: &Identifiers, span: Span, entry: Option<usize>) -> Named {
    Named {
        name: name.to_owned(),
        identifiers: Language::ALL.map(|language| Some(language.of(identifiers).to_owned())),
        span: Some(span),
        entry,
    }
}

/// What the catalogue names in a module or a package. What is made of these names gives way to them.
fn types(draft: &Draft, declared: &[Declared]) -> Vec<Named> {
    let mut types = Vec::new();
    for declared in declared {
        let is_given = matches!(
            declared.owner,
            Owner::Exception(_)
                | Owner::Record(_)
                | Owner::Entry(_)
                | Owner::Operation(_)
                | Owner::Kinds
                | Owner::Traits
                | Owner::HasTrait
                | Owner::FromUrl
                | Owner::FromClose
                | Owner::ExitCode
                | Owner::RateLimit
                | Owner::CommonParams
                | Owner::CommonWords(_)
                | Owner::Reasons(_)
                | Owner::Words(..)
        );
        if is_given {
            let Owned { name, span, entry } = draft.owned(declared.owner);
            types.push(Named {
                name,
                identifiers: declared.identifiers.clone(),
                span,
                entry,
            });
        }
    }
    types
}

fn collide(names: &[Named], findings: &mut Findings<'_>) {
    let mut first = Places::new();
    for (place, name) in names.iter().enumerate() {
        // Every language in which this name meets the same other one is said in one finding.
        let mut met: Vec<(usize, Vec<(Language, &str)>)> = Vec::new();
        for (language, identifier) in Language::ALL.into_iter().zip(&name.identifiers) {
            let Some(identifier) = identifier.as_deref() else {
                continue;
            };
            let key = format!("{} {identifier}", language.key());
            let Some(other) = first.get(&key) else {
                first.insert(key, place);
                continue;
            };
            match met.iter_mut().find(|(met, _)| met == other) {
                Some((_, places)) => places.push((language, identifier)),
                None => met.push((*other, vec![(language, identifier)])),
            }
        }
        for (other, places) in met {
            report(name, &names[other], &places, findings);
        }
    }
}

fn report(name: &Named, other: &Named, places: &[(Language, &str)], findings: &mut Findings<'_>) {
    let mut spelt: Vec<(&str, Vec<&str>)> = Vec::new();
    for (language, identifier) in places {
        match spelt
            .iter_mut()
            .find(|(spelling, _)| spelling == identifier)
        {
            Some((_, languages)) => languages.push(language.name()),
            None => spelt.push((identifier, vec![language.name()])),
        }
    }
    let spelt: Vec<_> = spelt
        .iter()
        .map(|(spelling, languages)| format!("`{spelling}` in {}", listed(languages)))
        .collect();
    let keys: Vec<_> = places
        .iter()
        .map(|(language, _)| format!("{}: …", language.key()))
        .collect();
    let mut finding = Diagnostic::new(
        &RULE,
        name.span.unwrap_or_default(),
        format!(
            "`{}` and `{}` are both {}",
            other.name,
            name.name,
            listed(&spelt)
        ),
        "one of them",
    );
    let rename = format!("`rename: {{{}}}`", keys.join(", "));
    finding = match other.span {
        Some(span) => finding
            .related(span, "the other")
            .help(format!("give one another name, or {rename}")),
        None => finding.help(format!(
            "a catalogue without `exceptions` has the class `{}`: give this another name, or {rename}, or \
             name the classes under `exceptions`",
            other.name
        )),
    };
    findings.at(name.entry, finding);
}

/// A reason travels as `reason`, so no param can.
fn reason_param(draft: &Draft, index: usize, entry: &Entry, findings: &mut Findings<'_>) {
    let (_, node) = draft.written(index);
    let first = node.reasons.iter().next();
    let param = draft
        .params(index)
        .into_iter()
        .find(|(param, ..)| param.name == "reason");
    let (Some((reason, _)), Some((_, key, _))) = (first, param) else {
        return;
    };
    findings.at_entry(
        index,
        Diagnostic::new(
            &RULE,
            key.span,
            format!("the param `reason` of `{}` and its reasons have the same name", entry.name),
            "the param",
        )
        .related(reason.span, "the first reason")
        .help("remove the param, or give it another name: `{reason}` is the reason's own name already"),
    );
}
