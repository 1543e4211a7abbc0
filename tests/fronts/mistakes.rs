use std::fs;

use errcat_catalog::{Sources, load, outline};
use errcat_codegen::rust;

use crate::catalogues;

/// What a user's code is compiled against while the catalogue is mistaken.
fn expansion(text: &str) -> Result<Vec<String>, String> {
    let mut sources = Sources::new();
    sources.add("mistaken.yaml", text);
    let catalog = outline(&sources);
    let tokens = rust::tokens(&catalog);
    match syn::parse2::<syn::File>(tokens) {
        Ok(file) if file.items.is_empty() => Err("nothing is emitted".to_owned()),
        Ok(_) => Ok(catalog
            .entries
            .iter()
            .map(|entry| entry.name.clone())
            .collect()),
        Err(error) => Err(error.to_string()),
    }
}

/// What may become of a line while somebody types.
fn edits(line: &str) -> [String; 4] {
    let half = line.chars().take(line.chars().count() / 2).collect();
    [
        String::new(),
        half,
        line.replacen(':', "", 1),
        format!("{line} ]: '"),
    ]
}

#[test]
fn whichever_line_is_mistaken_the_other_entries_keep_their_names() {
    let (mut refused, mut kept) = (0, 0);
    for path in catalogues() {
        let text = fs::read_to_string(&path).expect("the catalogue is there");
        let whole = expansion(&text).expect("a catalogue without mistakes");
        let lines: Vec<&str> = text.lines().collect();
        for at in (0..lines.len()).step_by(29) {
            for edit in edits(lines[at]) {
                let mut lines = lines.clone();
                lines[at] = &edit;
                let text = lines.join("\n");
                let names = expansion(&text).unwrap_or_else(|error| {
                    panic!("{}:{}: `{edit}`: {error}", path.display(), at + 1)
                });
                if is_refused(&text) {
                    refused += 1;
                    kept += usize::from(names.len() + 2 >= whole.len());
                }
            }
        }
    }
    // A line whose loss leaves no YAML behind, such as the name of the first entry, takes everything with it.
    assert!(
        refused > 50 && kept * 20 >= refused * 19,
        "{kept} of {refused}"
    );
}

fn is_refused(text: &str) -> bool {
    let mut sources = Sources::new();
    let file = sources.add("mistaken.yaml", text);
    load(&mut sources, file).0.is_none()
}
