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
    let known = cells(show);
    for (key, _) in columns {
        let Some(column) = ColumnKey::from_text(&key.value) else {
            continue;
        };
        if known.contains(&column) {
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

/// The columns that have cells in a section that shows this.
fn cells(show: Show) -> Vec<ColumnKey> {
    match show {
        Show::Errors | Show::Classes => ColumnKey::ALL
            .iter()
            .copied()
            .filter(|column| {
                !matches!(
                    column,
                    ColumnKey::When | ColumnKey::Stable | ColumnKey::UserSafe
                )
            })
            .collect(),
        Show::Fields => vec![
            ColumnKey::Name,
            ColumnKey::Description,
            ColumnKey::Stable,
            ColumnKey::UserSafe,
        ],
        Show::Statuses => vec![ColumnKey::Status, ColumnKey::Title, ColumnKey::Description],
        Show::Exceptions => vec![
            ColumnKey::Name,
            ColumnKey::Status,
            ColumnKey::Exception,
            ColumnKey::Rust,
            ColumnKey::Typescript,
            ColumnKey::Python,
            ColumnKey::When,
        ],
        Show::Samples => vec![ColumnKey::Rust, ColumnKey::Typescript, ColumnKey::Python],
        _ => Vec::new(),
    }
}
