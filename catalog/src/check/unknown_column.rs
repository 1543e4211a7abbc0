//! `unknown-column`: a column for which what the section shows has no cells.

use super::Findings;
use crate::{
    api::{ColumnKey, Show},
    diagnostic::Diagnostic,
    read::{Given as _, Map, Scalar, Text},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "unknown-column");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let Some(docs) = &draft.document.docs else {
        return;
    };
    judge(&docs.columns, Show::Errors, findings);
    if findings.has_lost("show") {
        return;
    }
    for section in &docs.sections {
        let show = section.show.value_or(Show::Text);
        judge(&section.columns, show, findings);
    }
}

fn judge(columns: &Map<Text>, show: Show, findings: &mut Findings<'_>) {
    let known = show.columns();
    for (key, _) in columns {
        // A word that is no column at all is told which ones there are, if there are any.
        let is_known = match ColumnKey::from_text(&key.value) {
            Some(column) => known.contains(&column),
            None => !known.is_empty(),
        };
        if is_known {
            continue;
        }
        let words: Vec<_> = known.iter().map(|column| column.as_str()).collect();
        let finding = Diagnostic::new(
            &RULE,
            key.span,
            format!(
                "a section that shows `{}` has no cells for the column `{}`",
                show.as_str(),
                key.value
            ),
            "an empty column",
        );
        findings.push(finding.help(if words.is_empty() {
            "remove `columns`: what this section shows has columns of its own, or none".to_owned()
        } else {
            format!("the columns it knows are `{}`", words.join("`, `"))
        }));
    }
}
