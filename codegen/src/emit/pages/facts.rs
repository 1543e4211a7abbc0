//! What an error is, in a few words each: the list at the top of its page.

use errcat_catalog::api::{Channel, ColumnKey, Entry, Grpc, Hole, Processed};

use super::{Block, Source, Text, To, Tree, cell, with_phrase};

/// The facts of an error that it has and others may not.
pub(super) fn block(tree: &Tree<'_>, entry: &Entry) -> Block {
    let source = &tree.source;
    let mut items = Vec::new();
    let mut put = |label: String, texts: Vec<Text>, between: &'static str| {
        if !texts.is_empty() {
            items.push(vec![
                Text::Strong(vec![cell::plain(label)]),
                Text::Between(": "),
                Text::joined(texts, between),
            ]);
        }
    };
    for (key, label) in FACTS {
        let texts = match key {
            ColumnKey::Status => statuses(entry),
            ColumnKey::Group => group(tree, entry),
            ColumnKey::Traits => traits(source, entry),
            ColumnKey::Processed => vec![cell::plain(processed(entry))],
            ColumnKey::Channels if entry.channels == [Channel::Http] => Vec::new(),
            ColumnKey::Code if entry.code.is_none() => Vec::new(),
            ColumnKey::Type if !sends(source, entry, Hole::Type) => Vec::new(),
            ColumnKey::Grpc if !is_own_grpc(source, entry) => Vec::new(),
            ColumnKey::Exception => class(source, entry),
            ColumnKey::Message => entry.messages.iter().map(cell::message).collect(),
            key => cell::entry(source, &[], entry, *key),
        };
        let between = if *key == ColumnKey::Retry { ". " } else { ", " };
        put(source.label(*key, label), texts, between);
    }
    put("Stability".to_owned(), vec![stability(source, entry)], "");
    Block::List { items }
}

/// The facts in order, with what they are called where no table of errors calls them otherwise.
const FACTS: &[(ColumnKey, &str)] = &[
    (ColumnKey::Code, "Code"),
    (ColumnKey::Number, "Number"),
    (ColumnKey::Aliases, "Also known as"),
    (ColumnKey::Status, "Status"),
    (ColumnKey::Kind, "Kind"),
    (ColumnKey::Group, "Group"),
    (ColumnKey::Parent, "A case of"),
    (ColumnKey::Prefix, "Cases begin with"),
    (ColumnKey::Base, "Also a"),
    (ColumnKey::Traits, "Traits"),
    (ColumnKey::Type, "Problem type"),
    (ColumnKey::Grpc, "gRPC"),
    (ColumnKey::Message, "Message"),
    (ColumnKey::Retry, "Retry"),
    (ColumnKey::Processed, "Has taken effect"),
    (ColumnKey::Fault, "Fault"),
    (ColumnKey::Channels, "Comes"),
    (ColumnKey::Close, "Close code"),
    (ColumnKey::Exit, "Exit code"),
    (ColumnKey::Operations, "Operations"),
    (ColumnKey::Exception, "Class"),
    (ColumnKey::Since, "Since"),
];

/// The statuses with their phrases, each with a link to the errors that share it.
fn statuses(entry: &Entry) -> Vec<Text> {
    let mut seen = Vec::new();
    let mut texts = Vec::new();
    for status in entry.statuses() {
        if seen.contains(&status) {
            continue;
        }
        seen.push(status);
        let words = cell::plain(with_phrase(status));
        texts.push(Text::Link(Box::new(words), To::Status(status)));
    }
    texts
}

fn group(tree: &Tree<'_>, entry: &Entry) -> Vec<Text> {
    let groups = tree.source.api.groups.iter();
    let own = groups.filter(|group| entry.group.as_ref() == Some(&group.id));
    let link = own.map(|group| {
        let title = cell::plain(&group.title);
        Text::Link(Box::new(title), To::Group(group.id.clone()))
    });
    link.collect()
}

/// The traits with what each means.
fn traits(source: &Source<'_>, entry: &Entry) -> Vec<Text> {
    let known = source.api.traits.iter();
    let own = known.filter(|known| entry.traits.contains(&known.name));
    let text = own.map(|own| {
        let meaning = cell::markdown(&own.doc);
        Text::Line(vec![
            cell::code(&own.name),
            Text::Between(" ("),
            meaning,
            Text::Between(")"),
        ])
    });
    text.collect()
}

/// What the error is called in each language, and the class of its family.
fn class(source: &Source<'_>, entry: &Entry) -> Vec<Text> {
    let class = source.class(entry);
    let called = |name: &str, languages: &'static str| {
        Text::Line(vec![cell::code(name), Text::Between(languages)])
    };
    let (typescript, python) = (&class.typescript[0], &class.python[0]);
    let mut texts = if typescript == python {
        vec![called(typescript, " (TypeScript, Python)")]
    } else {
        vec![
            called(typescript, " (TypeScript)"),
            called(python, " (Python)"),
        ]
    };
    let variant = class.rust.as_deref().map(|name| format!("Error::{name}"));
    texts.extend(variant.map(|name| called(&name, " (Rust)")));
    let family = cell::code(&entry.exception);
    texts.push(Text::Line(vec![Text::Between("of the family "), family]));
    texts
}

/// Whether the request may have had an effect.
fn processed(entry: &Entry) -> &'static str {
    match entry.processed {
        Processed::No => "no: the request had no effect",
        Processed::Yes => "yes: what was asked for was done",
        Processed::Unknown => "unknown: the request may have had an effect",
    }
}

/// Whether the body of a response has that.
fn sends(source: &Source<'_>, entry: &Entry, hole: Hole) -> bool {
    let envelope = source.api.envelope_of(entry);
    envelope.map_or(hole == Hole::Type, |envelope| envelope.says(hole))
}

/// Whether the code of gRPC is another than that of the status, or stands in the body.
fn is_own_grpc(source: &Source<'_>, entry: &Entry) -> bool {
    let of_status = entry.status.and_then(Grpc::from_status);
    entry.grpc != of_status || sends(source, entry, Hole::Grpc)
}

/// What clients may rely on from version to version, and what may change.
fn stability(source: &Source<'_>, entry: &Entry) -> Text {
    let api = source.api;
    let field = |name: &str| api.fields.iter().find(|field| field.name == name);
    let is_stable = |name: &str| field(name).and_then(|field| field.stable);
    let mut kept: Vec<&'static str> = Vec::new();
    if entry.code.is_some() && is_stable("code") != Some(false) {
        kept.push("code");
    }
    let facts = [
        (entry.status.is_some(), "status"),
        (entry.kind.is_some(), "kind"),
        (entry.public_params().next().is_some(), "params"),
        (!entry.reasons.is_empty(), "reasons"),
        (entry.retry.is_some(), "retry rule"),
    ];
    kept.extend(
        facts
            .into_iter()
            .filter(|(has, _)| *has)
            .map(|(_, word)| word),
    );
    let mut line = Vec::new();
    if entry.deprecated.is_some() {
        line.push(Text::Between("deprecated; "));
    }
    let message = is_stable("message");
    if message == Some(true) {
        kept.push("message");
    }
    line.push(Text::Between("rely on its "));
    let last = kept.pop();
    if !kept.is_empty() {
        let rest = kept.iter().map(|word| Text::Between(word));
        line.push(Text::joined(rest, ", "));
        line.push(Text::Between(" and "));
    }
    line.push(Text::Between(last.unwrap_or("class")));
    if message != Some(true) {
        line.push(Text::Between("; its message may change"));
    }
    Text::Line(line)
}
