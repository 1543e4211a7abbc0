//! Texts of a body that hold parts of an error: how they are written, and read back by what stands around each part.

use super::Hole;
use crate::value::Value;

/// How many parts a text may have: the forms of one without some of them are as many as the powers of two.
pub(crate) const MAX_PARTS: usize = 4;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Piece {
    /// Text as it is.
    Text(String),
    /// A part of the error.
    Hole(Hole),
}

impl Piece {
    fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }
}

/// The part that may hold what stands around the others, and so is what they leave.
const LONGEST: Hole = Hole::Message;

/// The text with its parts in place; nothing if the error lacks one that has to be there.
pub(crate) fn fill(pieces: &[Piece], value: &dyn Fn(Hole) -> Option<Value>) -> Option<String> {
    let is_absent = |at: usize| match &pieces[at] {
        Piece::Hole(hole) => value(*hole).is_none(),
        Piece::Text(_) => false,
    };
    let mut text = String::new();
    for piece in without(pieces, &is_absent) {
        match piece {
            Piece::Text(own) => text.push_str(own),
            Piece::Hole(hole) => text.push_str(value(*hole)?.as_text()?),
        }
    }
    Some(text)
}

/// The forms that a text may have, by which of its parts the error has: the whole one first.
pub fn forms(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut optional = Vec::new();
    for at in 0..pieces.len() {
        if is_optional(pieces, at) {
            optional.push(at);
        }
    }
    let mut forms = Vec::new();
    for number in 0..1_usize << optional.len() {
        let is_absent = |at: usize| {
            let place = optional.iter().rev().position(|own| *own == at);
            place.is_some_and(|place| number >> place & 1 == 1)
        };
        forms.push(without(pieces, &is_absent).into_iter().cloned().collect());
    }
    forms
}

/// The parts that stand in a text, if it is written so.
pub fn read(pieces: &[Piece], text: &str) -> Option<Vec<(Hole, String)>> {
    forms(pieces).iter().find_map(|form| parts(form, text))
}

/// Whether a text may go without that piece: a part that not every error has, unless it is the first.
fn is_optional(pieces: &[Piece], at: usize) -> bool {
    let Piece::Hole(hole) = &pieces[at] else {
        return false;
    };
    let is_first = pieces[..at].iter().all(Piece::is_text);
    let is_of_some = matches!(
        hole,
        Hole::Reason | Hole::Number | Hole::RequestId | Hole::DocUrl | Hole::Instance
    );
    is_of_some && !is_first
}

/// The pieces without parts that are absent, each with the text before it, and behind it if no part follows.
fn without<'a>(pieces: &'a [Piece], is_absent: &dyn Fn(usize) -> bool) -> Vec<&'a Piece> {
    let is_left_out = |at: usize| is_optional(pieces, at) && is_absent(at);
    let mut kept = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let is_behind_last = at > 0 && pieces[at..].iter().all(Piece::is_text);
        let goes = match piece {
            Piece::Hole(_) => is_left_out(at),
            Piece::Text(_) if is_behind_last => is_left_out(at - 1),
            Piece::Text(_) => at + 1 < pieces.len() && is_left_out(at + 1),
        };
        if !goes {
            kept.push(piece);
        }
    }
    kept
}

/// The parts of a text in one form: from the left up to the longest part, from the right down to it.
fn parts(form: &[Piece], text: &str) -> Option<Vec<(Hole, String)>> {
    let longest = form.iter().position(|piece| *piece == Piece::Hole(LONGEST));
    let middle = longest.unwrap_or(form.len());
    let mut found = Vec::new();
    let mut rest = text;
    for (at, piece) in form[..middle].iter().enumerate() {
        let hole = match piece {
            Piece::Text(own) => {
                rest = rest.strip_prefix(own.as_str())?;
                continue;
            }
            Piece::Hole(hole) => *hole,
        };
        let first = rest.chars().next()?.len_utf8();
        let end = match form.get(at + 1) {
            None => rest.len(),
            Some(Piece::Text(next)) if at + 2 == form.len() => {
                rest.strip_suffix(next.as_str())?.len()
            }
            Some(Piece::Text(next)) => first + rest[first..].find(next.as_str())?,
            Some(Piece::Hole(_)) => return None,
        };
        if end == 0 {
            return None;
        }
        found.push((hole, rest[..end].to_owned()));
        rest = &rest[end..];
    }
    if longest.is_none() {
        return rest.is_empty().then_some(found);
    }
    for at in (middle + 1..form.len()).rev() {
        let hole = match &form[at] {
            Piece::Text(own) => {
                rest = rest.strip_suffix(own.as_str())?;
                continue;
            }
            Piece::Hole(hole) => *hole,
        };
        let Piece::Text(before) = &form[at - 1] else {
            return None;
        };
        let last = rest.chars().next_back()?.len_utf8();
        let start = rest[..rest.len() - last].rfind(before.as_str())? + before.len();
        found.push((hole, rest[start..].to_owned()));
        rest = &rest[..start];
    }
    if rest.is_empty() {
        return None;
    }
    found.push((LONGEST, rest.to_owned()));
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (at, part) in text.split('|').enumerate() {
            let hole = Hole::ALL.iter().find(|hole| hole.as_str() == part);
            match hole.filter(|_| at % 2 == 1) {
                Some(hole) => pieces.push(Piece::Hole(*hole)),
                None if part.is_empty() => {}
                None => pieces.push(Piece::Text(part.to_owned())),
            }
        }
        pieces
    }

    fn found(form: &str, text: &str) -> Option<Vec<String>> {
        let found = read(&pieces(form), text)?;
        Some(
            found
                .into_iter()
                .map(|(hole, value)| format!("{}={value}", hole.as_str()))
                .collect(),
        )
    }

    #[test]
    fn parts_are_read_by_what_stands_around_them() {
        for (form, text, wanted) in [
            ("https://x/|code|", "https://x/a/b", Some("code=a/b")),
            ("https://x/|code|", "https://x/", None),
            ("https://x/|code|", "http://x/a", None),
            ("ns#|code|", "ns#A", Some("code=A")),
            ("|code|.html", "a.html.html", Some("code=a.html")),
            ("|code|.|reason|", "A.B", Some("code=A reason=B")),
            ("|code|.|reason|", "A.B.C", Some("code=A reason=B.C")),
            ("|code|.|reason|", "A", Some("code=A")),
            ("|code|.|reason|", "", None),
            ("|code| (|reason|)", "A (B)", Some("code=A reason=B")),
            ("|code| (|reason|)", "A", Some("code=A")),
            ("[|code|]|message|", "[A]x]y", Some("code=A message=x]y")),
            ("[|code|]|message|", "[A]", None),
            ("[|code|]|message|", "A", None),
            (
                "|message| (|code|)",
                "x (y) (A)",
                Some("code=A message=x (y)"),
            ),
            ("|message| (|code|)", "x ()", None),
            ("|message| (|code|)", " (A)", None),
            (
                "|code|: |message| [|request_id|]",
                "A: b: [c] [r]",
                Some("code=A request_id=r message=b: [c]"),
            ),
            (
                "|code|: |message| [|request_id|]",
                "A: b",
                Some("code=A message=b"),
            ),
            (
                "|code|.|reason|: |message|",
                "A: b",
                Some("code=A message=b"),
            ),
            ("é|code|é", "ééé", Some("code=é")),
        ] {
            let wanted =
                wanted.map(|wanted| wanted.split(' ').map(str::to_owned).collect::<Vec<_>>());
            let found = found(form, text).map(|found| found.join(" "));
            let wanted = wanted.map(|wanted| wanted.join(" "));
            assert_eq!(found, wanted, "{form} {text}");
        }
    }

    #[test]
    fn a_text_goes_without_what_the_error_has_not() {
        let filled = |form: &str, lacks: Hole| {
            fill(&pieces(form), &|hole| {
                (hole != lacks).then(|| Value::String(hole.as_str().into()))
            })
        };
        assert_eq!(
            filled("|code|.|reason|", Hole::Reason).as_deref(),
            Some("code")
        );
        assert_eq!(
            filled("|code|.|reason|", Hole::Title).as_deref(),
            Some("code.reason")
        );
        assert_eq!(
            filled("|code| (|reason|)", Hole::Reason).as_deref(),
            Some("code")
        );
        assert_eq!(
            filled("|code|.|reason|: |message|", Hole::Reason).as_deref(),
            Some("code: message")
        );
        assert_eq!(filled("|reason|.|code|", Hole::Reason), None);
        assert_eq!(filled("|code|.|reason|", Hole::Code), None);
        assert_eq!(forms(&pieces("|code|.|reason|.|number|")).len(), 4);
    }
}
