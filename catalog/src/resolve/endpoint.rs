//! The requests by which operations are called.

use super::{Resolver, within};
use crate::{api::Endpoint, diagnostic::Diagnostic, read::Text, rule};

/// The methods of RFC 9110, RFC 5789 and the one that is safe and has a body.
const METHODS: &[&str] = &[
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY",
];

impl Resolver<'_> {
    pub(super) fn endpoints(&mut self, texts: &[Text]) -> Vec<Endpoint> {
        let mut endpoints = Vec::new();
        for text in texts {
            endpoints.extend(self.endpoint(text));
        }
        endpoints
    }

    fn endpoint(&mut self, text: &Text) -> Option<Endpoint> {
        let (method, path) = text.value.split_once(' ').unwrap_or((&text.value, ""));
        let shouted = method.to_ascii_uppercase();
        let (words, what, help) = if path.is_empty() && method.starts_with('/') {
            let help = format!("write the method before it: `GET {method}`");
            (method, "a path without a method", help)
        } else if !METHODS.contains(&method) && METHODS.contains(&shouted.as_str()) {
            let help = format!("write `{shouted}`: methods are in capital letters");
            (method, "no method", help)
        } else if !METHODS.contains(&method) {
            let help = format!("the methods are `{}`", METHODS.join("`, `"));
            (method, "no method", help)
        } else if let Some(mistake) = mistake(path) {
            (path, mistake.0, mistake.1.to_owned())
        } else {
            return Some(Endpoint {
                method: method.to_owned(),
                path: path.to_owned(),
            });
        };
        let span = within(self.sources, text.span, words);
        let message = format!("`{}` is no request of HTTP", text.value);
        let finding = Diagnostic::new(&rule::MALFORMED_ENDPOINT, span, message, what);
        self.diagnostics.push(finding.help(help));
        None
    }

    pub(super) fn operation_id(&mut self, text: &Text) -> Option<String> {
        let id = self.prose(text);
        let is_said = !id.trim().is_empty();
        is_said.then_some(id)
    }
}

/// What is wrong with a path, and what to write.
fn mistake(path: &str) -> Option<(&'static str, &'static str)> {
    let outside = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`|".contains(c);
    if !path.starts_with('/') {
        return Some((
            "no path",
            "write a path that begins with `/`, as in `POST /payments/{id}`",
        ));
    }
    if path.contains(['?', '#']) {
        return Some(("more than a path", "leave the query and the fragment out"));
    }
    if path.contains(outside) {
        return Some((
            "no path",
            "leave spaces and quotes out, and escape them as a URL does",
        ));
    }
    let mut names: Vec<&str> = Vec::new();
    let mut rest = path;
    while let Some(at) = rest.find(['{', '}']) {
        let open = &rest[at..];
        let end = open.find('}').filter(|_| open.starts_with('{'));
        let name = end.map_or("", |end| &open[1..end]);
        if name.is_empty() || name.contains(['{', '/']) {
            return Some(("a brace alone", "write what varies as `{id}`"));
        }
        if names.contains(&name) {
            return Some(("a name that stands twice", "give each of them its own name"));
        }
        names.push(name);
        rest = &open[name.len() + 2..];
    }
    None
}
