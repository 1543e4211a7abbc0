//! Texts of an envelope with holes in them.

use super::{Resolver, within};
use crate::{
    api::{Body, Hole, MAX_PARTS, Piece},
    diagnostic::Diagnostic,
    read::Json,
    rule,
};

impl Resolver<'_> {
    /// Refuses a text with holes in it among the errors of a list, each of which is read by its members.
    pub(super) fn judge_list(&mut self, body: &Body, json: &Json) {
        let pieces = in_list(body, false).unwrap_or_default();
        let hole = pieces.iter().find_map(|piece| match piece {
            Piece::Hole(hole) => Some(hole),
            Piece::Text(_) => None,
        });
        let Some(hole) = hole else { return };
        let words = format!("${}", hole.as_str());
        let text = json
            .strings
            .iter()
            .find(|text| text.value.contains(&words) && text.value.len() > words.len());
        let span = text.map_or(json.span, |text| within(self.sources, text.span, &words));
        let message = format!("`{words}` stands inside of a longer text in a list of errors");
        let finding = Diagnostic::new(&rule::MALFORMED_ENVELOPE, span, message, "not in a list");
        let help = format!(
            "make it a member of its own, as a whole: `{}: {words}`",
            hole.as_str()
        );
        self.diagnostics.push(finding.help(help));
    }

    /// Refuses a text whose parts nobody could read back.
    pub(super) fn judge_text(&mut self, text: &str, pieces: &[Piece], json: &Json) {
        let span = json.span_of(text, &json.strings);
        let mut holes = Vec::new();
        for piece in pieces {
            if let Piece::Hole(hole) = piece {
                holes.push(*hole);
            }
        }
        let twice = (holes.iter().enumerate()).find(|(at, hole)| holes[..*at].contains(hole));
        let mut report = |words: &str, message: String, label: &str, help: &str| {
            let span = within(self.sources, span, words);
            let finding = Diagnostic::new(&rule::MALFORMED_ENVELOPE, span, message, label);
            self.diagnostics.push(finding.help(help));
        };
        if holes.contains(&Hole::Details) {
            report(
                "$details",
                "`$details` stands inside of a longer text".to_owned(),
                "an object, and no text",
                "make it a member of its own, as a whole: `details: $details`; write `$$details` for this very text",
            );
        } else if let Some((_, hole)) = twice {
            let hole = format!("${}", hole.as_str());
            let message = format!("`{hole}` stands twice in a text");
            report(&hole, message, "which of them counts?", "keep one of them");
        } else if holes.len() > MAX_PARTS {
            let message = format!("a text has at most {MAX_PARTS} holes");
            report(
                text,
                message,
                "too many",
                "make members of their own of some",
            );
        } else if let Some([Piece::Hole(first), Piece::Hole(second)]) = (pieces.windows(2))
            .find(|pair| pair.iter().all(|piece| matches!(piece, Piece::Hole(_))))
        {
            let words = format!("${}${}", first.as_str(), second.as_str());
            let message = format!(
                "nothing stands between `${}` and `${}`",
                first.as_str(),
                second.as_str()
            );
            report(
                &words,
                message,
                "where does one end?",
                "write something between them that neither has, such as `$code.$reason`",
            );
        }
    }
}

/// The first text with holes in it that stands in a list of errors.
fn in_list(body: &Body, is_inside: bool) -> Option<&[Piece]> {
    match body {
        Body::Text(pieces) => is_inside.then_some(pieces),
        Body::Each(item) => in_list(item, true),
        Body::Array(items) => items.iter().find_map(|item| in_list(item, is_inside)),
        Body::Object(members) => {
            let mut members = members.iter();
            members.find_map(|member| in_list(&member.value, is_inside))
        }
        Body::Hole(_) | Body::Literal(_) | Body::Param(_) => None,
    }
}

/// The pieces of a text. `$$` is a `$` where a text begins, and before the name of a hole.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        literal.push_str(&rest[..at]);
        let is_first = rest.len() == text.len() && at == 0;
        let after = &rest[at + 1..];
        if let Some(escaped) = after.strip_prefix('$')
            && (is_first || hole(escaped).is_some())
        {
            literal.push('$');
            rest = escaped;
            // What follows is the text itself, be it the name of a hole.
            let length = word(rest);
            literal.push_str(&rest[..length]);
            rest = &rest[length..];
        } else if let Some(hole) = hole(after) {
            if !literal.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut literal)));
            }
            pieces.push(Piece::Hole(hole));
            rest = &after[word(after)..];
        } else {
            literal.push('$');
            rest = after;
        }
    }
    literal.push_str(rest);
    if !literal.is_empty() || pieces.is_empty() {
        pieces.push(Piece::Text(literal));
    }
    pieces
}

/// A part of a text that [`pieces`] reads as it is, written; the first part of a text, or a later one.
#[cfg(feature = "serde")]
pub(crate) fn escaped(text: &str, is_first: bool) -> String {
    let mut escaped = String::new();
    for (at, letter) in text.char_indices() {
        escaped.push(letter);
        if letter == '$' && (is_first && at == 0 || hole(&text[at + 1..]).is_some()) {
            escaped.push('$');
        }
    }
    escaped
}

/// The hole whose name a text begins with.
fn hole(text: &str) -> Option<Hole> {
    let name = &text[..word(text)];
    Hole::ALL.iter().copied().find(|hole| hole.as_str() == name)
}

/// The length of the word that a text begins with.
pub(super) fn word(text: &str) -> usize {
    let is_end = |c: char| !c.is_ascii_alphanumeric() && c != '_';
    text.find(is_end).unwrap_or(text.len())
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::{Piece, escaped, pieces};

    #[test]
    fn a_hole_is_found_wherever_it_stands_unless_its_dollar_is_doubled() {
        for (text, wanted) in [
            ("https://example.com/$code", "https://example.com/<code>"),
            ("$code.$reason", "<code>.<reason>"),
            ("[$code]$message", "[<code>]<message>"),
            ("$code's", "<code>'s"),
            ("$status_text here", "<status_text> here"),
            ("$$code", "$code"),
            ("$$$code", "$<code>"),
            ("a $$code", "a $code"),
            ("a $$ b", "a $$ b"),
            ("$$$", "$$"),
            ("US$5", "US$5"),
            ("$codes", "$codes"),
            ("$", "$"),
            ("", ""),
            ("é$é", "é$é"),
        ] {
            let mut found = String::new();
            for piece in pieces(text) {
                match piece {
                    Piece::Text(text) => found.push_str(&text),
                    Piece::Hole(hole) => found.extend(["<", hole.as_str(), ">"]),
                }
            }
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn a_text_written_is_read_as_it_was() {
        for text in [
            "$code", "a $code", "$$code", "$codes", "$ $code$", "US$5", "$$$", "$", "",
        ] {
            let read = pieces(&escaped(text, true));
            assert_eq!(read, [Piece::Text(text.to_owned())], "{text}");
        }
    }
}
