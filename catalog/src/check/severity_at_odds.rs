//! `severity-at-odds`: the severity does not go with the status, or with who is paged.

use super::Findings;
use crate::{
    api::Severity,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "severity-at-odds");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let class = entry.status.map(crate::status::Status::class);
        if let Some(severity) = &node.severity {
            let help = match (class, severity.value) {
                (Some(5), Severity::Debug | Severity::Info) => {
                    Some("a failure of the service is `warning`, `error` or `critical`")
                }
                (Some(4), Severity::Error | Severity::Critical) => {
                    Some("a mistake of the caller is `debug`, `info` or `warning`")
                }
                _ => None,
            };
            if let (Some(help), Some(status)) = (help, entry.status) {
                findings.at_entry(
                    index,
                    Diagnostic::new(
                        &RULE,
                        severity.span,
                        format!(
                            "the severity `{}` does not go with the status {status}",
                            severity.value.as_str()
                        ),
                        "at odds with the status",
                    )
                    .help(help),
                );
            }
        }
        let Some(pages) = node.pages.as_ref().filter(|pages| pages.value) else {
            continue;
        };
        let harmless = match (class, entry.severity) {
            (_, Some(severity)) if severity <= Severity::Info => {
                format!("the severity `{}`", severity.as_str())
            }
            (Some(4), None | Some(Severity::Warning)) => {
                "a status that the caller causes".to_owned()
            }
            _ => continue,
        };
        findings.at_entry(
            index,
            Diagnostic::new(
                &RULE,
                pages.span,
                format!("`{}` pages somebody, and has {harmless}", entry.name),
                "nobody should wake for this",
            )
            .help("remove `pages`, or correct the status and the severity"),
        );
    }
}
