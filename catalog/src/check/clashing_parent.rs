//! `clashing-parent`: an error cannot be a case of its parent, since it has another class or another value of the same name.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "clashing-parent");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let Some(parent) = &node.parent else { continue };
        if let Some(own) = &node.exception {
            let message = format!(
                "`{}` has a class by its parent and one of its own",
                entry.name
            );
            let finding = Diagnostic::new(&RULE, own.span, message, "the second class");
            findings.at_entry(
                index,
                finding
                    .related(parent.span, "its class extends that of this error")
                    .help("remove `exception`, or give it to the parent"),
            );
        }
        let of_kind = draft
            .api
            .kind_of(entry)
            .and_then(|kind| kind.exception.as_ref());
        if let Some(class) = of_kind.filter(|class| **class != entry.exception) {
            let message = format!(
                "the kind of `{}` has the class `{class}`, and its parent `{}`",
                entry.name, entry.exception
            );
            let finding = Diagnostic::new(&RULE, parent.span, message, "a parent of another class");
            findings.at_entry(
                index,
                finding.help("give the parent the same kind, or `exception`"),
            );
        }
        for (param, key, _) in draft.params(index) {
            let mut above = draft.api.ancestors(entry);
            let same = above.find_map(|above| {
                let other = above.param(&param.name).filter(|other| !other.private)?;
                Some((above, other)).filter(|_| !param.private)
            });
            let Some((above, _)) = same.filter(|(_, other)| other.ty != param.ty) else {
                continue;
            };
            let message = format!(
                "`{}` has a value `{}` of another type than `{}`, of which it is a case",
                entry.name, param.name, above.name
            );
            let finding = Diagnostic::new(&RULE, key.span, message, "another type");
            findings.at_entry(
                index,
                finding.help("whoever catches the parent reads it: give both one type, or this one another name"),
            );
        }
    }
}
