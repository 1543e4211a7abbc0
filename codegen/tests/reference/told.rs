//! What the section about trying again says of every error and reason is what clients do.

use std::fmt::Write as _;

use errcat_catalog::{
    Sources, Status,
    api::{Entry, Reason, RetryKind, RetryRule},
};
use errcat_codegen::{Engine, Output, Target, compile, emit};

const CATALOGUES: u64 = 150;

#[test]
fn the_page_says_of_every_reason_what_clients_do() {
    for seed in 0..CATALOGUES {
        let yaml = catalogue(&mut Chance(seed));
        for (name, status, rule, page) in decisions(&yaml) {
            let expected = rule.map(|rule| words(&rule));
            assert_eq!(
                told(&page, &name, status),
                expected,
                "{name}\n{yaml}\n{page}"
            );
        }
    }
}

fn catalogue(chance: &mut Chance) -> String {
    let mut yaml = "errcat: 1\nname: c\nenvelope: {code: $code, reason: $reason}
docs: {sections: [{show: retry}]}\nretry: {404: modified"
        .to_owned();
    for key in ["402", "503", "4xx", "5xx", "default"] {
        let rule = chance.one(&["", "never", "backoff", "{after: 5s}"]);
        if !rule.is_empty() {
            let _ = write!(yaml, ", {key}: {rule}");
        }
    }
    yaml.push_str("}\nerrors:\n");
    let statuses = ["", "status: 402, ", "status: 503, ", "status: 404, "];
    let rules = [
        "",
        "retry: never, ",
        "retry: backoff, ",
        "retry: {after: 5s}, ",
    ];
    for name in ["one", "two"] {
        let (status, rule) = (chance.one(&statuses[1..]), chance.one(&rules));
        let _ = write!(
            yaml,
            "  {name}: {{{status}{rule}remedy: Wait., message: It is {name}., reasons: {{"
        );
        for reason in ["red", "green"] {
            let (status, rule) = (chance.one(&statuses), chance.one(&rules));
            let _ = write!(yaml, "{name}_{reason}: {{{status}{rule}remedy: Wait.}}, ");
        }
        yaml.push_str("}}\n");
    }
    yaml
}

/// Each reason with its status, the rule that clients go by, and the page.
fn decisions(yaml: &str) -> Vec<(String, Status, Option<RetryRule>, String)> {
    let mut sources = Sources::new();
    let file = sources.add("c.yaml", yaml);
    let (target, path) = (Target::Markdown, "c.md".to_owned());
    let engine = Engine::new().expect("the templates parse");
    let compiled = compile(&mut sources, file, |catalog| {
        let pages = emit(catalog, &[Output::new(target, path)], &engine);
        let page = pages.expect("the templates render")[0].contents.clone();
        let of = |entry: &Entry, reason: &Reason| {
            let status = reason.status.or(entry.status).expect("each has a status");
            let rule = reason.retry.clone();
            (reason.name.clone(), status, rule, page.clone())
        };
        let each = |entry| move |reason| of(entry, reason);
        let entries = catalog.entries.iter();
        let all = entries.flat_map(|entry| entry.reasons.iter().map(each(entry)));
        all.collect()
    });
    let diagnostics = compiled.diagnostics;
    compiled
        .emitted
        .unwrap_or_else(|| panic!("{diagnostics:?}\n{yaml}"))
}

fn words(rule: &RetryRule) -> String {
    match rule.kind {
        RetryKind::Never => "no: ",
        RetryKind::Modified => "no: only with a changed request",
        RetryKind::After => "yes: after 5s",
        _ => "yes: with exponential back-off",
    }
    .to_owned()
}

/// What somebody reads on a page about a reason of that status: nothing, or one thing however often.
fn told(page: &str, reason: &str, status: Status) -> Option<String> {
    let (mut safe, mut told, mut otherwise) = ("", Vec::new(), None);
    for line in page.lines() {
        match line {
            "Safe to retry:" => safe = "yes",
            "Do not retry:" => safe = "no",
            _ => {}
        }
        let Some(item) = line.strip_prefix("- ") else {
            continue;
        };
        let (on, says) = item.split_once(" — ").unwrap_or((item, ""));
        let says = format!("{safe}: {says}");
        if on.to_lowercase().contains("anything else") {
            otherwise = Some(says.clone());
        }
        if holds(on, reason, status) {
            told.push(says);
        }
    }
    told.dedup();
    assert!(told.len() < 2, "{reason}: {told:?}\n{page}");
    told.pop().or(otherwise)
}

/// Whether what stands before the dash is said of this reason.
fn holds(on: &str, reason: &str, status: Status) -> bool {
    let (who, but) = on.split_once(" other than ").unwrap_or((on, ""));
    let names = |list: &str| {
        let entry = format!("`{}`", &reason[..3]);
        let reason = format!("`{reason}`");
        let is_whole = list.contains(&entry) && !list.contains(&format!("{entry} ("));
        is_whole || list.contains(&reason)
    };
    let has = |list: &str| {
        let known = list.split(", ").filter_map(|word| word.parse().ok());
        known.into_iter().any(|known: Status| known.covers(status))
    };
    (names(who) || has(who)) && !names(but) && !has(but)
}

/// Numbers that are the same every time.
struct Chance(u64);

impl Chance {
    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        of[usize::try_from(self.0 >> 33).expect("31 bits") % of.len()]
    }
}
