//! `errcat check --links`: the links that leave the reference, for whoever asks the network about them.

use std::path::PathBuf;

use errcat_catalog::outward_links;
use serde_json::{Value, json};

use crate::args::Format;
use crate::inputs::Run;
use crate::report::{Failure, Outcome, Terminal};

/// Writes where each link stands and where it leads to standard output.
pub(super) fn run(
    run: &mut Run,
    catalogs: &[PathBuf],
    format: Format,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let mut all = Vec::new();
    for path in catalogs {
        let file = run.read(path)?;
        let links = outward_links(&mut run.sources, file);
        let mut links: Vec<_> = links
            .into_iter()
            .map(|(span, address)| {
                let file = run.sources.file(span.file);
                let place = file.location(span.start as usize);
                (file.name.clone(), place.line, place.column, address)
            })
            .collect();
        links.sort();
        links.dedup();
        all.extend(links);
    }
    match format {
        Format::Text => {
            for (file, line, column, address) in &all {
                terminal.result(format_args!(
                    "{file}:{line}:{column}: {}",
                    address.escape_debug()
                ));
            }
        }
        Format::Json => {
            let link = |(file, line, column, address): &(String, usize, usize, String)| json!({"file": file, "line": line, "column": column, "address": address});
            let links: Value = all.iter().map(link).collect();
            terminal.result(format!("{links:#}"));
        }
    }
    if run.findings.has_errors() {
        crate::findings::print(run, terminal);
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Clean)
}
