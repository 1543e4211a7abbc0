//! What codes look like, as a small regular expression: no groups, no alternatives, and always the whole of a code.

/// A pattern of codes such as `ORD-[0-9]{4}`.
///
/// Letters, digits and other characters stand for themselves, `[A-Z0-9_]` for one of several, `\` before a character for that
/// character. Behind one, `{4}` says how often, `{2,4}` from how often to how often, `+` once or more, `*` any number of times, `?` at most once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    steps: Vec<Step>,
}

/// The first and the last character of each range.
type Ranges = Vec<(char, char)>;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    any: Ranges,
    least: usize,
    most: usize,
}

/// How long a code is that is looked at, and how often a character of a pattern may come.
const MOST: usize = 256;

impl Pattern {
    /// Reads a pattern; the error is what is wrong and the words where.
    pub(crate) fn parse(text: &str) -> Result<Self, (&'static str, String)> {
        let mut steps = Vec::new();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let (any, behind) = match next {
                '[' => class(rest)?,
                '\\' => {
                    let escaped = rest[1..].chars().next();
                    let escaped =
                        escaped.ok_or(("nothing follows the last `\\`", rest.to_owned()))?;
                    if escaped.is_ascii_alphanumeric() {
                        let what = "write `[0-9]` or the like: no letter has a meaning behind `\\`";
                        return Err((what, rest[..=escaped.len_utf8()].to_owned()));
                    }
                    (vec![(escaped, escaped)], &rest[1 + escaped.len_utf8()..])
                }
                '^' | '$' => {
                    let what = "a pattern is always the whole of a code: leave this out";
                    return Err((what, next.to_string()));
                }
                '(' | ')' | '|' | '.' => {
                    return Err((
                        "this character is written with a `\\` before it",
                        next.to_string(),
                    ));
                }
                ']' | '{' | '}' | '+' | '*' | '?' => {
                    return Err(("this character has nothing to belong to", next.to_string()));
                }
                _ => (vec![(next, next)], &rest[next.len_utf8()..]),
            };
            let (least, most, behind) = times(behind)?;
            steps.push(Step { any, least, most });
            rest = behind;
        }
        Ok(Self {
            text: text.to_owned(),
            steps,
        })
    }

    /// The pattern as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the whole of a code looks like this.
    pub fn fits(&self, code: &str) -> bool {
        let code: Vec<char> = code.chars().take(MOST + 1).collect();
        // Which lengths of the code the steps so far can stand for.
        let mut reached = vec![false; code.len() + 1];
        reached[0] = true;
        for step in &self.steps {
            reached = step.after(&code, &reached);
        }
        code.len() <= MOST && reached[code.len()]
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Pattern {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

#[cfg(feature = "serde")]
impl schemars::JsonSchema for Pattern {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pattern".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string"})
    }
}

impl Step {
    /// Which lengths this step leads to from those that are reached, in time that goes by the length of the code.
    fn after(&self, code: &[char], reached: &[bool]) -> Vec<bool> {
        // How many lengths before each are reached.
        let mut before = vec![0; reached.len() + 1];
        for (length, is_reached) in reached.iter().enumerate() {
            before[length + 1] = before[length] + usize::from(*is_reached);
        }
        let mut after = vec![false; reached.len()];
        let mut alike = 0;
        for length in 0..reached.len() {
            if length > 0 {
                alike = if self.is(code[length - 1]) {
                    alike + 1
                } else {
                    0
                };
            }
            if length >= self.least {
                let first = length - alike.min(self.most);
                let last = length - self.least;
                after[length] = first <= last && before[last + 1] > before[first];
            }
        }
        after
    }

    fn is(&self, c: char) -> bool {
        let mut any = self.any.iter();
        any.any(|(first, last)| (*first..=*last).contains(&c))
    }
}

type Wrong = (&'static str, String);

/// The characters of `[…]` at the start of a text, and what is behind.
fn class(text: &str) -> Result<(Ranges, &str), Wrong> {
    let wrong = |what| Err((what, text.to_owned()));
    let Some(end) = text.find(']') else {
        return wrong("a `[` has no `]`");
    };
    let mut any = Vec::new();
    let mut inside = text[1..end].chars();
    while let Some(first) = inside.next() {
        let mut ahead = inside.clone();
        let last = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(last)) => {
                inside = ahead;
                last
            }
            _ => first,
        };
        if matches!(first, '\\' | '^' | '[') || first > last {
            return Err((
                "write single characters and ranges such as `A-Z` between the brackets",
                text[..=end].to_owned(),
            ));
        }
        any.push((first, last));
    }
    if any.is_empty() {
        return Err((
            "no character is between the brackets",
            text[..=end].to_owned(),
        ));
    }
    Ok((any, &text[end + 1..]))
}

/// How often what stands before may come, and what is behind that.
fn times(text: &str) -> Result<(usize, usize, &str), Wrong> {
    let behind = text.get(1..).unwrap_or_default();
    match text.chars().next() {
        Some('+') => return Ok((1, MOST, behind)),
        Some('*') => return Ok((0, MOST, behind)),
        Some('?') => return Ok((0, 1, behind)),
        Some('{') => {}
        _ => return Ok((1, 1, text)),
    }
    let Some(end) = text.find('}') else {
        return Err(("a `{` has no `}`", text.to_owned()));
    };
    let (least, most) = text[1..end]
        .split_once(',')
        .unwrap_or((&text[1..end], &text[1..end]));
    match (least.parse(), most.parse()) {
        (Ok(least), Ok(most)) if least <= most && most <= MOST => {
            Ok((least, most, &text[end + 1..]))
        }
        _ => Err((
            "write how often between the braces, such as `{4}` or `{2,4}`, at most 256",
            text[..=end].to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn a_pattern_is_the_whole_of_a_code() {
        let cases = [
            ("ORD-[0-9]{4}", "ORD-1004", true),
            ("ORD-[0-9]{4}", "ORD-104", false),
            ("ORD-[0-9]{4}", "ORD-10045", false),
            ("[A-Z]+-[0-9]+", "A-1", true),
            ("[A-Z]+[A-Z]", "AB", true),
            ("[A-Z]+[A-Z]", "A", false),
            (r"a\.b?[x_-]*", "a.", true),
            (r"a\.b?[x_-]*", "a.b-_x", true),
            ("é{2,3}", "éé", true),
            ("é{2,3}", "é", false),
            ("", "", true),
        ];
        for (pattern, code, fits) in cases {
            let read = Pattern::parse(pattern).expect("a pattern");
            assert_eq!(read.fits(code), fits, "{pattern} {code}");
        }
    }

    #[test]
    fn time_is_bounded() {
        let pattern = Pattern::parse(&"a*".repeat(200)).expect("a pattern");
        assert!(!pattern.fits(&format!("{}b", "a".repeat(255))));
        assert!(!pattern.fits(&"a".repeat(100_000)));
    }

    #[test]
    fn what_is_no_pattern_is_said() {
        for (pattern, words) in [
            ("[A-Z", "[A-Z"),
            ("A{4", "{4"),
            ("A{4,2}", "{4,2}"),
            ("A{}", "{}"),
            ("+A", "+"),
            ("A|B", "|"),
            (r"\d", r"\d"),
            ("[]", "[]"),
            ("[Z-A]", "[Z-A]"),
            ("[^A]", "[^A]"),
            ("A\\", "\\"),
        ] {
            let (_, found) = Pattern::parse(pattern).expect_err(pattern);
            assert_eq!(found, words, "{pattern}");
        }
    }
}
