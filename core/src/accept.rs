//! What a client would rather have, by `Accept` as RFC 9110 section 12.5.1 has it.

/// Whether a client that sent this `Accept` would rather have the first media type than the second.
///
/// Equal preference, a header that accepts neither, and one that does not parse all mean no.
pub(crate) fn prefers(accept: &str, first: &str, second: &str) -> bool {
    quality(accept, first) > quality(accept, second)
}

/// How much the media type is wanted, in thousandths: the weight of the most specific range that it is in.
fn quality(accept: &str, media_type: &str) -> u16 {
    let wanted = media_type.split(';').next().unwrap_or_default().trim();
    let (kind, _) = wanted.split_once('/').unwrap_or_default();
    let ranges = split(accept, ',').filter_map(|range| {
        let mut parts = split(range, ';');
        let specific = match parts.next()?.split_once('/')? {
            ("*", "*") => 0,
            (range, "*") if range.eq_ignore_ascii_case(kind) => 1,
            (range, sub) if is_pair(wanted, range, sub) => 2,
            _ => return None,
        };
        Some((specific, weight(parts)?))
    });
    ranges.max().map_or(0, |(_, weight)| weight)
}

fn is_pair(wanted: &str, kind: &str, sub: &str) -> bool {
    let pair = wanted.split_once('/');
    pair.is_some_and(|(k, s)| k.eq_ignore_ascii_case(kind) && s.eq_ignore_ascii_case(sub))
}

/// The weight among the parameters of a range; without one it is 1.
fn weight<'a>(parameters: impl Iterator<Item = &'a str>) -> Option<u16> {
    let mut weights = parameters
        .filter_map(|parameter| parameter.split_once('='))
        .filter(|(name, _)| name.eq_ignore_ascii_case("q"));
    weights
        .next()
        .map_or(Some(1000), |(_, text)| thousandths(text))
}

/// `0`, `0.5`, `1.000`, as RFC 9110 writes a weight.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = decimals.bytes().all(|byte| byte.is_ascii_digit());
    if !matches!(whole, "0" | "1") || decimals.len() > 3 || !digits {
        return None;
    }
    let decimals = (0..3).fold(0, |sum, at| {
        let digit = decimals.as_bytes().get(at).map_or(0, |byte| byte - b'0');
        sum * 10 + u16::from(digit)
    });
    match (whole, decimals) {
        ("0", decimals) => Some(decimals),
        (_, 0) => Some(1000),
        _ => None,
    }
}

/// The parts of a header between separators, without the blanks around them. A separator in a quoted string is none.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    let parts = text.split(move |character| {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            _ => return !quoted && character == separator,
        }
        false
    });
    parts.map(|part| part.trim_matches([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::{prefers, thousandths};

    const PROBLEM: &str = "application/problem+json";

    #[test]
    fn the_more_wanted_type_is_preferred() {
        let preferred = [
            "application/problem+json",
            "Application/Problem+JSON",
            "text/html, application/problem+json",
            "application/json;q=0.5, application/problem+json",
            "application/json; q=0.899 , application/problem+json; q=0.9",
            "*/*;q=0.1, application/problem+json;q=0.2",
            "application/json;q=0, */*",
            "application/problem+json;profile=\"a,b;q=0\"",
            "application/problem+json;profile=\"\\\",\";q=0.3",
        ];
        for accept in preferred {
            assert!(prefers(accept, PROBLEM, "application/json"), "{accept}");
        }
    }

    #[test]
    fn what_is_equal_absent_or_broken_leaves_the_catalogues_own() {
        let own = [
            "",
            "*/*",
            "application/*",
            "application/json",
            "application/json, application/problem+json",
            "application/problem+json;q=0.5, application/json",
            "application/problem+json;q=0",
            "application/problem+json;q=0, */*",
            "application/problem+json;q=2",
            "application/problem+json;q=0.1234",
            "application/problem+json;q=abc",
            "application/problem",
            "text/html",
            ",;,=;\"",
        ];
        for accept in own {
            assert!(!prefers(accept, PROBLEM, "application/json"), "{accept}");
        }
        assert!(!prefers(
            PROBLEM,
            PROBLEM,
            "application/problem+json; charset=utf-8"
        ));
    }

    #[test]
    fn a_weight_has_three_decimals_and_ends_at_one() {
        let read = ["0", "1", "0.5", "0.05", "0.999", "1.000", "0."].map(thousandths);
        let is = [0, 1000, 500, 50, 999, 1000, 0].map(Some);
        assert_eq!(read, is);
        assert_eq!(
            ["1.001", "2", "-1", "0.0001", "", "0.x"].map(thousandths),
            [None; 6]
        );
    }
}
