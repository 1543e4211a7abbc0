//! Emitted Rust, compiled and run.

#![allow(
    clippy::format_push_string,
    reason = "these sources are built once and read often"
)]

#[path = "../hostile/mod.rs"]
mod hostile;
mod operations;
mod rustc;

use errcat_catalog::{Sources, load};
use errcat_codegen::rust;
use rustc::Workshop;

/// One of everything that an emitted module can have.
const EVERYTHING: &str = include_str!("everything.yaml");

/// Another API's three hundred errors, and names from everywhere.
const OUTSIDE: [(&str, &str); 2] = [
    (
        "postgrest",
        include_str!("../../../tests/outside/postgrest.yaml"),
    ),
    (
        "tongues",
        include_str!("../../../tests/outside/tongues.yaml"),
    ),
];

#[test]
fn every_kind_of_catalogue_passes_rustc_clippy_and_rustdoc() {
    let entries = |range: std::ops::Range<usize>, params: &str| {
        let entry = |n| format!("  e{n}: {{status: 404, message: 'No {n}.', remedy: r{params}}}\n");
        let entries: String = range.map(entry).collect();
        module(&format!("errcat: 1\nname: many\nerrors:\n{entries}"))
    };
    let value = ", params: {count: integer}";
    let mixed = |bare: &str, valued: &str| {
        module(&format!("errcat: 1\nname: mixed\nerrors:\n{bare}{valued}"))
    };
    let bare = "  bare: {message: B, remedy: r}\n";
    let valued =
        "  valued: {message: V, remedy: r, params: {secret: {type: string, private: true}}}\n";
    Workshop::new().assert_clean(&[
        ("everything", module(EVERYTHING)),
        ("one", entries(0..1, "")),
        ("one_with_values", mixed("", valued)),
        ("one_of_each", mixed(bare, valued)),
        (
            "several_of_one",
            mixed(&format!("{bare}{}", bare.replace("bare", "bald")), valued),
        ),
        ("blocks", entries(0..600, "")),
        ("many_with_values", entries(0..130, value)),
        ("empty", module("errcat: 1\nname: empty\nerrors: {}\n")),
    ]);
}

/// Names and messages of every length around those at which rustfmt breaks lines.
#[test]
fn rustfmt_changes_no_module_however_long_its_names_and_texts_are() {
    let mut entries = String::new();
    for n in (3..120).step_by(3) {
        let (name, text) = ("n".repeat(n), "t".repeat(n));
        entries += &format!(
            "  {name}:\n    message: '{text} {{one}}'\n    remedy: {text}\n    params: {{one: string}}\n\
             \x20 p{name}:\n    message: '{{one}} {text} {{two}} {{three}}'\n    remedy: r\n    deprecated: {{note: {text}}}\n    \
             params: {{one: string, two: integer, three: {{type: [string], required: false}}}}\n\
             \x20 q{name}:\n    message: {text}\n    remedy: r\n    \
             reasons: {{a{name}: {{message: '{text} {{id}}'}}, b{name}: {{message: {text}}}}}\n    params: {{id: uuid}}\n"
        );
    }
    let all = "operations: {go: {errors: [qnnn, pnnn, nnn]}}\n";
    let envelope = "envelope: {code: $code, reason: $reason, details: $details}\n";
    let yaml = format!("errcat: 1\nname: wide\n{envelope}{all}errors:\n{entries}");
    Workshop::new().assert_clean(&[("wide", module(&yaml))]);
}

#[test]
fn catalogues_from_outside_pass_rustc_clippy_and_rustdoc() {
    let modules = OUTSIDE.map(|(name, yaml)| (name, module(yaml)));
    Workshop::new().assert_clean(&modules);
}

#[test]
fn the_error_is_small_and_says_what_the_catalogue_says() {
    let printed = Workshop::new().output(&module(EVERYTHING), include_str!("everything.rs"));
    assert_eq!(printed, "done\n");
}

#[test]
fn documentation_shows_the_braces_that_are_sent() {
    let module = module(
        "errcat: 1\nname: braces\nerrors:\n  bad:\n    message: 'Write {{name}} as {kind}.'\n    remedy: r\n    params: {kind: string}\n",
    );
    assert!(
        module.contains("The message is `Write {name} as {kind}.`"),
        "{module}"
    );
}

#[test]
fn codes_are_found_at_every_size() {
    let workshop = Workshop::new();
    for count in [1, 3, 512, 513, 1000] {
        let entries: Vec<String> = (0..count)
            .map(|n| format!("  thing_{n}_not_found: {{message: 'No {n}.', remedy: r}}\n"))
            .collect();
        let entries = entries.concat();
        let module = module(&format!("errcat: 1\nname: many\nerrors:\n{entries}"));
        let main = r#"
            const FIRST: Option<Code> = Code::from_code("thing_0_not_found");
            fn main() {
                assert_eq!(FIRST, Some(Code::ALL[0]));
                for (n, code) in Code::ALL.iter().enumerate() {
                    let text = format!("thing_{n}_not_found");
                    assert_eq!(code.as_str(), text);
                    assert_eq!(Code::from_code(&text), Some(*code));
                    assert_eq!(text.parse(), Ok(*code));
                    assert_eq!(code.entry().name, text);
                    assert_eq!(code.entry().message, format!("No {n}."));
                    assert_eq!(Code::from_code(&text[1..]), None);
                    assert_eq!(Code::from_code(&format!("{text}x")), None);
                    assert_eq!(Code::from_code(&text.to_uppercase()), None);
                }
                print!("{}", Code::ALL.len());
            }"#;
        assert_eq!(workshop.output(&module, main), count.to_string());
    }
}

#[test]
fn hostile_text_comes_back_as_it_was() {
    let refused = |c: char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut texts: Vec<String> = hostile::strings(42, 300)
        .into_iter()
        .map(|text| text.replace(refused, ""))
        .filter(|text| !text.trim().is_empty())
        .collect();
    texts.push("ten kilobytes \u{1f980} ".repeat(600));
    assert!(texts.len() > 200);
    let mut yaml = "errcat: 1\nname: hostile\ncodes: {style: any}\nerrors:\n".to_owned();
    for (n, text) in texts.iter().enumerate() {
        let message = text.replace('{', "{{").replace('}', "}}");
        let valued = quoted(&format!("{{v}}{message}"));
        let (message, text) = (quoted(&message), quoted(&text.replace("${", "$${")));
        yaml += &format!(
            "  e{n}: {{title: {text}, message: {message}, cause: {text}, remedy: {text}}}\n\
             \x20 v{n}: {{message: {valued}, remedy: {text}, params: {{v: {{type: string, doc: {text}}}}}}}\n"
        );
    }
    let module = module(&yaml);
    let mut main = "fn main() {\n".to_owned();
    for n in 0..texts.len() {
        main += &format!(
            "show(Code::E{n}.entry().title);\nshow(Code::E{n}.entry().cases[0].cause);\n\
             show(Code::E{n}.entry().cases[0].remedy);\nshow(&Error::E{n}.to_string());\n\
             show(&V{n} {{ v: \"<v>\".to_owned() }}.to_string());\n"
        );
    }
    main.push_str("}\nfn show(text: &str) { println!(\"{text:?}\"); }\n");
    let workshop = Workshop::new();
    let printed = workshop.output(&module, &main);
    let mut printed = printed.lines();
    for text in &texts {
        let shown = format!("{text:?}");
        for _ in 0..4 {
            assert_eq!(printed.next(), Some(shown.as_str()));
        }
        assert_eq!(
            printed.next(),
            Some(format!("{:?}", format!("<v>{text}")).as_str())
        );
    }
    assert_eq!(printed.next(), None);
    workshop.assert_clean(&[("hostile", module)]);
}

/// The emitted module of a catalogue, as people read it.
fn module(yaml: &str) -> String {
    let mut sources = Sources::new();
    let file = sources.add("test.yaml", yaml);
    let (catalog, diagnostics) = load(&mut sources, file);
    let catalog = catalog.unwrap_or_else(|| panic!("refused: {diagnostics:#?}"));
    rust::source(&catalog)
}

/// A YAML scalar that means exactly `text`.
fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        if c == ' ' || c.is_ascii_alphanumeric() {
            out.push(c);
        } else {
            out += &format!("\\U{:08x}", u32::from(c));
        }
    }
    out + "\""
}
