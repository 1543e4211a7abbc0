//! `recursive-parent`: an exception class, or an error, is below itself, be it through others.

use super::Findings;
use crate::{
    api::Exception,
    diagnostic::Diagnostic,
    read::Either,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "recursive-parent");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let classes = &draft.api.exceptions;
    for (place, (name, node)) in draft.document.exceptions.iter().enumerate() {
        let Either::Long(node) = node else { continue };
        let Some(parent) = &node.parent else { continue };
        let class = &classes[place];
        let finding = if class.fallback {
            let message = format!(
                "`{}` is the fallback, which all classes extend, and extends `{}`",
                name.value, parent.value
            );
            Diagnostic::new(&RULE, parent.span, message, "this closes a circle")
                .help("remove `parent`, or make the other class the fallback")
        } else if closes_circle(classes, place) {
            let message = format!("the class `{}` extends itself", name.value);
            Diagnostic::new(&RULE, parent.span, message, "this closes a circle")
                .help("remove one of the parents: what has none extends the fallback")
        } else {
            continue;
        };
        findings.push(finding);
    }
    entries(draft, findings);
}

/// Errors that are cases of themselves, each circle at its first.
fn entries(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let Some(parent) = &node.parent else { continue };
        let above = draft.api.ancestors(entry);
        let Some(last) = above.last().or(Some(&entry)) else {
            continue;
        };
        let is_circle = last.parent.as_ref() == Some(&entry.name);
        let place = |name: &str| {
            draft
                .api
                .entries
                .iter()
                .position(|known| known.name == name)
        };
        let is_first = above.iter().all(|other| place(&other.name) > Some(index));
        if is_circle && is_first {
            let message = format!("`{}` is a case of itself", entry.name);
            let finding = Diagnostic::new(&RULE, parent.span, message, "this closes a circle");
            findings.at_entry(index, finding.help("remove one of the parents"));
        }
    }
}

/// Whether the parent stands no later, and the way up from it leads back. A circle has such a step.
fn closes_circle(classes: &[Exception], place: usize) -> bool {
    let parent = |at: usize| {
        let name = classes[at].parent.as_ref()?;
        classes.iter().position(|class| class.name == *name)
    };
    let Some(mut at) = parent(place).filter(|at| *at <= place) else {
        return false;
    };
    for _ in classes {
        if at == place {
            return true;
        }
        let Some(next) = parent(at) else {
            return false;
        };
        at = next;
    }
    false
}
