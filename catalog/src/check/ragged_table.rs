//! `ragged-table`: a row with more or fewer cells than the table has columns.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "ragged-table");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (id, table) in &draft.document.tables {
        let columns = table.columns.len();
        for row in table.rows.iter().filter(|row| row.len() != columns) {
            let (cell, label) = match row.get(columns) {
                Some(extra) => (Some(extra), "one cell too many"),
                None => (row.last(), "the row ends here"),
            };
            let finding = Diagnostic::new(
                &RULE,
                cell.map_or(id.span, |cell| cell.span),
                format!(
                    "a row of `{}` has {} for {}",
                    id.value,
                    count(row.len(), "cell"),
                    count(columns, "column")
                ),
                label,
            );
            findings.push(finding.help("give each column a cell; an empty one is `\"\"`"));
        }
    }
}

fn count(number: usize, what: &str) -> String {
    match number {
        0 => format!("no {what}"),
        1 => format!("1 {what}"),
        number => format!("{number} {what}s"),
    }
}
