//! `recursive-parent`: an exception class, or an error, is below itself, be it through others.

use super::Findings;
use crate::{
    api::Exception,
    circle::first_in_circle,
    diagnostic::Diagnostic,
    each::each,
    read::{Either, Text},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "recursive-parent");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let classes = &draft.api.exceptions;
    let parents = each(classes, &mut |class: &Exception| {
        let named = class.parent.as_ref()?;
        classes.iter().position(|other| other.name == *named)
    });
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
        } else if first_in_circle(&parents, place).is_some() {
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

/// Errors that are cases of themselves: where they close a circle, they were left without a parent.
fn entries(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let named = node.parent.as_ref().filter(|_| entry.parent.is_none());
        let is_known = |parent: &&Text| draft.api.place_of(&parent.value).is_some();
        if let Some(parent) = named.filter(is_known) {
            let message = format!("`{}` is a case of itself", entry.name);
            let finding = Diagnostic::new(&RULE, parent.span, message, "this closes a circle");
            findings.at_entry(index, finding.help("remove one of the parents"));
        }
    }
}
