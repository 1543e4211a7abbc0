//! A Rust program that makes every public error and says what it is.

use std::fmt::Write as _;

use super::{Row, variants};
use crate::expression::error;
use crate::samples::sample;

/// What ends a field, a row and a table: no catalogue can have these characters.
const ENDS: [char; 3] = ['\u{1f}', '\u{1e}', '\u{1d}'];

const SHOW: &str = r#"
fn show<E: errcat::CatalogError>(variant: &str, error: E) {
    let (entry, reason) = (error.entry(), error.reason());
    let status = error.status().map_or(String::new(), |status| status.to_string());
    let reason = reason.map_or("", |reason| reason.code);
    let fields = [entry.as_str(), reason, entry.code.unwrap_or(""), &status, &error.to_string(), variant];
    print!("{}\u{1e}", fields.join("\u{1f}"));
}

fn end<C: errcat::ErrorCode>(shown: usize) {
    let public = |code: &&C| code.entry().audience == errcat::Audience::Public;
    assert_eq!(C::ALL.iter().filter(public).count(), shown, "every public error is shown");
    print!("\u{1d}");
}
"#;

/// The program, over a module for each catalogue.
pub(super) fn main(catalogs: &[&errcat_catalog::Catalog]) -> String {
    let mut main = format!("{SHOW}\nfn main() {{\n");
    for api in catalogs {
        for entry in api.public_entries() {
            for reason in variants(entry) {
                let variant = &entry.identifiers.rust;
                let values = entry.params.iter();
                let values = values.map(|param| (param.name.clone(), sample(param, api)));
                let error = error(api, entry, reason, &values.collect());
                writeln!(main, "    show({variant:?}, {error});").expect("text");
            }
        }
        let (module, count) = (&api.name, api.public_entries().count());
        writeln!(main, "    end::<{module}::Code>({count});").expect("text");
    }
    main + "}\n"
}

/// What the program printed, a table for each catalogue.
pub(super) fn rows(printed: &str) -> Vec<Vec<Row>> {
    let [field, row, table] = ENDS;
    let read = |row: &str| {
        let fields: Vec<&str> = row.split(field).collect();
        let [key, reason, code, status, message, variant] = fields.try_into().expect("six fields");
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Row {
            key: key.to_owned(),
            reason: some(reason),
            code: some(code),
            status: some(status).map(|status| status.parse().expect("a status")),
            message: message.to_owned(),
            classes: vec![variant.to_owned()],
        }
    };
    printed
        .split_terminator(table)
        .map(|rows| rows.split_terminator(row).map(read).collect())
        .collect()
}
