//! References to resources, resolved as RFC 3986 says and not brought into any other form.

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec::Vec,
};

/// What a reference stands for in a document of that base, by RFC 3986, section 5.2.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let (base, own) = (Parts::of(base), Parts::of(reference));
    let parts = if own.scheme.is_some() || own.authority.is_some() {
        Parts {
            scheme: own.scheme.or(base.scheme),
            path: without_dots(&own.path).into(),
            ..own
        }
    } else if own.path.is_empty() {
        Parts {
            query: own.query.or(base.query),
            fragment: own.fragment,
            ..base
        }
    } else {
        let merged = match base.path.rfind('/') {
            _ if own.path.starts_with('/') => own.path,
            None if base.authority.is_some() => Cow::Owned(format!("/{}", own.path)),
            None => own.path,
            Some(end) => Cow::Owned(format!("{}{}", &base.path[..=end], own.path)),
        };
        Parts {
            path: without_dots(&merged).into(),
            query: own.query,
            fragment: own.fragment,
            ..base
        }
    };
    parts.to_string()
}

struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: Cow<'a, str>,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Self {
        let scheme = scheme(text);
        let rest = scheme.map_or(text, |scheme| &text[scheme.len() + 1..]);
        let (rest, fragment) = before(rest, '#');
        let (rest, query) = before(rest, '?');
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                (Some(authority), path)
            }
            None => (None, rest),
        };
        Self {
            scheme,
            authority,
            path: Cow::Borrowed(path),
            query,
            fragment,
        }
    }
}

impl core::fmt::Display for Parts<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if let Some(scheme) = self.scheme {
            write!(f, "{scheme}:")?;
        }
        if let Some(authority) = self.authority {
            write!(f, "//{authority}")?;
        }
        f.write_str(&self.path)?;
        if let Some(query) = self.query {
            write!(f, "?{query}")?;
        }
        match self.fragment {
            Some(fragment) => write!(f, "#{fragment}"),
            None => Ok(()),
        }
    }
}

fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let is_first = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (is_first && scheme.chars().all(is_of_scheme)).then_some(scheme)
}

fn before(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((before, behind)) => (before, Some(behind)),
        None => (text, None),
    }
}

/// A path without the segments `.` and `..`.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').peekable();
    while let Some(segment) = segments.next() {
        if segment != "." && segment != ".." {
            kept.push(segment);
            continue;
        }
        let is_inside = kept.len() > 1 || kept.first().is_some_and(|first| !first.is_empty());
        if segment == ".." && is_inside {
            kept.pop();
        }
        if segments.peek().is_none() {
            kept.push("");
        }
    }
    kept.join("/")
}
