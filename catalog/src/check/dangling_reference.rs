//! `dangling-reference`: a link by reference whose definition its text does not have.

use super::{Findings, prose::prose};
use crate::{
    diagnostic::Diagnostic,
    markdown::{LinkKind, links},
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "dangling-reference");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let texts = prose(draft, false);
    let mut anywhere = Places::new();
    for (index, prose) in texts.iter().enumerate() {
        for link in links(&prose.text, prose.has_blocks) {
            if let LinkKind::Definition(label, _) = link.kind {
                anywhere.insert(normal(label), index);
            }
        }
    }
    for prose in &texts {
        let links = links(&prose.text, prose.has_blocks);
        let mut own = Places::new();
        for link in &links {
            if let LinkKind::Definition(label, _) = link.kind {
                own.insert(normal(label), 0);
            }
        }
        for link in &links {
            let label = match link.kind {
                LinkKind::Reference(label) => label,
                // Alone in brackets, a word is as likely text.
                LinkKind::Shortcut(label)
                    if label.starts_with('`') && label.ends_with('`')
                        || anywhere.contains_key(&normal(label)) =>
                {
                    label
                }
                _ => continue,
            };
            if own.contains_key(&normal(label)) || label.starts_with('^') {
                continue;
            }
            let finding = Diagnostic::new(
                &RULE,
                findings.within(prose.written.span, link.words),
                format!("this text does not define the link `[{label}]`"),
                "shown as it is written",
            );
            let finding = finding.help(if anywhere.contains_key(&normal(label)) {
                "a definition holds for its own text alone: write `[text](address)` here"
            } else {
                "write `[text](address)`, or `\\[` for a bracket"
            });
            findings.at(prose.entry, finding);
        }
    }
}

/// A label as labels are compared: without regard to case and white space.
fn normal(label: &str) -> String {
    let mut normal = String::new();
    for word in label.split_whitespace() {
        normal.push(' ');
        normal.push_str(&word.to_lowercase());
    }
    normal
}
