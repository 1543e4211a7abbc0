//! The limits: size, nesting, and what aliases stand for.

use std::{fmt::Write as _, fs, time::Instant};

use errcat_catalog::{MAX_ENTRIES, MAX_FIELDS, MAX_FILE_SIZE, MAX_NESTING, MAX_RECORDS, Sources};

use super::{catalogue, findings, valid};

#[test]
fn a_file_over_the_limit_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("large.yaml");
    let file = fs::File::create(&path).expect("the file can be made");
    file.set_len(MAX_FILE_SIZE as u64 + 1)
        .expect("the file can be grown");
    let error = Sources::new().read(&path).expect_err("it is too large");
    assert!(error.to_string().contains("are the most"), "{error}");
    file.set_len(MAX_FILE_SIZE as u64)
        .expect("the file can be cut");
    assert!(Sources::new().read(&path).is_ok());
}

#[test]
fn nesting_is_limited() {
    let nested = |depth: usize| {
        let value = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        let params = format!("params: {{p: {{type: any, private: true, example: {value}}}}}");
        catalogue("", [("failed".to_owned(), params)])
    };
    // The maps of the entry, of its params and of the param are three.
    assert_eq!(findings(&nested(MAX_NESTING - 3)), "");
    let found = findings(&nested(MAX_NESTING - 2));
    assert!(
        found.starts_with("5:") && found.contains("limit-exceeded"),
        "{found}"
    );
}

#[test]
fn a_body_is_no_deeper_than_readers_take_it() {
    let nested = |depth: usize| {
        let (open, close) = ("{a: ".repeat(depth), "}".repeat(depth));
        catalogue(&format!("envelope: {open}$code{close}"), [])
    };
    assert!(!findings(&nested(32)).contains("limit-exceeded"));
    assert!(findings(&nested(33)).contains("3:11 limit-exceeded"));
    let at = |depth: usize| {
        let path = vec!["a"; depth].join(".");
        let params = format!("params: {{p: {{type: string, at: {path}}}}}");
        let envelope = "envelope: {code: $code, message: $message}";
        findings(&catalogue(envelope, [("failed".to_owned(), params)]))
    };
    assert!(!at(32).contains("limit-exceeded"), "{}", at(32));
    assert!(at(33).contains("limit-exceeded"));
}

#[test]
fn deep_nesting_is_refused_and_does_not_overflow_the_stack() {
    for open in ["[", "{a: ", "- ", "? "] {
        let text = format!("envelope: \n  {}", open.repeat(200_000));
        let (catalog, diagnostics, _) = super::compile(&text);
        assert!(catalog.is_none() && diagnostics.has_errors(), "{open}");
    }
    let mut blocks = String::from("envelope:\n");
    for depth in 1..2_000 {
        writeln!(blocks, "{}a:", " ".repeat(depth)).expect("a string takes everything");
    }
    assert!(
        findings(&blocks).contains("limit-exceeded"),
        "{}",
        findings(&blocks)
    );
}

#[test]
fn aliases_that_stand_for_too_much_fail_fast() {
    let mut text = String::from(
        "errcat: 1\nname: test\nenvelope:\n  a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n",
    );
    for level in 1..60 {
        let alias = format!("*a{}", level - 1);
        let aliases = [alias.as_str(); 10].join(", ");
        writeln!(text, "  a{level}: &a{level} [{aliases}]").expect("a string takes everything");
    }
    let started = Instant::now();
    let found = findings(&text);
    assert!(found.contains("limit-exceeded"), "{found}");
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

#[test]
fn aliases_below_the_limit_are_read() {
    let entries = (0..1_000).map(|index| {
        let param = if index == 0 {
            "&param {type: string, private: true}"
        } else {
            "*param"
        };
        (
            format!("error_{index}"),
            format!("status: 400, params: {{a: {param}}}"),
        )
    });
    let catalog = valid(&catalogue("", entries));
    assert!(catalog.entries.iter().all(|entry| entry.params[0].private));
}

#[test]
fn the_number_of_errors_is_limited() {
    let errors = |count: usize| {
        let error = |n| (format!("e{n}"), "status: 400".to_owned());
        catalogue("", (0..count).map(error))
    };
    assert!(findings(&errors(MAX_ENTRIES)).is_empty());
    assert!(findings(&errors(MAX_ENTRIES + 1)).contains("limit-exceeded"));
}

#[test]
fn the_number_of_fields_is_limited() {
    let record = |count: usize| {
        let mut fields = String::new();
        for n in 0..count {
            write!(fields, "f{n}: string, ").expect("a string takes everything");
        }
        types(&format!("Many: {{{fields}}}, Holds: {{many: Many}}"))
    };
    assert_eq!(findings(&record(MAX_FIELDS - 1)), "");
    let found = findings(&record(MAX_FIELDS));
    assert!(found.ends_with("limit-exceeded Holds\n"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn the_depth_of_records_is_limited() {
    let chain = |depth: usize| {
        let mut chain = String::new();
        for n in 1..depth {
            write!(chain, "T{n}: {{of: T{}}}, ", n + 1).expect("a string takes everything");
        }
        types(&format!("{chain}T{depth}: {{a: string}}"))
    };
    assert_eq!(findings(&chain(MAX_RECORDS)), "");
    let found = findings(&chain(MAX_RECORDS + 2));
    assert!(found.ends_with("limit-exceeded T2\n"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn records_that_multiply_are_refused_where_they_grow_too_large() {
    let started = Instant::now();
    // Each holds the next twice: the first, written out, would have a billion fields.
    let mut pairs = String::new();
    for n in 0..30 {
        write!(pairs, "T{n}: {{a: T{0}, b: [T{0}]}}, ", n + 1).expect("a string takes everything");
    }
    let others = pairs.replace('T', "U");
    let found = findings(&types(&format!(
        "{pairs}T30: {{a: string}}, {others}U30: {{a: string}}"
    )));
    let records: Vec<&str> = found
        .lines()
        .filter_map(|line| line.rsplit(' ').next())
        .collect();
    assert_eq!(records, ["T23", "U23"], "{found}");
    // Each holds every one in a list.
    let mut fields = String::new();
    for n in 0..30 {
        write!(fields, "f{n}: [T{n}], ").expect("a string takes everything");
    }
    let all: Vec<String> = (0..30).map(|n| format!("T{n}: {{{fields}}}")).collect();
    let found = findings(&types(&all.join(", ")));
    assert!(found.ends_with("limit-exceeded T0\n"), "{found}");
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

fn types(types: &str) -> String {
    let entry = ("failed".to_owned(), "status: 400".to_owned());
    catalogue(&format!("types: {{{types}}}"), [entry])
}
