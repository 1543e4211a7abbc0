//! What templates of one's own write in other languages, read by the grammars of these, and by perl itself.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Command;

use errcat_catalog::Sources;
use errcat_codegen::{Engine, Output, Target, compile, emit};
use serde_json::{Map, Value as Json, json};

use crate::hostile::{catalogue, entries};
use crate::packages::{root, scratch, write};
use crate::tools::{ask, npm_file, pipe};

/// The languages whose strings have a filter, each with what begins a comment.
const LANGUAGES: [(&str, &str); 11] = [
    ("csharp", "//"),
    ("dart", "//"),
    ("elixir", "#"),
    ("go", "//"),
    ("java", "//"),
    ("kotlin", "//"),
    ("perl", "#"),
    ("php", "//"),
    ("ruby", "#"),
    ("scala", "//"),
    ("swift", "//"),
];

/// Texts that begin something in a string of one language or another.
const ACTIVE: [&str; 4] = [
    "It must be above $5 or @{[ 1 ]}.",
    "#{1 + 1} $a ${b} {$c} #@d #$e @f %x \\(1 + 1)",
    "\\u0041 \\\\u0041 \\u000a \\x41 \\101",
    "?> <?php */ // # \\",
];

/// The remedies of a catalogue, and what a template makes of them in each language: literals and comments.
fn rendered() -> (Vec<String>, Map<String, Json>) {
    let mut texts = entries();
    texts.push(["", "", "", ACTIVE[0], ""].map(str::to_owned));
    texts.extend(ACTIVE.map(|text| ["t", "m", "c", text, "e"].map(str::to_owned)));
    let texts: Vec<[String; 5]> = texts
        .into_iter()
        .filter(|texts| !texts[0].is_empty())
        .collect();

    let mut template = "{".to_owned();
    for (language, comment) in LANGUAGES {
        for (what, filter) in [
            ("literals", format!("{language}_string")),
            ("comments", format!("line_comment(prefix='{comment} ')")),
        ] {
            let item = format!("{{{{ entry.remedies[0] | {filter} | json }}}}");
            let list = format!(
                "{{% for entry in catalog.entries %}}{item}{{% if not loop.last %}},{{% endif %}}{{% endfor %}}"
            );
            write!(template, "\"{language}_{what}\": [{list}],").expect("a text");
        }
    }
    template += "\"end\": []}";
    let folder = scratch("foreign");
    write(&folder.join("all.json.tera"), &template);
    let engine = Engine::with_templates(&folder).expect("a template");

    let mut sources = Sources::new();
    let file = sources.add("hostile.yaml", catalogue(&texts));
    let outputs = [Output::new(
        Target::Template("all.json.tera".to_owned()),
        "{name}.json",
    )];
    let compiled = compile(&mut sources, file, |catalog| {
        let remedies = catalog
            .entries
            .iter()
            .map(|entry| entry.remedies[0].clone());
        let remedies: Vec<String> = remedies.collect();
        (
            remedies,
            emit(catalog, &outputs, &engine).expect("it renders"),
        )
    });
    let (remedies, artifacts) = compiled.emitted.expect("a catalogue");
    let said = serde_json::from_str(&artifacts[0].contents).expect("JSON");
    (remedies, said)
}

#[test]
fn no_language_takes_a_text_for_anything_else() {
    let (texts, said) = rendered();
    assert!(texts.iter().any(|text| text.contains("#{1 + 1}")));
    let given: Map<String, Json> = { LANGUAGES.iter() }
        .filter(|(language, _)| *language != "perl")
        .map(|(language, comment)| {
            let of = |what: &str| &said[&format!("{language}_{what}")];
            let given =
                json!({"comment": comment, "literals": of("literals"), "comments": of("comments")});
            ((*language).to_owned(), given)
        })
        .collect();
    let mut program = Command::new("node");
    program
        .arg(root().join("tests/languages/foreign.mjs"))
        .arg(npm_file(".."));
    let read = ask(&mut program, &json!(given));
    for (language, _) in LANGUAGES.iter().filter(|(language, _)| *language != "perl") {
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(
                read[language][at],
                Json::from(text.as_str()),
                "{language}: {}",
                given[*language]["literals"][at]
            );
        }
    }
}

/// No grammar of perl is a package of npm; where there is no perl, as on Windows, nothing is asked.
#[test]
fn perl_takes_no_text_for_anything_else() {
    if Command::new("perl").arg("-v").output().is_err() {
        let said = writeln!(std::io::stderr(), "skipped, for there is no perl");
        return said.expect("standard error");
    }
    let (texts, said) = rendered();
    let mut program = String::new();
    let of = |what: &str, at: usize| said[&format!("perl_{what}")][at].as_str().expect("a text");
    for at in 0..texts.len() {
        let (literal, comment) = (of("literals", at), of("comments", at));
        writeln!(
            program,
            "# {comment}\nprint join(' ', map {{ ord }} split //, {literal}), \"\\n\";"
        )
        .expect("a text");
    }
    let read = pipe(Command::new("perl").arg("-w"), program.as_bytes());
    let read = String::from_utf8(read).expect("numbers");
    assert_eq!(read.lines().count(), texts.len());
    for (text, codes) in texts.iter().zip(read.lines()) {
        let wanted: Vec<String> = text.chars().map(|c| (c as u32).to_string()).collect();
        assert_eq!(codes, wanted.join(" "), "{text:?}");
    }
}
