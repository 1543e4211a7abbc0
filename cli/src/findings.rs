//! Findings as text and as JSON.

use errcat_catalog::{Diagnostic, Level, Sources, Span, Style};
use serde_json::{Value, json};

use crate::inputs::Run;
use crate::report::{Terminal, count};

/// How many findings are shown where nobody says how many.
pub(crate) const MOST: usize = 50;

/// Writes the findings to standard error, as rustc would.
pub(crate) fn print(run: &Run, terminal: &mut Terminal) {
    print_most(run, MOST, terminal);
}

/// Writes so many findings to standard error, and the number of the others; with 0 every one by itself.
pub(crate) fn print_most(run: &Run, most: usize, terminal: &mut Terminal) {
    let (findings, sources) = (&run.findings, &run.sources);
    let text = match most {
        0 => errcat_catalog::render(findings, sources, Style::Coloured),
        most => errcat_catalog::render_most(findings, sources, Style::Coloured, most),
    };
    if !text.is_empty() {
        terminal.note(text.trim_end_matches('\n'));
    }
}

/// `2 errors, 1 warning`, or `no findings`.
pub(crate) fn summary(run: &Run) -> String {
    let errors = run.findings.count(Level::Deny);
    let warnings = run.findings.count(Level::Warn);
    let parts = [
        (errors, count(errors, "error", "errors")),
        (warnings, count(warnings, "warning", "warnings")),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(_, text)| text)
        .collect();
    if parts.is_empty() {
        "no findings".to_owned()
    } else {
        parts.join(", ")
    }
}

/// Every finding as one JSON array, with lines and columns counted from 1.
pub(crate) fn to_json(run: &Run) -> String {
    let findings: Value = run
        .findings
        .iter()
        .map(|finding| one_to_json(finding, &run.sources))
        .collect();
    format!("{findings:#}")
}

fn one_to_json(finding: &Diagnostic, sources: &Sources) -> Value {
    let mut object = place(finding.span, sources);
    object["rule"] = json!(finding.rule.id);
    object["level"] = json!(if finding.level == Level::Deny {
        "error"
    } else {
        "warning"
    });
    object["message"] = json!(finding.message);
    object["label"] = json!(finding.label);
    object["help"] = json!(finding.help);
    let related = |(span, label): &(Span, String)| {
        let mut object = place(*span, sources);
        object["label"] = json!(label);
        object
    };
    object["related"] = finding.related.iter().map(related).collect();
    object
}

fn place(span: Span, sources: &Sources) -> Value {
    let file = sources.file(span.file);
    let point = |byte: u32| {
        let location = file.location(byte as usize);
        json!({ "line": location.line, "column": location.column })
    };
    json!({ "file": file.name, "start": point(span.start), "end": point(span.end) })
}
