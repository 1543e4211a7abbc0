//! Committed documents that are made from code: each equals what the code makes now.

mod support;

use errcat_catalog::api::ColumnKey;
use support::{bless, root};

#[test]
fn the_language_reference_is_made_from_the_table_of_keys() {
    bless(
        &root().join("catalog/docs/language.md"),
        &errcat_catalog::language_reference(),
    );
}

#[test]
fn the_words_for_columns_are_in_the_reference_and_in_the_schema() {
    let reference = errcat_catalog::language_reference();
    for word in ColumnKey::WORDS {
        let rows = reference
            .lines()
            .filter(|line| line.starts_with("| `columns`"));
        let mut found = rows.filter(|row| row.contains(&format!("`{word}`")));
        assert!(found.next().is_some(), "{word}");
    }
    let schema = errcat_catalog::language_schema();
    let columns = &schema["definitions"]["section"]["properties"]["columns"];
    assert_eq!(
        columns["propertyNames"]["enum"],
        serde_json::json!(ColumnKey::WORDS)
    );
}

#[test]
fn the_json_schemas_are_made_from_the_code_that_reads_and_writes() {
    let pretty = |schema| {
        format!(
            "{}\n",
            serde_json::to_string_pretty(&schema).expect("a schema is JSON")
        )
    };
    bless(
        &root().join("catalog/docs/catalogue.schema.json"),
        &pretty(errcat_catalog::language_schema()),
    );
    bless(
        &root().join("codegen/docs/api.schema.json"),
        &pretty(errcat_catalog::api_schema()),
    );
    bless(
        &root().join("codegen/docs/vectors.schema.json"),
        &pretty(errcat_codegen::vectors_schema()),
    );
}
