//! What each rule finds beyond its fixture: every way into it, and the nearest thing that it leaves alone.

mod codes;
mod common;
mod envelopes;
mod kinds;
mod lists;
mod names;
mod operations;
mod params;
mod reference;
mod shared;
#[cfg(feature = "render")]
mod size;
mod slips;
mod texts;
mod wire;

use std::fmt::Write as _;

use errcat_catalog::{Sources, load};

/// The findings of a catalogue with this in its root and these entries, as `rule words`, in order.
fn findings(root: &str, errors: &[&str]) -> Vec<String> {
    let mut text = format!("errcat: 1\nname: shop\n{root}\n");
    if !errors.is_empty() {
        text.push_str("errors:\n");
    }
    for entry in errors {
        writeln!(text, "  {entry}").expect("a string takes everything");
    }
    let mut sources = Sources::new();
    let file = sources.add("test.yaml", text);
    let (_, diagnostics) = load(&mut sources, file);
    let listed = diagnostics.iter();
    listed
        .map(|finding| format!("{} {}", finding.rule.id, sources.text(finding.span)))
        .collect()
}

/// The help of the first finding.
fn help(root: &str, errors: &[&str]) -> String {
    let mut sources = Sources::new();
    let text = format!(
        "errcat: 1\nname: shop\n{root}\nerrors:\n  {}\n",
        errors.join("\n  ")
    );
    let file = sources.add("test.yaml", text);
    let (_, diagnostics) = load(&mut sources, file);
    let first = diagnostics.iter().next().expect("there is a finding");
    first.help.clone().unwrap_or_default()
}

const NONE: [&str; 0] = [];
/// An envelope that carries everything.
const FULL: &str = "envelope: {error: {code: $code, message: $message, details: $details}}";
/// An entry in which nothing is found.
const FINE: &str = "fine: {status: 409, message: It failed., remedy: Wait.}";
