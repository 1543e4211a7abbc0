//! `empty-section`: a section of the reference that shows what the catalogue does not have.

use super::Findings;
use crate::{
    api::{Api, Entry, Show},
    diagnostic::Diagnostic,
    language::SectionNode,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "empty-section");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for section in draft.document.docs.iter().flat_map(|docs| &docs.sections) {
        let Some(show) = &section.show else { continue };
        let Some(help) = missing(&draft.api, section, show.value) else {
            continue;
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                show.span,
                format!(
                    "a section shows `{}`, and there is nothing to show",
                    show.value.as_str()
                ),
                "an empty section",
            )
            .help(help),
        );
    }
}

/// What to write so that the section is not empty, if it is.
fn missing(api: &Api, section: &SectionNode, show: Show) -> Option<String> {
    let declare = |key: &str| Some(format!("declare `{key}`, or remove the section"));
    match show {
        Show::Envelope | Show::Shape if api.envelope.is_none() => declare("envelope"),
        Show::Fields if api.fields.is_empty() => declare("fields"),
        Show::Statuses if api.statuses.is_empty() => declare("statuses"),
        Show::Retry if !api.has_rules() => declare("retry"),
        Show::Headers if api.headers.is_empty() => declare("headers"),
        Show::Correlation if api.correlation.is_empty() => declare("correlation"),
        Show::Constants if api.constants.is_empty() => declare("constants"),
        Show::Operations if api.operations.is_empty() => declare("operations"),
        Show::Kinds if api.kinds.is_empty() => declare("kinds"),
        Show::Params if api.common_params().next().is_none() => declare("params"),
        Show::Traits if api.traits.is_empty() => declare("traits"),
        Show::Retired if api.no_longer_sent().next().is_none() => declare("retired"),
        Show::Table if section.table.is_none() => {
            Some("name the table: `table: …`, one of `tables`".to_owned())
        }
        Show::Errors if !section.groups.is_empty() => {
            let shown = |group: &str| {
                let mut entries = api.public_entries();
                entries.any(|entry| entry.group.as_deref() == Some(group))
            };
            let any = section.groups.iter().any(|group| shown(&group.value));
            (!any).then(|| {
                "put errors into the group with `group: …`, or remove the section".to_owned()
            })
        }
        Show::Errors if !section.kinds.is_empty() => {
            let mut entries = api.public_entries();
            let is_shown = |entry: &Entry| {
                let mut kinds = section.kinds.iter();
                kinds.any(|name| entry.kind.as_ref() == Some(&name.value))
            };
            (!entries.any(is_shown))
                .then(|| "give errors the kind with `kind: …`, or remove the section".to_owned())
        }
        Show::Errors if !section.traits.is_empty() => {
            let mut entries = api.public_entries();
            let is_shown = |entry: &Entry| {
                let mut traits = section.traits.iter();
                traits.any(|name| entry.traits.contains(&name.value))
            };
            (!entries.any(is_shown))
                .then(|| "give errors the trait with `traits: …`, or remove the section".to_owned())
        }
        _ => None,
    }
}
