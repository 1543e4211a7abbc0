//! JSON as YAML in block style, as people write it.

use serde_json::Value as Json;

use crate::escape::yaml_scalar;

/// A map or a list of YAML, each line of it this far in and with a line end.
pub fn block(value: &Json, indent: usize) -> String {
    let mut text = String::new();
    write(value, indent, &mut text);
    text
}

/// A value that stands in one line.
fn scalar(value: &Json) -> Option<String> {
    match value {
        Json::Object(members) if members.is_empty() => Some("{}".to_owned()),
        Json::Array(items) if items.is_empty() => Some("[]".to_owned()),
        Json::Object(_) | Json::Array(_) => None,
        Json::String(text) => Some(yaml_scalar(text)),
        other => Some(other.to_string()),
    }
}

fn write(value: &Json, indent: usize, text: &mut String) {
    let margin = " ".repeat(indent);
    match value {
        Json::Object(members) if !members.is_empty() => {
            for (name, member) in members {
                text.extend([margin.as_str(), &yaml_scalar(name), ":"]);
                below(member, indent + 2, text);
            }
        }
        Json::Array(items) if !items.is_empty() => {
            for item in items {
                if let Some(line) = scalar(item) {
                    text.extend([margin.as_str(), "- ", &line, "\n"]);
                    continue;
                }
                // The first line of what is below stands behind the dash.
                let start = text.len() + margin.len();
                write(item, indent + 2, text);
                text.replace_range(start..start + 2, "- ");
            }
        }
        other => {
            let line = scalar(other).unwrap_or_default();
            text.extend([margin.as_str(), &line, "\n"]);
        }
    }
}

/// What stands behind a key.
fn below(value: &Json, indent: usize, text: &mut String) {
    if let Some(line) = scalar(value) {
        text.extend([" ", &line, "\n"]);
    } else {
        text.push('\n');
        write(value, indent, text);
    }
}
