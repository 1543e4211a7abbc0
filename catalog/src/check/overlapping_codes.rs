//! `overlapping-codes`: a code that clients could take for either of two errors whose codes have values in them.

use super::{
    Findings,
    overlapping_messages::pattern::{self, Symbol},
};
use crate::{
    api::{Entry, ParamType, Part},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "overlapping-codes");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut templates = Vec::new();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        if let Some(parts) = entry.code_parts() {
            templates.push((index, patterns(entry, &parts)));
        }
    }
    for (at, (index, own)) in templates.iter().enumerate() {
        let mut before = templates[..at].iter();
        let met = before.find_map(|(first, others)| {
            let is_other = draft.api.entries[*first].code != draft.api.entries[*index].code;
            let pairs = others
                .iter()
                .flat_map(|other| own.iter().map(move |own| (other, own)));
            let mut pairs = pairs.filter(|_| is_other);
            let met = pairs.find(|(other, own)| pattern::meet(other, own).is_some());
            met.map(|(other, own)| (first, other, own))
        });
        let Some((first, other, own)) = met else {
            continue;
        };
        let text = pattern::text_of_both(other, own);
        let text = text.map_or_else(|| "one code".to_owned(), |text| format!("`{text}`"));
        let [one, two] = [*first, *index].map(|index| &draft.api.entries[index].name);
        let message = format!("a client could take {text} for both `{one}` and `{two}`");
        findings.at_entry(
            *index,
            Diagnostic::new(&RULE, draft.code_span(*index), message, "the second code")
                .related(draft.code_span(*first), "the first code")
                .help(
                    "give one a text that the other cannot have, or make them one error; a code without values goes before \
                     those that have some",
                ),
        );
    }
}

/// How many patterns a code is held for; what has more may be anything.
const MOST: usize = 256;

/// The patterns of the codes of an entry: clients hold values to their types, so that of two words there are two.
fn patterns(entry: &Entry, parts: &[Part]) -> Vec<Vec<Symbol>> {
    let text = |text: &str| text.chars().map(Symbol::Char).collect::<Vec<_>>();
    let mut all = vec![Vec::new()];
    for part in parts {
        let mut choices = match part {
            Part::Text(own) => vec![text(own)],
            Part::Param(name) => match entry.param(name).map(|param| &param.ty) {
                Some(ParamType::Integer | ParamType::Seconds | ParamType::Number) => {
                    vec![vec![Symbol::Digits]]
                }
                Some(ParamType::Boolean) => vec![text("true"), text("false")],
                Some(ParamType::Enum(words)) => words.iter().map(|word| text(word)).collect(),
                _ => vec![vec![Symbol::Anything]],
            },
        };
        if choices.len() * all.len() > MOST {
            choices = vec![vec![Symbol::Anything]];
        }
        let mut longer = Vec::new();
        for before in &all {
            for choice in &choices {
                longer.push([before.as_slice(), choice].concat());
            }
        }
        all = longer;
    }
    all
}
