//! When an exception class is raised: for the statuses that no other class has, and for the errors that name it.

use errcat_catalog::{
    Status,
    api::{Api, Entry, Exception},
};

use super::{Source, Text, cell};

/// The most errors that a class names as exceptions.
const NAMED: usize = 4;

/// The cell of a class that is not the fallback, without words of the catalogue's own.
pub(super) fn when(source: &Source<'_>, class: &Exception) -> Vec<Text> {
    let api = source.api;
    let mut but: Vec<Text> = covered(api, class)
        .into_iter()
        .map(|status| cell::plain(status.to_string()))
        .collect();
    let (mut lost, mut own) = (Vec::new(), Vec::new());
    for entry in api.public_entries() {
        let is_of_status = by_status(api, entry).is_some_and(|other| other.name == class.name);
        match (is_of_status, entry.exception == class.name) {
            (true, false) => lost.push(source.link(entry)),
            (false, true) => own.push(source.link(entry)),
            _ => {}
        }
    }
    if lost.len() > NAMED {
        but.push(Text::Between("errors that name another class"));
    } else {
        but.extend(lost);
    }
    let statuses = class.statuses.iter().map(ToString::to_string);
    let statuses: Vec<_> = statuses.map(cell::plain).collect();
    let mut cell = Vec::new();
    if !statuses.is_empty() {
        let mut texts = vec![Text::joined(statuses, ", "), Text::Between(" responses")];
        if !but.is_empty() {
            texts.push(Text::Between(" other than "));
            texts.push(Text::joined(but, ", "));
        }
        cell.push(Text::Line(texts));
    }
    if !own.is_empty() {
        cell.push(Text::joined(own, ", "));
    }
    cell
}

/// The statuses of other classes that a class of statuses covers.
fn covered(api: &Api, class: &Exception) -> Vec<Status> {
    let others = api.exceptions.iter();
    let others = others.filter(|other| other.name != class.name);
    let is_covered = |status: &Status| {
        let mut own = class.statuses.iter();
        !class.statuses.contains(status) && own.any(|own| own.covers(*status))
    };
    let others = others.flat_map(|other| &other.statuses).copied();
    let mut covered: Vec<_> = others.filter(is_covered).collect();
    covered.sort_unstable();
    covered.dedup();
    covered
}

/// The class that an entry has by its status: the exact one, else that of the class of statuses.
fn by_status<'a>(api: &'a Api, entry: &Entry) -> Option<&'a Exception> {
    let status = entry.status?;
    let has = |test: &dyn Fn(Status) -> bool| {
        let mut classes = api.exceptions.iter();
        classes.find(|class| class.statuses.iter().any(|own| test(*own)))
    };
    has(&|own| own == status).or_else(|| has(&|own| own.covers(status)))
}
