//! The cells of tables, by what a column holds.

use errcat_catalog::Status;
use errcat_catalog::api::{
    Channel, Column, ColumnKey, Entry, Exception, Field, Message, ParamType, Processed, Reason,
    RetryOn, StatusInfo,
};

use super::{Source, Text, class, rule};
use pulldown_cmark::{Event, Parser, Tag};

use crate::emit::names::Member;

pub(super) fn plain(text: impl Into<String>) -> Text {
    Text::Plain(text.into())
}

pub(super) fn code(text: impl Into<String>) -> Text {
    Text::Code(text.into())
}

pub(super) fn markdown(text: &str) -> Text {
    Text::Markdown(text.to_owned())
}

/// The cell of an entry in a table with these columns.
pub(super) fn entry(
    source: &Source<'_>,
    columns: &[Column],
    entry: &Entry,
    key: ColumnKey,
) -> Vec<Text> {
    let optional = |text: Option<String>| text.map(plain).into_iter().collect();
    let number = |number: Option<u64>| optional(number.map(|number| number.to_string()));
    let class = || source.class(entry);
    match key {
        ColumnKey::Code => vec![source.called(entry)],
        ColumnKey::Name => vec![code(&entry.name)],
        ColumnKey::Number => optional(entry.number.map(|number| number.to_string())),
        ColumnKey::Status => statuses(entry),
        ColumnKey::Grpc => entry
            .grpc
            .map(|grpc| code(grpc.as_str()))
            .into_iter()
            .collect(),
        ColumnKey::Title => vec![plain(&entry.title)],
        ColumnKey::Message => entry.messages.iter().map(message).collect(),
        ColumnKey::Quoted => entry
            .messages
            .iter()
            .map(|message| code(crate::escape::json_string(&message.shown())))
            .collect(),
        ColumnKey::Cause => once(&entry.causes),
        ColumnKey::Remedy => once(&entry.remedies),
        ColumnKey::Cases => cases(entry),
        ColumnKey::Description => lead(entry).into_iter().collect(),
        ColumnKey::Reasons => entry
            .reasons
            .iter()
            .map(|reason| code(&reason.name))
            .collect(),
        ColumnKey::Params => {
            let is_own = |own: &&Member| entry.param(&own.name).is_some_and(|own| !own.of_all);
            let members = class().members.iter().filter(is_own);
            members.map(|own| attribute(own, columns)).collect()
        }
        ColumnKey::Examples => entry
            .examples
            .iter()
            .map(|example| plain(example.title.as_ref().unwrap_or(&example.message)))
            .collect(),
        ColumnKey::Retry => entry
            .retry
            .iter()
            .flat_map(|own| rule::texts(source.api, own))
            .collect(),
        ColumnKey::Processed => vec![plain(match entry.processed {
            Processed::No => "no",
            Processed::Yes => "yes",
            Processed::Unknown => "unknown",
        })],
        ColumnKey::Severity => optional(entry.severity.map(|word| word.as_str().to_owned())),
        ColumnKey::Fault => optional(entry.fault.map(|word| word.as_str().to_owned())),
        ColumnKey::Channels => vec![plain(channels(&entry.channels))],
        ColumnKey::Close => number(entry.close.map(u64::from)),
        ColumnKey::Exit => number(entry.exit.map(u64::from)),
        ColumnKey::Operations => source
            .api
            .operations
            .iter()
            .filter(|operation| operation.entries.contains(&entry.name))
            .map(|operation| code(&operation.name))
            .collect(),
        ColumnKey::Kind => {
            let kind = source.api.kind_of(entry);
            kind.map(|kind| code(&kind.value)).into_iter().collect()
        }
        ColumnKey::Aliases => entry.aliases.iter().map(code).collect(),
        ColumnKey::Type => entry.type_uri().map(code).into_iter().collect(),
        ColumnKey::Traits => entry.traits.iter().map(code).collect(),
        ColumnKey::Exception => vec![code(&entry.exception)],
        ColumnKey::Group => source
            .api
            .groups
            .iter()
            .filter(|group| Some(&group.id) == entry.group.as_ref())
            .map(|group| plain(&group.title))
            .collect(),
        ColumnKey::Audience => vec![plain(entry.audience.as_str())],
        ColumnKey::Since => optional(entry.since.clone()),
        ColumnKey::Rust => vec![code(format!(
            "Error::{}",
            class().rust.as_deref().unwrap_or_default()
        ))],
        ColumnKey::Typescript => vec![code(&class().typescript[0])],
        ColumnKey::Python => vec![code(&class().python[0])],
        ColumnKey::Prefix => entry.prefix.iter().map(code).collect(),
        ColumnKey::Base => {
            let bases = entry.bases();
            let bases = bases.map(|(base, language)| markdown(&format!("`{base}` in {language}")));
            bases.collect()
        }
        ColumnKey::Parent => {
            let parent = source.api.parent_entry(entry);
            let link = parent.map(|parent| source.link(parent));
            link.into_iter().collect()
        }
        ColumnKey::When | ColumnKey::Stable | ColumnKey::UserSafe => Vec::new(),
    }
}

/// Texts, each once: causes of their own can have one remedy.
fn once(texts: &[String]) -> Vec<Text> {
    let mut cell = Vec::new();
    for text in texts {
        let text = markdown(text);
        if !cell.contains(&text) {
            cell.push(text);
        }
    }
    cell
}

/// The first paragraph of a description: a cell has no room for headings, lists and code.
fn lead(entry: &Entry) -> Option<Text> {
    let text = entry.description.as_deref()?;
    let mut events = Parser::new(text).into_offset_iter();
    let paragraph = events.find(|(event, _)| matches!(event, Event::Start(Tag::Paragraph)));
    paragraph.map(|(_, range)| markdown(&text[range]))
}

/// The statuses of an entry, then those that only some of its reasons have.
fn statuses(entry: &Entry) -> Vec<Text> {
    let mut cell: Vec<Text> = entry
        .declared_statuses()
        .map(|own| plain(own.to_string()))
        .collect();
    let mut others: Vec<(Status, Vec<Text>)> = Vec::new();
    for reason in &entry.reasons {
        let Some(status) = reason
            .status
            .filter(|status| entry.declared_statuses().all(|own| own != *status))
        else {
            continue;
        };
        match others.iter_mut().find(|(known, _)| *known == status) {
            Some((_, names)) => names.push(code(&reason.name)),
            None => others.push((status, vec![code(&reason.name)])),
        }
    }
    let other = |(status, names): (Status, Vec<Text>)| {
        let names = Text::joined(names, ", ");
        let status = plain(status.to_string());
        Text::Line(vec![status, Text::Between(" ("), names, Text::Between(")")])
    };
    cell.extend(others.into_iter().map(other));
    cell
}

/// Causes with the remedy of each, a pair a line.
fn cases(entry: &Entry) -> Vec<Text> {
    let cases = entry.cases.iter();
    let halves = cases.map(|case| [case.cause.as_deref(), case.remedy.as_deref()]);
    let pairs = halves.map(|halves| halves.into_iter().flatten().collect::<Vec<_>>());
    pairs.map(|pair| Text::Markdown(pair.join(" — "))).collect()
}

/// A message as it is sent, with its params in braces.
pub(super) fn message(message: &Message) -> Text {
    match &message.when {
        Some(when) => Text::Line(vec![
            plain(message.shown()),
            Text::Between(" ("),
            markdown(when),
            Text::Between(")"),
        ]),
        None => plain(message.shown()),
    }
}

/// What a value is called in the client packages that the table names, in the order of their columns; with the language where
/// they differ.
fn attribute(member: &Member, columns: &[Column]) -> Text {
    let typescript = (member.typescript.as_str(), "TypeScript");
    let python = (member.python.as_str(), "Python");
    let mut names = Vec::new();
    for column in columns {
        match column.key {
            ColumnKey::Typescript => names.push(typescript),
            ColumnKey::Python => names.push(python),
            _ => {}
        }
    }
    if names.is_empty() {
        names = vec![python, typescript];
    }
    if names.iter().all(|(name, _)| *name == names[0].0) {
        return code(names[0].0);
    }
    let names = names.iter();
    let names = names.map(|(name, language)| {
        let (open, language) = (Text::Between(" ("), Text::Between(language));
        Text::Line(vec![code(*name), open, language, Text::Between(")")])
    });
    Text::joined(names, ", ")
}

fn channels(channels: &[Channel]) -> String {
    let words = channels.iter().map(|channel| match channel {
        Channel::Http => "as an HTTP response",
        Channel::Task => "in the body of a task",
        Channel::Stream => "as an event of a stream",
        Channel::Webhook => "in a webhook",
        Channel::Websocket => "over a WebSocket",
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The cell of a sub-code, which has what its entry has where it says nothing else.
pub(super) fn reason(
    source: &Source<'_>,
    entry: &Entry,
    reason: &Reason,
    key: ColumnKey,
) -> Vec<Text> {
    match key {
        ColumnKey::Code => vec![code(&reason.name)],
        ColumnKey::Title => vec![plain(&reason.title)],
        ColumnKey::Status => match reason.status {
            Some(status) => vec![plain(status.to_string())],
            None => entry.statuses_in_words().into_iter().map(plain).collect(),
        },
        ColumnKey::Message => reason
            .message
            .as_ref()
            .or(entry.messages.first())
            .map(message)
            .into_iter()
            .collect(),
        ColumnKey::Cause => reason.causes.iter().map(|text| markdown(text)).collect(),
        ColumnKey::Remedy => reason.remedies.iter().map(|text| markdown(text)).collect(),
        ColumnKey::Retry => reason
            .retry
            .iter()
            .flat_map(|own| rule::texts(source.api, own))
            .collect(),
        _ => Vec::new(),
    }
}

/// The cell of a status.
pub(super) fn status(info: &StatusInfo, key: ColumnKey) -> Vec<Text> {
    match key {
        ColumnKey::Status => vec![plain(info.status.to_string())],
        ColumnKey::Title => vec![plain(&info.title)],
        ColumnKey::Description => info.description.iter().map(|text| markdown(text)).collect(),
        _ => Vec::new(),
    }
}

/// The cell of an exception class.
pub(super) fn exception(source: &Source<'_>, exception: &Exception, key: ColumnKey) -> Vec<Text> {
    let statuses = exception.statuses.iter().map(ToString::to_string);
    match key {
        ColumnKey::Exception | ColumnKey::Name => vec![code(&exception.name)],
        ColumnKey::Rust => vec![code(&exception.identifiers.rust)],
        ColumnKey::Typescript => vec![code(&exception.identifiers.typescript)],
        ColumnKey::Python => vec![code(&exception.identifiers.python)],
        ColumnKey::Status => statuses.map(plain).collect(),
        ColumnKey::Exit => exception
            .exit
            .iter()
            .map(|exit| plain(exit.to_string()))
            .collect(),
        ColumnKey::Parent => exception.parent.iter().map(code).collect(),
        ColumnKey::When => match &exception.doc {
            Some(doc) => vec![markdown(doc)],
            None if exception.fallback => vec![plain("All other error responses")],
            None => class::when(source, exception),
        },
        _ => Vec::new(),
    }
}

/// What a rule of the catalogue holds for.
pub(super) fn condition(on: RetryOn) -> Text {
    match on {
        RetryOn::Status(status) => plain(status.to_string()),
        RetryOn::Network => plain("Network errors"),
        RetryOn::Timeout => plain("Network timeouts"),
        RetryOn::Default => plain("Anything else"),
    }
}

/// A type in words.
pub(super) fn ty(ty: &ParamType) -> Text {
    match ty {
        ParamType::Record(name) => code(name),
        other => plain(words(other)),
    }
}

fn words(ty: &ParamType) -> String {
    match ty {
        ParamType::List(item) => format!("list of {}", words(item)),
        ParamType::Map(value) => format!("map from text to {}", words(value)),
        ParamType::Enum(texts) => format!("one of {}", texts.join(", ")),
        ParamType::Record(name) => name.clone(),
        ParamType::String => "string".to_owned(),
        ParamType::Integer => "integer".to_owned(),
        ParamType::Number => "number".to_owned(),
        ParamType::Boolean => "boolean".to_owned(),
        ParamType::Seconds => "seconds".to_owned(),
        ParamType::Timestamp => "timestamp (RFC 3339)".to_owned(),
        ParamType::Uuid => "UUID".to_owned(),
        ParamType::Url => "URL".to_owned(),
        ParamType::Any => "any JSON value".to_owned(),
    }
}

/// The cell of a field of the envelope.
pub(super) fn field(source: &Source<'_>, field: &Field, key: ColumnKey) -> Vec<Text> {
    let word = |value: Option<bool>, yes: &str, no: &str| {
        let word = value.map(|value| plain(if value { yes } else { no }));
        word.into_iter().collect()
    };
    match key {
        ColumnKey::Name => vec![code(source.wire.field(source.api, field))],
        ColumnKey::Description => field.doc.iter().map(|text| markdown(text)).collect(),
        ColumnKey::Stable => word(field.stable, "stable", "may change"),
        ColumnKey::UserSafe => word(field.user_safe, "yes", "no"),
        _ => Vec::new(),
    }
}
