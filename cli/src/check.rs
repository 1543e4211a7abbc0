//! `errcat check`: all findings of all catalogues.

use errcat_catalog::Level;

mod links;

use crate::args::{Check, Format};
use crate::findings;
use crate::inputs::Run;
use crate::report::{Failure, Outcome, Terminal, count};

/// Checks every catalogue and reports every finding, also where one of them cannot be read.
pub(crate) fn run(arguments: &Check, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut run = Run::default();
    let catalogs = run.catalogs(&arguments.catalogs.catalogs)?;
    if arguments.links {
        return links::run(&mut run, &catalogs, arguments.format, terminal);
    }
    let mut unreadable = None;
    for path in &catalogs {
        if let Err(failure) = run.check(path) {
            // The others are still worth a look; the last failure is shown at the end, the rest on the way.
            if let Some(earlier) = unreadable.replace(failure) {
                terminal.failure(&earlier);
            }
        }
    }
    // Without outputs nothing goes by the name, and files that are given one by one may be of several projects.
    let config = run.config.as_ref();
    if config.is_some_and(|config| !config.outputs.is_empty()) {
        run.refuse_shared_names();
    }
    match arguments.format {
        Format::Text => findings::print_most(&run, arguments.max, terminal),
        Format::Json => terminal.result(findings::to_json(&run)),
    }
    if let Some(failure) = unreadable {
        return Err(failure);
    }
    let (errors, warnings) = (
        run.findings.count(Level::Deny),
        run.findings.count(Level::Warn),
    );
    if arguments.format == Format::Text {
        let checked = count(catalogs.len(), "catalogue", "catalogues");
        terminal.result(format_args!(
            "checked {checked}: {}",
            findings::summary(&run)
        ));
    }
    let refused = errors > 0 || arguments.deny_warnings && warnings > 0;
    Ok(if refused {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}
