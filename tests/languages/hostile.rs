//! Text is data in the packages too: whatever a catalogue says comes out of both languages as it went in.

#[path = "../../codegen/tests/hostile/mod.rs"]
pub(crate) mod strings;

use std::process::Command;

use serde_json::{Map, Value as Json, json};

use crate::packages::{Subject, scratch, write};
use crate::tools::run;
use crate::{python, typescript};

fn seed() -> u64 {
    std::env::var("ERRCAT_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(11)
}

/// Entries with hostile texts; what the language refuses (NUL and its like, controls of direction) is taken out first.
pub(crate) fn entries() -> Vec<[String; 5]> {
    let is_refused = |c: char| {
        c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let strings = strings::strings(seed(), 300)
        .into_iter()
        .map(|text| text.replace(is_refused, ""));
    let strings: Vec<String> = strings.filter(|text| !text.trim().is_empty()).collect();
    assert!(strings.len() >= 200);
    strings
        .chunks_exact(5)
        .map(|five| std::array::from_fn(|index| five[index].clone()))
        .collect()
}

/// The catalogue as JSON in ASCII, which YAML includes.
pub(crate) fn catalogue(entries: &[[String; 5]]) -> String {
    let mut errors = Map::new();
    for (index, texts) in entries.iter().enumerate() {
        let [title, _, cause, remedy, _] = texts.each_ref().map(|text| text.replace("${", "$${"));
        let message = texts[1].replace('{', "{{").replace('}', "}}") + " {value}";
        let params = json!({"value": {"type": "string", "example": texts[4], "doc": cause}});
        errors.insert(
            format!("e{index}"),
            json!({"status": 400, "title": title, "message": message, "cause": cause, "remedy": remedy, "params": params}),
        );
    }
    let catalogue = json!({
        "errcat": 1,
        "name": "hostile",
        "envelope": {"code": "$code", "message": "$message", "details": "$details"},
        "errors": errors,
    });
    let json = catalogue.to_string();
    let ascii = json
        .encode_utf16()
        .flat_map(|unit| match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => vec![char::from(byte)],
            _ => format!("\\u{unit:04x}").chars().collect(),
        });
    ascii.collect()
}

/// The catalogue with what is made of it.
pub(crate) fn hostile() -> Subject {
    Subject::new(&catalogue(&entries()))
}

/// What a program says of every entry against what went in.
fn hold(entries: &[[String; 5]], said: &str) {
    let said: Vec<Map<String, Json>> = serde_json::from_str(said).expect("JSON");
    assert_eq!(said.len(), entries.len());
    for (index, (texts, said)) in entries.iter().zip(said).enumerate() {
        let [title, message, cause, remedy, example] = texts;
        assert_eq!(said["title"], *title, "entry {index}, seed {}", seed());
        assert_eq!(
            said["message"],
            format!("{message} {example}"),
            "entry {index}, seed {}",
            seed()
        );
        assert_eq!(said["cause"], *cause, "entry {index}, seed {}", seed());
        assert_eq!(said["remedy"], *remedy, "entry {index}, seed {}", seed());
        // A response with that message is read back to the value that went into it.
        assert_eq!(said["example"], *example, "entry {index}, seed {}", seed());
    }
}

#[test]
fn typescript_says_what_the_catalogue_says() {
    let entries = entries();
    let examples: Vec<&String> = entries.iter().map(|texts| &texts[4]).collect();
    let project = typescript::Project::new(scratch("hostile-typescript"));
    write(
        &scratch("hostile-typescript").join("package.json"),
        r#"{"type": "module"}"#,
    );
    project.build(&[Subject::new(&catalogue(&entries))]);
    let program = r#"
        import { readFileSync } from "node:fs";
        import * as api from "hostile-errors";
        import { catalogue } from "hostile-errors/catalogue";
        const examples = JSON.parse(readFileSync("examples.json", "utf8"));
        console.log(JSON.stringify(examples.map((value, index) => {
          const entry = catalogue[`e${index}`];
          const { apiMessage: message } = new api[entry.class]({ value });
          const body = JSON.stringify({ code: `e${index}`, message, details: { value } });
          const example = api.fromParts({ status: 400, body }).value;
          return { title: entry.title, message, cause: entry.causes[0], remedy: entry.remedies[0], example };
        })));
    "#;
    write(
        &scratch("hostile-typescript").join("examples.json"),
        &json!(examples).to_string(),
    );
    hold(&entries, &project.run("program.mjs", program));
}

#[test]
fn python_says_what_the_catalogue_says() {
    let entries = entries();
    let examples: Vec<&String> = entries.iter().map(|texts| &texts[4]).collect();
    let folder = scratch("hostile-python");
    Subject::new(&catalogue(&entries))
        .write(&errcat_codegen::Target::Python, &folder.join("hostile"));
    let program = r#"
import json
import hostile_errors as api

said = []
for index, value in enumerate(json.load(open("examples.json"))):
    entry = api.CATALOGUE[f"e{index}"]
    message = entry.error(value=value).message
    body = json.dumps({"code": f"e{index}", "message": message, "details": {"value": value}})
    example = api.from_parts(status=400, body=body).value
    said.append({"title": entry.title, "message": message, "cause": entry.causes[0], "remedy": entry.remedies[0], "example": example})
print(json.dumps(said))
"#;
    write(&folder.join("examples.json"), &json!(examples).to_string());
    write(&folder.join("program.py"), program);
    let mut python = Command::new("python3");
    python
        .current_dir(&folder)
        .env("PYTHONPATH", python::path(&folder, ["hostile"]));
    hold(
        &entries,
        &run(python.arg("program.py")).expect("the program runs"),
    );
}
