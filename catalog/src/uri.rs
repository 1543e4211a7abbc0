//! References to resources as RFC 3986 writes them, without any normal form: what differs in a letter is another.

/// Whether a text is a URI or a relative reference.
pub(crate) fn is_reference(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_fine = match byte {
            b'%' => [bytes.next(), bytes.next()]
                .iter()
                .all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit())),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(&byte),
        };
        if !is_fine {
            return false;
        }
    }
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    text.matches('#').count() < 2 && (!first.contains(':') || scheme(text).is_some())
}

/// Whether a text says where it is whatever it stands in.
pub(crate) fn is_absolute(text: &str) -> bool {
    scheme(text).is_some()
}

/// What a reference stands for in a document of that base, by RFC 3986, section 5.2.
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    let (base, own) = (Parts::of(base), Parts::of(reference));
    let path = |path: &str| without_dots(path);
    let parts = if own.scheme.is_some() || own.authority.is_some() {
        Parts {
            scheme: own.scheme.or(base.scheme),
            path: path(&own.path),
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
            None if base.authority.is_some() => format!("/{}", own.path),
            None => own.path,
            Some(end) => format!("{}{}", &base.path[..=end], own.path),
        };
        Parts {
            path: path(&merged),
            query: own.query,
            fragment: own.fragment,
            ..base
        }
    };
    parts.joined()
}

/// The scheme of a URI, if it has one.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let is_first = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (is_first && scheme.chars().all(is_of_scheme)).then_some(scheme)
}

struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: String,
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
                let end = rest.find('/').unwrap_or(rest.len());
                (Some(&rest[..end]), &rest[end..])
            }
            None => (None, rest),
        };
        Self {
            scheme,
            authority,
            path: path.to_owned(),
            query,
            fragment,
        }
    }

    fn joined(&self) -> String {
        let mut text = String::new();
        if let Some(scheme) = self.scheme {
            text.extend([scheme, ":"]);
        }
        if let Some(authority) = self.authority {
            text.extend(["//", authority]);
        }
        text.push_str(&self.path);
        for (mark, part) in [("?", self.query), ("#", self.fragment)] {
            if let Some(part) = part {
                text.extend([mark, part]);
            }
        }
        text
    }
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
        if segment == ".."
            && (kept.len() > 1 || kept.first().is_some_and(|first| !first.is_empty()))
        {
            kept.pop();
        }
        if segments.peek().is_none() {
            kept.push("");
        }
    }
    kept.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_the_examples_of_rfc_3986_are() {
        for (reference, resolved) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"),
            ("g?y/./x", "http://a/b/c/g?y/./x"),
            ("g#s/../x", "http://a/b/c/g#s/../x"),
        ] {
            assert_eq!(
                resolve("http://a/b/c/d;p?q", reference),
                resolved,
                "{reference}"
            );
        }
        assert_eq!(resolve("http://a", "g"), "http://a/g");
        assert_eq!(resolve("urn:a:b", "g"), "urn:g");
    }

    #[test]
    fn a_reference_has_no_letter_that_a_uri_has_not() {
        for fine in [
            "",
            "a",
            "/e/a",
            "urn:a:b",
            "about:blank",
            "https://x/e#a",
            "?a:b",
            "./a:b",
            "%20",
        ] {
            assert!(is_reference(fine), "{fine}");
        }
        for wrong in [
            "a b", "é", "1:a", ":a", "a_b:c", "{code}", "a|b", "%2", "%zz", "#a#b", "<a>",
        ] {
            assert!(!is_reference(wrong), "{wrong}");
        }
        assert!(is_absolute("urn:a") && !is_absolute("/a:b") && !is_absolute("a/b:c"));
    }
}
