//! An envelope, spelt out as a catalogue would write it.

use errcat_catalog::Value;
use errcat_catalog::api::{Api, Envelope};

use crate::report::{STRONG, printable};

/// What the envelope is, and the lines of YAML that say it.
pub(super) fn render(api: &Api, envelope: &Envelope) -> String {
    let member = |name: &str, value| Value::Object(vec![(name.to_owned(), value)]);
    let written = match &envelope.name {
        None => member("envelope", envelope.written()),
        Some(name) => member("envelopes", member(name, envelope.written())),
    };
    let yaml = serde_yaml::to_string(&written).expect("YAML has a form for every value of JSON");
    let form = match envelope.media_type.as_str() {
        "" => "a header, without a body",
        media_type => media_type,
    };
    let name = envelope.name.as_ref().unwrap_or(&api.name);
    let lines: Vec<_> = yaml.lines().map(printable).collect();
    format!(
        "{STRONG}{}{STRONG:#}: {}\n\n{}",
        printable(name),
        printable(form),
        lines.join("\n")
    )
}
