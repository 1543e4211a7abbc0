//! What is left of a catalogue that is refused: enough of it for code that uses its names.

use std::{iter, ops::Range};

use crate::{
    api::CodeStyle,
    check::{self, Catalog},
    diagnostic::{Diagnostics, Level},
    language::{CodesNode, Document, EntryNode, ParamNode, ReasonNode, TypeNode},
    load, name, parse,
    read::{Either, Map, OneOrMany, Spanned, Text},
    resolve,
    source::{SourceFile, Sources, Span},
};

/// How many mistakes of syntax are passed over in a file.
const MOST_REPAIRS: usize = 8;
/// How many lines above the place where a mistake of syntax is noticed it may stand.
const MOST_LINES_BACK: usize = 8;

/// The names, params and reasons of a catalogue that is refused, as far as they hold, in a catalogue that is not.
///
/// A macro emits it beside the mistakes, so that code that uses the catalogue does not fail at every name. The first of
/// the sources is the root file, and the others are those that it includes. Where nothing holds there is one entry,
/// `refused`.
pub fn outline(sources: &Sources) -> Catalog {
    let mut readable = Sources::new();
    let mut document = Document::default();
    for source in sources.files() {
        let file = readable.add(source.name.as_str(), repaired(source));
        if let Some(part) = parse::parse(&readable, file, &mut Diagnostics::new()) {
            document.name = document.name.or(part.name);
            document.codes = document.codes.or(part.codes);
            document.types.0.extend(part.types.0);
            document.params.0.extend(part.params.0);
            document.errors.0.extend(part.errors.0);
        }
    }
    judge(interface(document), &readable)
        .filter(|catalog| !catalog.entries.is_empty())
        .unwrap_or_else(nothing)
}

/// A file's text with spaces for the lines that are not YAML.
///
/// A quote or a bracket that is not closed is noticed lines later, so of the last few lines that one is left out
/// without which the rest can be read the furthest.
fn repaired(source: &SourceFile) -> String {
    let mut text = source.text.clone();
    for _ in 0..MOST_REPAIRS {
        let Some(at) = first_mistake(&text) else {
            break;
        };
        let without = lines_up_to(&text, at).take(MOST_LINES_BACK).map(|line| {
            let mut text = text.clone();
            text.replace_range(line.clone(), &" ".repeat(line.len()));
            (first_mistake(&text).unwrap_or(usize::MAX), text)
        });
        let furthest = without.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, furthest)) = furthest else {
            break;
        };
        text = furthest;
    }
    text
}

/// The byte at which a text turns out not to be YAML.
fn first_mistake(text: &str) -> Option<usize> {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let file = sources.add("", text);
    if parse::parse(&sources, file, &mut diagnostics).is_some() {
        return None;
    }
    let finding = diagnostics.iter().next()?;
    Some(finding.span.start as usize)
}

/// The line of a byte and those above it, the nearest first, without those of nothing but spaces.
fn lines_up_to(text: &str, at: usize) -> impl Iterator<Item = Range<usize>> {
    let mut end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    iter::from_fn(move || {
        end = text[..end].trim_end().len();
        let start = text[..end].rfind('\n').map_or(0, |start| start + 1);
        let line = start..end;
        end = start;
        Some(line).filter(|line| !line.is_empty())
    })
}

type Params = Map<Either<TypeNode, ParamNode>>;

/// A document with what generated Rust takes its names and types from, and nothing else.
fn interface(document: Document) -> Document {
    let name = document.name.filter(|name| name::is_name(&name.value));
    let codes = document.codes.and_then(|codes| codes.style);
    let style = codes.filter(|style| style.value == CodeStyle::None);
    let entries = document.errors.0.into_iter();
    Document {
        name: Some(name.unwrap_or_else(|| Text::new("refused"))),
        codes: Some(CodesNode {
            style: style.or(Some(Spanned::new(CodeStyle::Any))),
            ..CodesNode::default()
        }),
        types: document.types,
        params: outlined_params(document.params),
        errors: Map(entries.map(|(name, entry)| outlined(name, entry)).collect()),
        ..Document::default()
    }
}

fn outlined_params(given: Params) -> Params {
    let mut params = Vec::new();
    for (name, param) in given.0 {
        let param = match param {
            Either::Short(ty) => Either::Short(ty),
            Either::Long(long) => Either::Long(ParamNode {
                ty: long.ty,
                words: long.words,
                required: long.required,
                private: long.private,
                rename: long.rename,
                ..ParamNode::default()
            }),
        };
        params.push((name, param));
    }
    Map(params)
}

fn outlined(name: Text, entry: EntryNode) -> (Text, EntryNode) {
    let mut reasons = Vec::new();
    for (name, reason) in entry.reasons.0 {
        let outlined = ReasonNode {
            rename: reason.rename,
            ..ReasonNode::default()
        };
        reasons.push((name, outlined));
    }
    // The service gives the text of such an error, which then has a field for it.
    let takes_message = entry.message.0.is_empty();
    let mut outlined = EntryNode {
        params: outlined_params(entry.params),
        reasons: Map(reasons),
        rename: entry.rename,
        ..bare(&name)
    };
    if takes_message {
        outlined.message = OneOrMany(Vec::new());
    }
    (name, outlined)
}

/// An entry that is no more than its name.
fn bare(name: &Text) -> EntryNode {
    EntryNode {
        message: OneOrMany(vec![Either::Short(Text::new(
            name.value.replace(['{', '}', '$'], " "),
        ))]),
        ..EntryNode::default()
    }
}

/// Takes away what findings are about until there is none.
fn judge(mut document: Document, sources: &Sources) -> Option<Catalog> {
    loop {
        let mut diagnostics = Diagnostics::new();
        let draft = resolve::resolve(document, false, sources, &mut diagnostics);
        document = match check::check(draft, sources, &mut diagnostics) {
            Ok(catalog) => return Some(catalog),
            Err(refused) => refused.document,
        };
        let findings = diagnostics.iter();
        let findings = findings.filter(|finding| finding.level == Level::Deny);
        let spans: Vec<Span> = findings.map(|finding| finding.span).collect();
        if !weaken(&mut document, &spans) {
            return None;
        }
    }
}

/// Takes away the types and the params of all errors that these places are in, makes the entries bare, or takes them away if they are bare already;
/// says whether anything was.
fn weaken(document: &mut Document, spans: &[Span]) -> bool {
    let mut starts = Vec::new();
    for (name, _) in &document.types {
        starts.push(name.span);
    }
    for (name, _) in &document.params {
        starts.push(name.span);
    }
    for (name, _) in &document.errors {
        starts.push(name.span);
    }
    let mut blamed = Vec::new();
    for span in spans {
        let mut nearest = None;
        for start in &starts {
            if start.file == span.file && start.start <= span.start {
                nearest = nearest.max(Some(*start));
            }
        }
        blamed.extend(nearest);
    }
    document
        .types
        .0
        .retain(|(name, _)| !blamed.contains(&name.span));
    document
        .params
        .0
        .retain(|(name, _)| !blamed.contains(&name.span));
    document.errors.0.retain_mut(|(name, entry)| {
        if !blamed.contains(&name.span) {
            return true;
        }
        let is_bare =
            entry.params.0.is_empty() && entry.reasons.0.is_empty() && entry.rename.is_none();
        *entry = bare(name);
        !is_bare
    });
    !blamed.is_empty()
}

fn nothing() -> Catalog {
    let mut sources = Sources::new();
    let text =
        "errcat: 1\nname: refused\nerrors: {refused: {message: The catalogue is refused.}}\n";
    let file = sources.add("refused.yaml", text);
    let (catalog, _) = load(&mut sources, file);
    catalog.expect("a catalogue that only lacks a remedy")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(files: &[&str]) -> Vec<String> {
        let mut sources = Sources::new();
        for text in files {
            sources.add("shop.yaml", *text);
        }
        let catalog = outline(&sources);
        let entries = catalog.entries.iter().map(|entry| {
            let params = entry.params.iter().map(|param| param.name.as_str());
            let reasons = entry.reasons.iter().map(|reason| reason.name.as_str());
            let members: Vec<_> = params.chain(reasons).collect();
            format!("{}({})", entry.name, members.join(", "))
        });
        entries.collect()
    }

    const SOUND: &str = "
errcat: 1
name: shop
codes: {style: SCREAMING_SNAKE_CASE}
types:
  Item: {name: string}
errors:
  sold_out:
    status: 409
    message: '{item} is sold out.'
    remedy: Wait.
    params: {item: Item, left: {type: integer, required: false}}
  lost:
    code: LOST
    message: It is lost.
    reasons: {fire: {cause: A fire.}, theft: {cause: A thief.}}
";

    #[test]
    fn what_is_not_mistaken_stays() {
        let whole = ["sold_out(item, left)", "lost(fire, theft)"];
        assert_eq!(entries(&[SOUND]), whole);
        for (sound, mistaken) in [
            ("status: 409", "status: 4009"),
            ("'{item} is", "'{itm} is"),
            ("'{item} is", "'{item is"),
            ("remedy: Wait.", "remdy: Wait."),
            ("remedy: Wait.", "remedy: Wait: no more"),
            ("remedy: Wait.", "\tremedy: Wait."),
            ("'{item} is sold out.'", "{item} is sold out."),
            ("code: LOST", "code: SOLD_OUT"),
            ("code: LOST", "code: lost"),
            ("name: shop", "name: The Shop"),
            ("name: shop", "name: shop\nenvelope: {message: $mesage}"),
            ("errcat: 1", "errcat: 7"),
            ("SCREAMING_SNAKE_CASE", "SHOUTED"),
            ("cause: A fire.", "cause: '${fire}'"),
        ] {
            let text = SOUND.replace(sound, mistaken);
            assert_ne!(text, SOUND);
            assert_eq!(entries(&[&text]), whole, "{mistaken}");
        }
    }

    #[test]
    fn what_is_mistaken_is_left_out() {
        let with = |sound: &str, mistaken: &str| entries(&[&SOUND.replace(sound, mistaken)]);
        assert_eq!(
            with("item: Item", "item: Itm"),
            ["sold_out()", "lost(fire, theft)"]
        );
        assert_eq!(
            with("{name: string}", "{name: Item}"),
            ["sold_out()", "lost(fire, theft)"]
        );
        assert_eq!(with("  lost:", "  Lost Item:"), ["sold_out(item, left)"]);
        assert_eq!(with("  lost:", "  sold_out:").len(), 1);
    }

    #[test]
    fn included_files_count_as_well() {
        let more =
            "errcat: 1\nerrors:\n  found: {message: '{by found it.', params: {by: string}}\n";
        let (root, more) = (SOUND.replace("409", "4"), [more, "- no\n- map\n"]);
        assert_eq!(
            entries(&[&root, more[0], more[1]]),
            ["sold_out(item, left)", "lost(fire, theft)", "found(by)"]
        );
    }

    #[test]
    fn where_nothing_holds_there_is_one_entry() {
        for text in [
            "",
            "\t",
            "]",
            "errcat: 1\n",
            "errcat: 1\nerrors: 7\n",
            "errcat: [[[[",
        ] {
            assert_eq!(entries(&[text]), ["refused()"], "{text}");
        }
    }
}
