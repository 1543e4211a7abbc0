//! Text is data: whatever a catalogue says arrives unchanged in every target, and cannot become code or markup there.

#[path = "../codegen/tests/hostile/mod.rs"]
mod strings;
mod support;

use errcat_catalog::{
    Sources, Value,
    api::ColumnKey,
    language::{DocsNode, Document, EntryNode, ParamNode, SectionNode},
    read::{Either, Json, Map, OneOrMany, Spanned, Text},
};
use errcat_codegen::Target;
use support::{artifacts, page};

/// An entry's texts, before they are written into a catalogue.
struct Texts {
    title: String,
    message: String,
    cause: String,
    remedy: String,
    example: String,
}

/// At least two hundred strings, five to an entry. `ERRCAT_SEED` chooses others.
fn texts() -> Vec<Texts> {
    let seed = std::env::var("ERRCAT_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(7);
    let refused = |c: char| {
        c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let strings: Vec<_> = strings::strings(seed, 300)
        .into_iter()
        .map(|text| text.replace(refused, ""))
        .filter(|text| !text.trim().is_empty())
        .collect();
    assert!(
        strings.len() >= 200,
        "only {} strings with seed {seed}",
        strings.len()
    );
    let texts = strings.chunks_exact(5).map(|five| Texts {
        title: five[0].clone(),
        message: five[1].clone(),
        cause: five[2].clone(),
        remedy: five[3].clone(),
        example: five[4].clone(),
    });
    texts.collect()
}

/// The catalogue, written by serde, with every text escaped as the language reference says.
///
/// It is written as JSON in ASCII, which YAML 1.2 includes: libyaml's emitter takes U+2028 for a line break, as YAML
/// 1.1 did, and YAML wants some characters escaped.
fn catalogue(texts: &[Texts]) -> String {
    let text = |text: &str| Text::new(text.replace("${", "$${"));
    let entry = |(index, of): (usize, &Texts)| {
        let param = ParamNode {
            example: Some(Json::new(Value::String(of.example.clone()))),
            ..ParamNode::default()
        };
        let node = EntryNode {
            title: Some(text(&of.title)),
            message: OneOrMany(vec![Either::Short(Text::new(
                of.message.replace('{', "{{").replace('}', "}}") + " {value}",
            ))]),
            cause: OneOrMany(vec![text(&of.cause)]),
            remedy: OneOrMany(vec![text(&of.remedy)]),
            params: Map(vec![(Text::new("value"), Either::Long(param))]),
            ..EntryNode::default()
        };
        (Text::new(format!("e{index}")), node)
    };
    let columns = [
        ColumnKey::Code,
        ColumnKey::Title,
        ColumnKey::Quoted,
        ColumnKey::Cause,
        ColumnKey::Remedy,
    ];
    let columns = columns
        .iter()
        .map(|key| (Text::new(key.as_str()), Text::new(key.as_str())));
    let section = SectionNode {
        show: Some(Spanned::new(errcat_catalog::api::Show::Errors)),
        ..SectionNode::default()
    };
    let document = Document {
        errcat: Some(Spanned::new(1u32)),
        name: Some(Text::new("hostile")),
        errors: Map(texts.iter().enumerate().map(entry).collect()),
        docs: Some(DocsNode {
            columns: Map(columns.collect()),
            sections: vec![section],
            ..DocsNode::default()
        }),
        ..Document::default()
    };
    let json = serde_json::to_string_pretty(&document).expect("a document is JSON");
    let ascii = |c: char| {
        let mut units = [0; 2];
        let escaped = c
            .encode_utf16(&mut units)
            .iter()
            .map(|unit| format!("\\u{unit:04x}"));
        if c.is_ascii() {
            c.to_string()
        } else {
            escaped.collect()
        }
    };
    json.chars().map(ascii).collect()
}

/// What a target makes of the catalogue.
fn artifact(yaml: &str, target: Target) -> String {
    let mut sources = Sources::new();
    let file = sources.add("hostile.yaml", yaml);
    artifacts(&mut sources, file, target).remove(0).contents
}

#[test]
fn text_arrives_in_json() {
    let texts = texts();
    let json = artifact(&catalogue(&texts), Target::Json);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    for (index, of) in texts.iter().enumerate() {
        let entry = &json["entries"][index];
        let message = &entry["messages"][0];
        assert_eq!(
            message["example"],
            format!("{} {}", of.message, of.example),
            "entry {index}"
        );
        assert_eq!(
            message["parts"][0]["text"],
            format!("{} ", of.message),
            "entry {index}"
        );
        assert_eq!(entry["title"], of.title, "entry {index}");
        assert_eq!(entry["causes"][0], of.cause, "entry {index}");
        assert_eq!(entry["remedies"][0], of.remedy, "entry {index}");
    }
}

#[test]
fn text_arrives_in_the_tables_of_markdown() {
    let texts = texts();
    let page = page::read(&artifact(&catalogue(&texts), Target::Markdown));
    assert_eq!(page.html, [""; 0], "no text became HTML");
    assert_eq!(page.tables.len(), 1, "no text became a table");
    assert_eq!(page.headings, ["Hostile"], "no text became a heading");
    let rows = &page.tables[0].rows;
    assert_eq!(rows.len(), texts.len(), "no text ended a row");
    for (index, (row, of)) in rows.iter().zip(&texts).enumerate() {
        assert_eq!(row.len(), 5, "no text ended a cell of entry {index}");
        assert_eq!(row[0], format!("e{index}"));
        // Markdown has one line break, whatever the text breaks its lines with.
        let title = of.title.replace("\r\n", "\n").replace('\r', "\n");
        assert_eq!(row[1], title, "entry {index}");
        let quoted: String = serde_json::from_str(&row[2]).expect("a JSON string");
        // What is sent, with the param in braces.
        assert_eq!(quoted, format!("{} {{value}}", of.message), "entry {index}");
    }
}
