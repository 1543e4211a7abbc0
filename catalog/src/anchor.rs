//! Anchors: by what each part of the reference is addressed, decided here alone.
//!
//! A reader of Markdown gives headings an anchor by their text. Where all of them give the same one it is ours too, so
//! that no heading has two; a part of another kind has an anchor that is written out.

/// The anchor that readers of Markdown make of a heading, if all make the same: GitHub, Docusaurus, `MkDocs`, mdBook.
pub fn of_heading(text: &str) -> Option<String> {
    let mut anchor = String::new();
    for c in text.chars() {
        match c {
            c if !c.is_ascii() => return None,
            ' ' => anchor.push('-'),
            c if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') => {
                anchor.push(c.to_ascii_lowercase());
            }
            _ => {}
        }
    }
    // Some readers keep hyphens that follow one another or stand at the ends.
    let is_same = !anchor.is_empty()
        && !anchor.contains("--")
        && !anchor.starts_with('-')
        && !anchor.ends_with('-');
    is_same.then_some(anchor)
}

/// The anchor that the fragment of an address names, which may be percent-encoded (RFC 3986).
pub fn of_fragment(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let decoded = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(decoded) = decoded.filter(|_| byte == b'%') {
            bytes.push(decoded);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The anchor of a part with a title: that of its heading, or the nearest to it that can be written out.
pub fn of_title(title: &str) -> String {
    if let Some(anchor) = of_heading(title) {
        return anchor;
    }
    let mut anchor = String::new();
    for c in title.chars() {
        if is_anchor(c) && c != '-' && c != '.' {
            anchor.extend(c.to_lowercase());
        } else if (c.is_whitespace() || c == '-') && !anchor.is_empty() && !anchor.ends_with('-') {
            anchor.push('-');
        }
    }
    anchor.truncate(anchor.trim_end_matches('-').len());
    if anchor.is_empty() {
        anchor.push_str("section");
    }
    anchor
}

/// The anchor of an error or a retired code, which the fragment of its URL is: the code, case and digits kept, or the name
/// where the code has what an anchor cannot have.
pub(crate) fn of_error(url: Option<&str>, code: Option<&str>, name: &str) -> String {
    let id = code.filter(|code| can_be(code)).unwrap_or(name);
    let fragment = url.and_then(|url| url.split_once('#'));
    match fragment.map(|(_, fragment)| fragment.replace("{code}", id)) {
        Some(anchor) if can_be(&anchor) && anchor.contains(id) => anchor,
        _ => id.to_owned(),
    }
}

/// Whether a part of the reference can have this anchor.
pub fn can_be(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_anchor)
}

/// The URL of an error's documentation: its code in the path, its anchor in the fragment.
pub(crate) fn url_of_error(url: &str, code: Option<&str>, name: &str) -> String {
    let key = percent_encoded(code.unwrap_or(name));
    match url.split_once('#') {
        Some((page, fragment)) if fragment.contains("{code}") => {
            let anchor = of_error(Some(url), code, name);
            format!(
                "{}#{}",
                page.replace("{code}", &key),
                percent_encoded(&anchor)
            )
        }
        _ => url.replace("{code}", &key),
    }
}

/// An address with the code of an error in it, or its name where it has none.
pub(crate) fn with_code(url: &str, code: Option<&str>, name: &str) -> String {
    url.replace("{code}", &percent_encoded(code.unwrap_or(name)))
}

fn is_anchor(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// A text as RFC 3986, section 2.1, writes it in a URL.
fn percent_encoded(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let [high, low] = [byte >> 4, byte & 15].map(|half| HEX[usize::from(half)]);
            encoded.extend(['%', char::from(high), char::from(low)]);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_the_anchor_that_every_reader_makes() {
        let of = |text| of_heading(text);
        assert_eq!(of("404: Not found").as_deref(), Some("404-not-found"));
        assert_eq!(
            of("Using the Python SDK?").as_deref(),
            Some("using-the-python-sdk")
        );
        assert_eq!(of("rate_limited").as_deref(), Some("rate_limited"));
        for differing in ["Errors & exceptions", "é", "", "?", " x", "- x"] {
            assert_eq!(of(differing), None, "{differing}");
        }
        assert_eq!(of_title("Errors & exceptions"), "errors-exceptions");
        assert_eq!(of_title("Häufige Fehler"), "häufige-fehler");
        assert_eq!(of_title("?"), "section");
    }

    #[test]
    fn the_anchor_of_an_error_is_the_fragment_of_its_url() {
        let both = |url, code| {
            (
                of_error(Some(url), Some(code), "heads"),
                url_of_error(url, Some(code), "heads"),
            )
        };
        let pair = |anchor: &str, url: &str| (anchor.to_owned(), url.to_owned());
        assert_eq!(
            both("https://x/e#{code}", "Heads:X 1"),
            pair("heads", "https://x/e#heads")
        );
        assert_eq!(
            both("https://x/e#{code}", "A.b-1"),
            pair("A.b-1", "https://x/e#A.b-1")
        );
        assert_eq!(
            both("/e#error-{code}", "404"),
            pair("error-404", "/e#error-404")
        );
        assert_eq!(both("/e#:{code}", "404"), pair("404", "/e#404"));
        assert_eq!(both("/e/{code}", "a b"), pair("heads", "/e/a%20b"));
        assert_eq!(both("/e/{code}#top", "a"), pair("a", "/e/a#top"));
        assert_eq!(both("/e", "a"), pair("a", "/e"));
    }
}
