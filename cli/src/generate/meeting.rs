//! Outputs that meet, as a finding about the lines of `errcat.toml` that say so.

use std::io;

use errcat_catalog::{Diagnostic, Span};
use errcat_codegen::artifact::Origin;
use errcat_codegen::write::Meeting;

use crate::config::{Config, RULE};
use crate::inputs::Run;

/// The finding, if it is why nothing can be planned and `errcat.toml` says the outputs.
pub(super) fn finding(error: &io::Error, run: &Run) -> Option<Diagnostic> {
    let meeting = Meeting::of(error)?;
    let config = run.config.as_ref()?;
    let [first, second] = &meeting.both;
    let places = |(path, origin): &(String, Origin)| places(config, path, origin);
    // Two outputs may be alike.
    let (first_place, second_place) = (*places(first).first()?, *places(second).last()?);
    let (from, to) = (first_place.min(second_place), first_place.max(second_place));
    if from == to {
        let label = format!("of `{}` and of `{}`", first.1.catalog, second.1.catalog);
        let finding = Diagnostic::new(&RULE, to, meeting.to_string(), label);
        return Some(finding.help("write `{name}` in it, the name of the catalogue"));
    }
    let finding = Diagnostic::new(&RULE, to, meeting.to_string(), "the second");
    let finding = finding.related(from, "the first");
    Some(finding.help("give one of them another path"))
}

/// Where the paths of the outputs stand that this file can be of.
fn places(config: &Config, file: &str, origin: &Origin) -> Vec<Span> {
    let outputs = config.outputs.iter().zip(&config.places);
    let is_it = |path: &str| {
        let path = path.replace("{name}", &origin.catalog);
        let (folder, is_of_codes) = match path.split_once("{code}") {
            Some((folder, _)) => (folder.trim_end_matches('/'), true),
            None => (&*path, false),
        };
        let rest = file.strip_prefix(folder);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || is_of_codes)
    };
    let found =
        outputs.filter(|(output, _)| output.target.name() == origin.target && is_it(&output.path));
    found.map(|(_, place)| *place).collect()
}
