//! Documentation of the emitted items.
//!
//! Text of a catalogue is written for the pages of an API, where a link may be relative to the site and a word in
//! brackets is just that. rustdoc would look for Rust items behind both, and takes bare addresses and tags amiss.

use errcat_catalog::{
    api::{Case, Deprecated, Entry, Reason},
    each,
};
use proc_macro2::TokenStream;
use quote::quote;

use super::names::string;
use crate::escape::{markdown_code, markdown_inline, markdown_text};

/// `#[doc]` attributes with these paragraphs.
pub(super) fn paragraphs<T: AsRef<str>>(paragraphs: impl IntoIterator<Item = T>) -> TokenStream {
    let mut lines = TokenStream::new();
    for (at, text) in paragraphs.into_iter().enumerate() {
        paragraph(at, text.as_ref(), &mut lines);
    }
    lines
}

fn paragraph(at: usize, text: &str, lines: &mut TokenStream) {
    if at > 0 {
        lines.extend(quote! { #[doc = ""] });
    }
    for line in text.lines() {
        let line = string(&format!(" {line}"));
        lines.extend(quote! { #[doc = #line] });
    }
}

/// The paragraphs of an entry: what it is, why it happens, what to do.
pub(super) fn entry(entry: &Entry) -> Vec<String> {
    let mut paragraphs = vec![called(entry)];
    if let Some(deprecated) = &entry.deprecated {
        paragraphs.push(self::deprecated(deprecated));
    }
    paragraphs.extend(list(&pairs(&entry.causes, &entry.remedies, &entry.cases)));
    for message in &entry.messages {
        if let Some(when) = &message.when {
            paragraphs.push(format!("{} ({})", code(&message.shown()), inline(when)));
        }
    }
    if let Some(url) = &entry.doc_url {
        paragraphs.push(format!("See {}.", address(url)));
    }
    paragraphs
}

/// What an entry is called: its title, its code on the wire, and its status.
pub(super) fn called(entry: &Entry) -> String {
    let code = entry.code.as_deref().map(code);
    let known: Vec<String> = (code.into_iter())
        .chain(entry.statuses_in_words())
        .collect();
    let title = text(entry.title.trim_end_matches('.'));
    if known.is_empty() {
        format!("{title}.")
    } else {
        format!("{title} ({}).", known.join(", "))
    }
}

/// The code, the status and the remedy of an entry, or of one of its reasons, as cells of a table.
#[cfg(feature = "macros")]
pub(crate) fn summary(entry: &Entry, reason: Option<&Reason>) -> [String; 3] {
    let reasons = reason.map(|reason| code(&reason.name));
    let codes: Vec<String> = [code(super::key(entry))]
        .into_iter()
        .chain(reasons)
        .collect();
    let status = reason.and_then(|reason| reason.status);
    let status = status.map(|status| status.to_string());
    let status = status.or_else(|| entry.statuses_in_words());
    let own = reason.map(|reason| &reason.remedies);
    let own = own.filter(|remedies| !remedies.is_empty());
    let remedies = each(own.unwrap_or(&entry.remedies), &mut |remedy| inline(remedy));
    let cells = [
        codes.join(", "),
        status.unwrap_or_default(),
        remedies.join(" "),
    ];
    cells.map(|cell| cell.replace('|', "\\|"))
}

/// The paragraphs of a reason.
pub(super) fn reason(reason: &Reason) -> Vec<String> {
    let mut paragraphs = vec![format!("{}.", text(reason.title.trim_end_matches('.')))];
    paragraphs.extend(list(&pairs(&reason.causes, &reason.remedies, &[])));
    paragraphs
}

/// Plain text as one line of documentation.
pub(super) fn text(text: &str) -> String {
    for_rustdoc(&markdown_text(&text.replace(['\n', '\r'], " ")))
}

/// Text as a code span on one line of documentation.
pub(super) fn code(text: &str) -> String {
    for_rustdoc(&markdown_code(&text.replace(['\n', '\r'], " ")))
}

/// Inline Markdown of an author as one line of documentation.
pub(super) fn inline(markdown: &str) -> String {
    for_rustdoc(&markdown_inline(markdown))
}

/// An address as a link, if it can stand between angle brackets.
fn address(url: &str) -> String {
    if url.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>')) {
        text(url)
    } else {
        format!("<{url}>")
    }
}

/// What to know about an error that the API is giving up, as one line of Markdown.
pub(super) fn deprecation(deprecated: &Deprecated) -> String {
    let since = deprecated.since.as_ref();
    let since = since.map(|since| format!("Deprecated since {since}."));
    let instead = deprecated.replaced_by.as_ref();
    let instead = instead.map(|name| format!("Replaced by `{name}`."));
    let sunset = deprecated.sunset.as_ref();
    let sunset = sunset.map(|sunset| format!("No longer sent from {sunset}."));
    let parts: Vec<String> = [since, sunset, instead, deprecated.note.clone()]
        .into_iter()
        .flatten()
        .collect();
    if parts.is_empty() {
        "Deprecated.".to_owned()
    } else {
        parts.join(" ")
    }
}

fn deprecated(deprecated: &Deprecated) -> String {
    inline(&deprecation(deprecated))
}

/// Causes with their remedies as one Markdown list.
fn list(cases: &[Pair<'_>]) -> Option<String> {
    let mut lines = Vec::new();
    for (cause, remedy) in cases {
        for (label, text) in [("Cause", cause), ("Remedy", remedy)] {
            if !text.is_empty() {
                lines.push(format!("- **{label}:** {}", inline(text)));
            }
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A cause and a remedy, either of them empty if there is none.
pub(super) type Pair<'a> = (&'a str, &'a str);

/// The pairs that the catalogue makes, then what stands alone; a single cause and a single remedy belong together.
pub(super) fn pairs<'a>(
    causes: &'a [String],
    remedies: &'a [String],
    paired: &'a [Case],
) -> Vec<Pair<'a>> {
    let mut pairs: Vec<Pair<'a>> = each(paired, &mut |case| {
        let cause = case.cause.as_deref().unwrap_or_default();
        (cause, case.remedy.as_deref().unwrap_or_default())
    });
    let alone = |texts: &'a [String], of: fn(&Case) -> &Option<String>| -> Vec<&'a str> {
        let mut alone = Vec::new();
        for text in texts {
            if !paired.iter().any(|case| of(case).as_ref() == Some(text)) {
                alone.push(text.as_str());
            }
        }
        alone
    };
    let causes = alone(causes, |case| &case.cause);
    let remedies = alone(remedies, |case| &case.remedy);
    if let ([cause], [remedy]) = (causes.as_slice(), remedies.as_slice()) {
        pairs.push((cause, remedy));
    } else {
        for cause in causes {
            pairs.push((cause, ""));
        }
        for remedy in remedies {
            pairs.push(("", remedy));
        }
    }
    pairs
}

/// Markdown of one line that rustdoc shows as any other reader does: no link to an item, no bare address.
fn for_rustdoc(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let width = match c {
            '\\' => c.len_utf8() + rest[1..].chars().next().map_or(0, char::len_utf8),
            '`' => code_span(rest),
            _ => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(width);
        out.push_str(&piece.replace('\t', " "));
        rest = after;
        if out.ends_with("](") && could_be_item(rest) {
            out.push_str("./");
        } else if c == ':' && rest.starts_with("//") && !is_destination(&out) {
            // The address stays what it is, but its text is now two pieces, of which neither is an address.
            out.push('\\');
        }
    }
    out
}

/// Whether the scheme that ends `out` is that of a link's destination.
fn is_destination(out: &str) -> bool {
    let scheme = |c: char| c.is_ascii_alphanumeric() || c == ':';
    out.trim_end_matches(scheme).ends_with("](")
}

/// The width of the code span at the start of `text`, or of its backticks if they open none.
fn code_span(text: &str) -> usize {
    let fence = text.len() - text.trim_start_matches('`').len();
    let mut at = fence;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let run = text[start..].len() - text[start..].trim_start_matches('`').len();
        at = start + run;
        if run == fence {
            return at;
        }
    }
    fence
}

/// Whether rustdoc would take this destination of a link for the path of an item.
fn could_be_item(rest: &str) -> bool {
    let destination = rest.split([')', ' ']).next().unwrap_or_default();
    !destination.is_empty()
        && !destination.contains(['/', '.', '?', '='])
        && !destination.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::{inline, text};

    #[test]
    fn links_are_never_taken_for_items() {
        assert_eq!(inline("[a](keys)"), "[a](./keys)");
        assert_eq!(inline("[a](keys#scopes)"), "[a](./keys#scopes)");
        assert_eq!(inline("[a](/keys#scopes)"), "[a](/keys#scopes)");
        assert_eq!(inline("[a](#scopes)"), "[a](#scopes)");
        assert_eq!(inline("[Vec]"), r"&#91;Vec\]");
    }

    #[test]
    fn addresses_are_text_or_links_but_never_bare() {
        assert_eq!(
            text("See https://a.example/x."),
            "See https&#58;//a.example/x."
        );
        assert_eq!(inline("See https://a.example"), r"See https:\//a.example");
        assert_eq!(inline("`https://a.example`"), "`https://a.example`");
        assert_eq!(inline("[a](https://a.example)"), "[a](https://a.example)");
    }
}
