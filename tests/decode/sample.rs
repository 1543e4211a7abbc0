//! The samples in Rust that the reference shows: they are the code of this folder, which is compiled and called here.

use errcat_catalog::Sources;
use errcat_codegen::Target;

use crate::support::{artifacts, bless, page, root};

mod of_studio {
    use errcat_generated::studio;
    include!("sample/studio.rs");

    pub(super) fn of(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
        explain(status, headers, body)
    }
}

mod of_eachlabs {
    use errcat_generated::eachlabs;
    include!("sample/eachlabs.rs");

    pub(super) fn of(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
        explain(status, headers, body)
    }
}

#[test]
fn the_files_are_what_the_reference_shows() {
    let text = |name: &str| {
        std::fs::read_to_string(root().join(format!("catalog/apis/{name}.yaml")))
            .expect("the catalogue")
    };
    let samples = "  sections:\n    - {show: samples, example: unauthorized}\n";
    let eachlabs = text("eachlabs").replace("  sections:\n", samples);
    for (name, yaml) in [("studio", text("studio")), ("eachlabs", eachlabs)] {
        let mut sources = Sources::new();
        let file = sources.add("catalogue.yaml", &yaml);
        let page = page::read(&artifacts(&mut sources, file, Target::Markdown)[0].contents);
        let mut code = page.code.iter();
        let (_, sample) = code
            .find(|(language, _)| language == "rust")
            .expect("a sample");
        bless(
            &root().join(format!("tests/decode/sample/{name}.rs")),
            sample,
        );
    }
}

#[test]
fn a_sample_finds_the_error_that_it_catches() {
    let body = br#"{"error": "rate_limit_exceeded", "message": "Slow down."}"#;
    assert_eq!(of_studio::of(429, &[("Retry-After", "12")], body), "12s");
    let other = of_studio::of(
        404,
        &[("X-Request-Id", "r_1")],
        br#"{"error": "not_found"}"#,
    );
    assert!(other.contains("r_1"), "{other}");
    let body = br#"{"error": "Invalid or missing API key"}"#;
    assert_eq!(of_eachlabs::of(401, &[], body), "Unauthorized");
}
