//! The filters of the index: by what errors have in common.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use errcat_catalog::{
    Catalog,
    api::{Entry, RetryKind},
};

use super::page::retry;
use crate::{emit::pages::with_phrase, escape::html_text};

/// The choices, each with the value that the rows have and what people read of it.
pub(super) type Choices = Vec<(String, String)>;

/// The form; nothing where there is nothing to choose.
pub(super) fn form(catalog: &Catalog) -> String {
    let all = [
        ("status", "Status", statuses(catalog)),
        ("kind", "Kind", kinds(catalog)),
        ("group", "Group", groups(catalog)),
        ("trait", "Trait", traits(catalog)),
        ("retry", "Retry", retries(catalog)),
    ];
    let mut fields = String::new();
    for (name, label, choices) in all {
        if choices.len() < 2 {
            continue;
        }
        write!(
            fields,
            "<label>{label} <select name=\"{name}\"><option value=\"\">any</option>"
        )
        .expect("a String takes everything");
        for (value, text) in choices {
            write!(
                fields,
                "<option value=\"{}\">{}</option>",
                html_text(&value),
                html_text(&text)
            )
            .expect("a String takes everything");
        }
        fields.push_str("</select></label>\n");
    }
    if fields.is_empty() {
        return fields;
    }
    format!(
        "<form class=\"filters\" aria-label=\"Filters\">\n{fields}<button type=\"reset\">Clear</button> <span role=\"status\"></span></form>\n<ul class=\"entries filtered\"></ul>\n"
    )
}

fn statuses(catalog: &Catalog) -> Choices {
    let statuses = catalog.public_entries().flat_map(Entry::statuses);
    let choices = statuses.map(|status| (status.to_string(), with_phrase(status)));
    let choices: BTreeMap<_, _> = choices.collect();
    choices.into_iter().collect()
}

/// The kinds that errors have.
pub(super) fn kinds(catalog: &Catalog) -> Choices {
    let is_used = |name: &str| {
        catalog
            .public_entries()
            .any(|entry| entry.kind.as_deref() == Some(name))
    };
    let used = catalog.kinds.iter().filter(|kind| is_used(&kind.name));
    used.map(|kind| (kind.value.clone(), kind.value.clone()))
        .collect()
}

fn groups(catalog: &Catalog) -> Choices {
    let is_used = |id: &str| {
        catalog
            .public_entries()
            .any(|entry| entry.group.as_deref() == Some(id))
    };
    let used = catalog.groups.iter().filter(|group| is_used(&group.id));
    used.map(|group| (group.id.clone(), group.title.clone()))
        .collect()
}

fn traits(catalog: &Catalog) -> Choices {
    let used: BTreeSet<&String> = catalog
        .public_entries()
        .flat_map(|entry| &entry.traits)
        .collect();
    let known = catalog
        .traits
        .iter()
        .filter(|known| used.contains(&known.name));
    let choices: Choices = known
        .map(|known| (known.name.clone(), known.name.clone()))
        .collect();
    // Of one trait there are the errors that have it, and the others.
    match choices.as_slice() {
        [only] => vec![only.clone(), (String::from("-"), format!("not {}", only.1))],
        _ => choices,
    }
}

fn retries(catalog: &Catalog) -> Choices {
    let mut kinds: Vec<RetryKind> = Vec::new();
    for rule in catalog
        .public_entries()
        .filter_map(|entry| entry.retry.as_ref())
    {
        if !kinds.contains(&rule.kind) {
            kinds.push(rule.kind);
        }
    }
    kinds
        .into_iter()
        .map(|kind| (kind.as_str().to_owned(), retry(kind).to_owned()))
        .collect()
}
