//! A file as a document: everything that could be read, with everything that could not reported.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    language::Document,
    read::{NodeRef, Read, Reader},
    rule,
    source::{Sources, Span},
    yaml::{self, Kind, Node},
};

/// Reads the root file of a catalogue.
pub(crate) fn parse(
    sources: &Sources,
    file: u32,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let node = root(sources, file, diagnostics)?;
    document(&node, diagnostics)
}

/// Reads an included file, which holds no more than maps that are joined to those of the root file.
pub(crate) fn fragment(
    sources: &Sources,
    file: u32,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let mut node = root(sources, file, diagnostics)?;
    if let Kind::Map { members, .. } = &mut node.kind {
        members.retain(|(key, _)| match &key.kind {
            Kind::Scalar { text, .. } if ROOT_ONLY.contains(&text.as_str()) => {
                diagnostics.push(
                    Diagnostic::new(
                        &rule::UNKNOWN_KEY,
                        key.span,
                        format!("an included file has no key `{text}`"),
                        "only the root file has this",
                    )
                    .help("move it to the root file"),
                );
                false
            }
            _ => true,
        });
    }
    document(&node, diagnostics)
}

const ROOT_ONLY: &[&str] = &[
    "name",
    "title",
    "summary",
    "packages",
    "envelope",
    "several",
    "errors_in_success",
    "domain",
    "codes",
    "retry",
    "docs",
];

fn root(sources: &Sources, file: u32, diagnostics: &mut Diagnostics) -> Option<Node> {
    let before = diagnostics.iter().len();
    let node = yaml::read(sources, file, diagnostics);
    if node.is_none() && diagnostics.iter().len() == before {
        let start = Span {
            file,
            start: 0,
            end: 0,
        };
        diagnostics.push(
            Diagnostic::new(
                &rule::YAML_SYNTAX,
                start,
                "the file holds nothing",
                "expected a catalogue",
            )
            .help("start with `errcat: 1`, `name:` and `errors:`; `errcat init` writes an example"),
        );
    }
    node
}

fn document(node: &Node, diagnostics: &mut Diagnostics) -> Option<Document> {
    let mut reader = Reader {
        diagnostics,
        key: Span::default(),
        keyword: "",
        record: None,
    };
    Document::read(&NodeRef(node), &mut reader)
}
