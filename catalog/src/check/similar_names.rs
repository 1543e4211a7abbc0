//! `similar-names`: two names of generated code differ in no more than case, or by a `_` behind one of them.

use super::{Findings, owned::Owned};
use crate::{
    diagnostic::Diagnostic,
    name::{Declared, Language, Owner, PYTHON_EXPORTS, TYPESCRIPT_EXPORTS, guard, listed},
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "similar-names");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let declared = std::mem::take(&mut findings.declared);
    let mut pairs: Vec<Pair> = Vec::new();
    let mut clashing = Vec::new();
    for (language, own) in [
        (Language::Typescript, TYPESCRIPT_EXPORTS),
        (Language::Python, PYTHON_EXPORTS),
    ] {
        alike(language, own, &declared, &mut pairs, &mut clashing);
    }
    pairs.retain(|pair| {
        let is_clashing = |place: &usize| is_of(*place, pair.place, &declared);
        !clashing.iter().any(is_clashing)
    });
    for pair in &pairs {
        report(draft, &declared, pair, findings);
    }
    findings.declared = declared;
}

/// A name of the catalogue's and the one that it is easily taken for.
struct Pair {
    /// The place of its owner in the table.
    place: usize,
    name: String,
    other: String,
    /// The place of the other's owner; absent for what every package has.
    beside: Option<usize>,
    languages: Vec<Language>,
}

/// A name as it is declared, and as people take it.
struct Name {
    declared: String,
    taken_for: String,
    /// The place of its owner in the table; absent for what every package has.
    place: Option<usize>,
}

/// Finds the pairs of a language; what has a name that another thing has too is among the `clashing`.
fn alike(
    language: Language,
    own: &[&str],
    declared: &[Declared],
    pairs: &mut Vec<Pair>,
    clashing: &mut Vec<usize>,
) {
    let mut names: Vec<Name> = Vec::new();
    let mut add = |declared: String, read: &str, place| {
        let taken_for = read.trim_end_matches('_').to_lowercase();
        names.push(Name {
            declared,
            taken_for,
            place,
        });
    };
    for name in own {
        add((*name).to_owned(), name, None);
    }
    for (place, declared) in declared.iter().enumerate() {
        // An old name stands beside new ones by its nature.
        let is_old = matches!(
            declared.owner,
            Owner::Retired(_)
                | Owner::RetiredGuard(_)
                | Owner::RetiredReasons(_)
                | Owner::RetiredWords(..)
        );
        if is_old {
            continue;
        }
        if let Some(name) = &declared.identifiers[language as usize] {
            add(name.clone(), name, Some(place));
            // `isApiError` reads as the guard of `ApiError`, which is `isApi`.
            if language == Language::Typescript && matches!(declared.owner, Owner::Entry(_)) {
                add(guard(name), &format!("is{name}"), Some(place));
            }
        }
    }
    let is_given = |place: usize| {
        let owner = declared[place].owner;
        !matches!(
            owner,
            Owner::Unknown(_) | Owner::UnknownOf(_) | Owner::Failure(_)
        )
    };
    let mut first = Places::new();
    for (at, name) in names.iter().enumerate() {
        let Some(met) = first.get(&name.taken_for) else {
            first.insert(name.taken_for.clone(), at);
            continue;
        };
        let other = &names[*met];
        if name.place == other.place {
            continue;
        }
        // Names that are equal are another rule's, and so is what is made of them.
        if name.declared == other.declared {
            clashing.extend([name.place, other.place].into_iter().flatten());
            continue;
        }
        let (name, other, place) = match (name.place, other.place) {
            (Some(place), _) if is_given(place) => (name, other, place),
            (_, Some(place)) => (other, name, place),
            _ => continue,
        };
        take(language, place, name, other, declared, pairs);
    }
}

/// Adds the language to the pair if it is known, else the pair, unless another is known of the same owner.
fn take(
    language: Language,
    place: usize,
    name: &Name,
    other: &Name,
    declared: &[Declared],
    pairs: &mut Vec<Pair>,
) {
    for pair in &mut *pairs {
        if !is_of(pair.place, place, declared) {
            continue;
        }
        if pair.name == name.declared && pair.other == other.declared {
            pair.languages.push(language);
        }
        return;
    }
    pairs.push(Pair {
        place,
        name: name.declared.clone(),
        other: other.declared.clone(),
        beside: other.place,
        languages: vec![language],
    });
}

/// Whether two places in the table are of one thing.
fn is_of(one: usize, other: usize, declared: &[Declared]) -> bool {
    let source = |place: usize| match declared[place].owner {
        Owner::Entry(at) | Owner::Guard(at) | Owner::Details(at) => Some(("an entry", at)),
        Owner::Operation(at) | Owner::OperationClasses(at) => Some(("an operation", at)),
        _ => None,
    };
    one == other || source(one).is_some() && source(one) == source(other)
}

fn report(draft: &Draft, declared: &[Declared], pair: &Pair, findings: &mut Findings<'_>) {
    let Owned { name, span, entry } = draft.owned(declared[pair.place].owner);
    let Some(span) = span else { return };
    let beside = pair.beside.map(|place| declared[place].owner);
    let what = match beside {
        None => "a name that every package has".to_owned(),
        Some(owner) => {
            let of = draft.owned(owner).name;
            match owner {
                Owner::Exception(at) if draft.api.exceptions[at].fallback => {
                    "the class of every error".to_owned()
                }
                Owner::Exception(_) => "a class by status".to_owned(),
                Owner::Unknown(_) | Owner::UnknownOf(_) => {
                    format!("the class of other errors of `{of}`")
                }
                Owner::Failure(_) => "the class of failures without a response".to_owned(),
                Owner::Guard(_) => format!("the guard of `{of}`"),
                _ => format!("of `{of}`"),
            }
        }
    };
    let (mut names, mut keys) = (Vec::new(), Vec::new());
    for language in &pair.languages {
        names.push(language.name());
        keys.push(format!("{}: …", language.key()));
    }
    let mut finding = Diagnostic::new(
        &RULE,
        span,
        format!(
            "`{name}` brings `{}` in {} beside `{}`, {what}",
            pair.name,
            listed(&names),
            pair.other
        ),
        "easily taken for the other",
    )
    .help(format!(
        "give it another name, or `rename: {{{}}}`",
        keys.join(", ")
    ));
    if let Some(other) = beside.and_then(|owner| draft.owned(owner).span) {
        finding = finding.related(other, "the other");
    }
    findings.at(entry, finding);
}
