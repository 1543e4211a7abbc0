//! Every rule has a page and a pair of catalogues: one that it refuses, and the nearest one that it does not.
//!
//! `BLESS=1 cargo test --test rules` accepts the diagnostics as they are now.

mod support;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use errcat_catalog::{
    Catalog, Diagnostics, Level, Sources, Style, load, read_whole, render, rules,
};
use errcat_codegen::{Engine, Output, Target, dead_doc_url, emit};
use support::{bless, root};

/// The fixture of a rule, relative to the root of the package, where `cargo test` runs.
fn fixture(rule: &str, file: &str) -> PathBuf {
    Path::new("tests/rules").join(rule).join(file)
}

fn check(path: &Path) -> (Option<Catalog>, Diagnostics, Sources) {
    let mut sources = Sources::new();
    let file = sources
        .read(path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (catalog, mut diagnostics) = load(&mut sources, file);
    // What judges a catalogue by its outputs has those of the file beside the fixture.
    if let (Some(catalog), true) = (&catalog, path.with_file_name("errcat.toml").exists()) {
        let outputs = [Output::from(Target::Markdown)];
        let found = dead_doc_url(catalog, &outputs, || read_whole(&mut sources, file));
        if let Some(finding) = found {
            diagnostics.push(finding);
        }
    }
    (catalog, diagnostics, sources)
}

#[test]
fn a_bad_catalogue_breaks_its_rule_alone() {
    for rule in rules() {
        let path = fixture(rule.id, "bad.yaml");
        let (_, diagnostics, sources) = check(&path);
        let found: BTreeSet<_> = diagnostics.iter().map(|finding| finding.rule.id).collect();
        let rendered = render(&diagnostics, &sources, Style::Plain);
        assert_eq!(
            found,
            BTreeSet::from([rule.id]),
            "{}\n{rendered}",
            path.display()
        );
    }
}

#[test]
fn a_bad_catalogue_is_refused_as_its_level_says() {
    for rule in rules() {
        let (catalog, diagnostics, _) = check(&fixture(rule.id, "bad.yaml"));
        assert!(
            diagnostics
                .iter()
                .all(|finding| finding.level == rule.level),
            "{}",
            rule.id
        );
        assert_eq!(catalog.is_none(), diagnostics.has_errors(), "{}", rule.id);
    }
}

#[test]
fn findings_look_as_they_did() {
    for rule in rules() {
        let (_, diagnostics, sources) = check(&fixture(rule.id, "bad.yaml"));
        let rendered = render(&diagnostics, &sources, Style::Plain);
        bless(&root().join(fixture(rule.id, "bad.txt")), &rendered);
    }
}

#[test]
fn every_finding_is_worded_alike() {
    for rule in rules() {
        let (_, diagnostics, sources) = check(&fixture(rule.id, "bad.yaml"));
        for finding in diagnostics.iter() {
            for text in [&finding.message, &finding.label] {
                assert!(
                    !text.is_empty() && !text.ends_with('.'),
                    "{}: {text}",
                    rule.id
                );
            }
            let location = sources.location(finding.span);
            assert!(location.line >= 1 && location.column >= 1, "{}", rule.id);
            let helps =
                finding.help.is_some() || rule.id == "wrong-type" || rule.id == "yaml-syntax";
            assert!(helps, "{} does not say what to write", rule.id);
        }
    }
}

#[test]
fn a_good_catalogue_has_no_finding() {
    for rule in rules() {
        let path = fixture(rule.id, "good.yaml");
        let (catalog, diagnostics, sources) = check(&path);
        let rendered = render(&diagnostics, &sources, Style::Plain);
        assert_eq!(rendered, "", "{}", path.display());
        assert!(catalog.is_some(), "{}", path.display());
    }
}

#[test]
fn every_target_is_made_of_what_no_rule_refuses() {
    let engine = Engine::new().expect("the templates parse");
    let outputs = Target::BUILT_IN.map(Output::from);
    for rule in rules() {
        for file in ["good.yaml", "bad.yaml"] {
            let (catalog, ..) = check(&fixture(rule.id, file));
            let made = catalog.map(|catalog| emit(&catalog, &outputs, &engine));
            let made = made.is_none_or(|made| made.is_ok());
            assert!(made, "{} of {}", file, rule.id);
        }
    }
}

#[test]
fn a_good_catalogue_is_the_nearest_to_the_bad_one() {
    for rule in rules() {
        let lines = |file| -> Vec<String> {
            let text = fs::read(fixture(rule.id, file)).expect("the fixture is there");
            String::from_utf8_lossy(&text)
                .lines()
                .map(str::to_owned)
                .collect()
        };
        let (bad, good) = (lines("bad.yaml"), lines("good.yaml"));
        let changed = bad.iter().filter(|line| !good.contains(line)).count();
        assert!(
            changed <= 4,
            "{}: {changed} lines of bad.yaml are not in good.yaml",
            rule.id
        );
    }
}

#[test]
fn every_rule_has_a_page() {
    for rule in rules() {
        let mut lines = rule.page.lines();
        assert_eq!(lines.next(), Some(format!("# {}", rule.id).as_str()));
        let blocks = rule.page.matches("```yaml\n").count();
        assert!(blocks >= 2, "{} shows no bad and good example", rule.id);
        let length = rule.page.lines().count();
        assert!(
            (10..=40).contains(&length),
            "{} has {length} lines",
            rule.id
        );
        let level = match (rule.level, rule.adjustable) {
            (Level::Warn, _) => "\nLevel: warn. A catalogue changes it with ",
            (_, true) => "\nLevel: deny. A catalogue changes it with ",
            (_, false) => "\nLevel: deny. It cannot be changed.\n",
        };
        assert!(
            rule.page.contains(level),
            "{} does not say {level:?}",
            rule.id
        );
    }
}

#[test]
fn ids_are_sorted_unique_and_kebab_case() {
    let ids: Vec<_> = rules().iter().map(|rule| rule.id).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    for id in ids {
        let word =
            |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(id.split('-').all(word), "{id}");
    }
}

#[test]
fn no_fixture_and_no_page_is_without_a_rule() {
    let ids: BTreeSet<_> = rules().iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(names("tests/rules", ""), ids);
    assert_eq!(names("catalog/docs/rules", ".md"), ids);
}

/// The names in a folder, without their ending.
fn names(folder: &str, ending: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let names = entries.map(|entry| {
        let name = entry.expect("the folder can be read").file_name();
        let name = name.to_string_lossy();
        name.strip_suffix(ending).unwrap_or(&name).to_owned()
    });
    names.collect()
}
