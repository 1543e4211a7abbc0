//! Committed documents that are made from code: each equals what the code makes now.

mod support;

use support::{bless, root};

#[test]
fn the_language_reference_is_made_from_the_table_of_keys() {
    bless(
        &root().join("catalog/docs/language.md"),
        &errcat_catalog::language_reference(),
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
