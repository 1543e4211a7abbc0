//! An explanation as people read it in a terminal.

mod envelope;
mod words;

use std::fmt::Write as _;

use errcat_catalog::Status;
use errcat_catalog::api::{Api, Deprecated, Entry, Message, Processed, Reason, Retired};

use super::body::{By, Found};
use super::find::Subject;
use crate::report::{DIM, STRONG, printable};

/// The explanation, without a line end at its end.
pub(super) fn render(subject: &Subject) -> String {
    let text = match subject {
        Subject::Entry(api, entry, reason) => render_entry(api, entry, *reason),
        Subject::Retired(api, retired) => render_retired(api, retired),
        Subject::Envelope(api, envelope) => envelope::render(api, envelope),
        Subject::Rule(rule) => rule.page.to_owned(),
    };
    text.trim_end().to_owned()
}

/// What a response says, and how it was recognised.
pub(super) fn render_found(found: &Found) -> String {
    let said = &found.said;
    let mut page = Page {
        text: String::new(),
    };
    let mut parts = Vec::new();
    let mut part = |name: &str, value: Option<&str>| {
        parts.extend(value.map(|value| format!("{name} {}", printable(value))));
    };
    part(
        "status",
        said.status.map(|status| status.to_string()).as_deref(),
    );
    part("code", said.code.as_deref());
    part("kind", said.kind.as_deref());
    part("reason", said.reason.as_deref());
    part("request id", said.request_id.as_deref());
    page.row("received", &parts.join(", "));
    page.rows("", said.message.as_deref().map(printable).as_slice());
    for (name, value) in &said.details {
        page.row("", &format!("{}: {}", printable(name), printable(value)));
    }
    let by = match found.by {
        By::Type => "the type of the problem",
        By::Code => "its code",
        By::Message => "its message: the response has no code that is known",
        By::Kind => "its kind alone: the response has no code",
        By::Status => {
            "its status alone: the response has neither a code nor a message that is known"
        }
    };
    let mut by = by.to_owned();
    if let (Subject::Entry(_, entry, reason), Some(status)) = (&found.subject, said.status)
        && let own = statuses(entry, *reason)
        && !own.is_empty()
        && !own.iter().any(|own| own.covers(Status::Exact(status)))
    {
        let own: Vec<_> = own.iter().map(Status::to_string).collect();
        write!(
            by,
            "; the catalogue has it with the status {}",
            own.join(", ")
        )
        .expect("a String takes every write");
    }
    page.row("found by", &by);
    page.text.trim_end().to_owned()
}

/// The class of the entry's family and those above it, but for the fallback.
fn above(api: &Api, entry: &Entry) -> String {
    let mut names = vec![entry.exception.as_str()];
    let mut class = api.exception(&entry.exception);
    while let Some(parent) = class.and_then(|class| api.parent_of(class)) {
        if parent.fallback {
            break;
        }
        names.push(&parent.name);
        class = Some(parent);
    }
    names.join(", a kind of ")
}

fn render_entry(api: &Api, entry: &Entry, asked: Option<&Reason>) -> String {
    let mut page = Page::new(entry.code.as_deref().unwrap_or(&entry.name), &entry.title);
    page.row("catalogue", &api.name);
    for (at, status) in statuses(entry, asked).into_iter().enumerate() {
        let phrase = status.phrase().unwrap_or_default();
        let name = if at == 0 { "status" } else { "" };
        page.row(name, &format!("{status} {phrase}"));
    }
    if let Some(by) = entry.by {
        page.row(
            "recognised",
            &format!("by its {}, without a code", by.as_str()),
        );
    }
    let aliases = (!entry.aliases.is_empty()).then(|| entry.aliases.join(", "));
    page.rows("also", aliases.as_slice());
    page.rows("type", entry.problem_type.as_slice());
    let number = entry.number.map(|number| number.to_string());
    page.rows("number", number.as_slice());
    relations(&mut page, api, entry);
    page.rows("returned by", &returned_by(api, entry));
    for message in &entry.messages {
        let when = message.when.as_ref().map(|when| format!(" ({when})"));
        page.row("message", &(message.shown() + &when.unwrap_or_default()));
    }
    if entry.takes_message() {
        page.row("message", "what the service says each time");
    }
    if let Some(Deprecated {
        since,
        sunset,
        replaced_by,
        note,
    }) = &entry.deprecated
    {
        let since = since.as_ref().map(|since| format!("since {since}"));
        let sunset = sunset.as_ref();
        let sunset = sunset.map(|sunset| format!("no longer sent from {sunset}"));
        let since = match (since, sunset) {
            (Some(since), Some(sunset)) => Some(format!("{since}, {sunset}")),
            (since, sunset) => since.or(sunset),
        };
        page.row(
            "deprecated",
            &words::lifecycle(since, replaced_by.as_deref(), note.as_deref()),
        );
    }
    advise(&mut page, entry);
    page.list(
        "params",
        entry
            .params
            .iter()
            .map(|param| (param.name.as_str(), words::param(param))),
    );
    for reason in &entry.reasons {
        if asked.is_none_or(|asked| asked.name == reason.name) {
            add_reason(&mut page, reason);
        }
    }
    page.gap();
    if asked.is_none_or(|reason| reason.retry.is_none()) {
        page.rows("retry", entry.retry.as_ref().map(words::retry).as_slice());
    }
    let processed = match entry.processed {
        Processed::No => "no: the request has not taken effect",
        Processed::Yes => "yes: the request has taken effect",
        Processed::Unknown => "unknown: the request may have taken effect",
    };
    page.row("processed", processed);
    let severity = entry.severity.map(|severity| severity.as_str().to_owned());
    page.rows("severity", severity.as_slice());
    let fault = entry.fault.map(|fault| fault.as_str().to_owned());
    page.rows("fault", fault.as_slice());
    let close = entry.close.map(|code| code.to_string());
    page.rows("close code", close.as_slice());
    let exit = entry.exit.map(|code| code.to_string());
    page.rows("exit code", exit.as_slice());
    page.rows("docs", entry.doc_url.as_slice());
    for (key, value) in &entry.facts.0 {
        page.row(key, &words::value(value));
    }
    if let Some(description) = &entry.description {
        page.gap();
        page.paragraph(description);
    }
    page.text
}

/// What class it has, and what it has in common with other errors.
fn relations(page: &mut Page, api: &Api, entry: &Entry) {
    let class = &entry.identifiers.typescript;
    page.row(
        "class",
        &format!("{class}, a kind of {}", above(api, entry)),
    );
    let parent = api.parent_entry(entry);
    page.rows(
        "a case of",
        parent.map(|parent| parent.name.clone()).as_slice(),
    );
    page.rows("prefix", entry.prefix.as_slice());
    let bases = entry.bases();
    let bases: Vec<String> = bases
        .map(|(base, language)| format!("{base} in {language}"))
        .collect();
    page.rows("also a", &bases);
    if let Some(kind) = api.kind_of(entry) {
        let doc = kind.doc.as_ref().map(|doc| format!(": {doc}"));
        page.row(
            "kind",
            &format!("{}{}", kind.value, doc.unwrap_or_default()),
        );
    }
    let traits = (!entry.traits.is_empty()).then(|| entry.traits.join(", "));
    page.rows("traits", traits.as_slice());
}

/// The operations that may return an error, each with the requests that call it.
fn returned_by(api: &Api, entry: &Entry) -> Vec<String> {
    let operations = api.operations.iter();
    let operations = operations.filter(|operation| operation.entries.contains(&entry.name));
    operations.map(words::operation).collect()
}

/// The statuses with which an entry comes for that reason.
fn statuses(entry: &Entry, reason: Option<&Reason>) -> Vec<Status> {
    match reason.and_then(|reason| reason.status) {
        Some(status) => vec![status],
        None => entry.declared_statuses().collect(),
    }
}

/// Causes and remedies: those that belong together stand together, the others come first.
fn advise(page: &mut Page, entry: &Entry) {
    let paired = |text: &&String| {
        let is_it = |half: &Option<String>| half.as_ref() == Some(*text);
        entry
            .cases
            .iter()
            .any(|case| is_it(&case.cause) || is_it(&case.remedy))
    };
    let alone = |texts: &[String]| -> Vec<String> {
        texts.iter().filter(|text| !paired(text)).cloned().collect()
    };
    let (causes, remedies) = (alone(&entry.causes), alone(&entry.remedies));
    if !causes.is_empty() || !remedies.is_empty() {
        page.gap();
    }
    page.rows("cause", &causes);
    page.rows("remedy", &remedies);
    for case in &entry.cases {
        page.gap();
        page.rows("cause", case.cause.as_slice());
        page.rows("remedy", case.remedy.as_slice());
    }
}

fn add_reason(page: &mut Page, reason: &Reason) {
    page.gap();
    page.row(
        "reason",
        &format!("{STRONG}{}{STRONG:#}: {}", reason.name, reason.title),
    );
    page.rows(
        "status",
        reason.status.map(|status| status.to_string()).as_slice(),
    );
    page.rows(
        "message",
        reason.message.as_ref().map(Message::shown).as_slice(),
    );
    page.rows("cause", &reason.causes);
    page.rows("remedy", &reason.remedies);
    page.rows("retry", reason.retry.as_ref().map(words::retry).as_slice());
}

fn render_retired(api: &Api, retired: &Retired) -> String {
    let mut page = Page::new(retired.code.as_deref().unwrap_or(&retired.name), "retired");
    page.row("catalogue", &api.name);
    page.rows(
        "status",
        retired.status.map(|status| status.to_string()).as_slice(),
    );
    page.rows("introduced", retired.introduced.as_slice());
    page.rows("sent until", retired.until.as_slice());
    let since = match &retired.since {
        Some(since) => format!("not sent since {since}"),
        None => "no longer sent".to_owned(),
    };
    page.row(
        "retired",
        &words::lifecycle(
            Some(since),
            retired.replaced_by.as_deref(),
            retired.note.as_deref(),
        ),
    );
    page.text
}

/// Rows of a name and a text, the texts in one column.
struct Page {
    text: String,
}

const NAME_WIDTH: usize = 12;

impl Page {
    fn new(code: &str, title: &str) -> Self {
        Self {
            text: format!("{STRONG}{code}{STRONG:#}: {title}\n"),
        }
    }

    fn row(&mut self, name: &str, text: &str) {
        let indent = " ".repeat(NAME_WIDTH);
        let mut lines = text.trim_end().lines();
        let first = lines.next().unwrap_or_default();
        writeln!(self.text, "{DIM}{name:<NAME_WIDTH$}{DIM:#}{first}")
            .expect("a String takes every write");
        for line in lines {
            writeln!(self.text, "{}", format!("{indent}{line}").trim_end())
                .expect("a String takes every write");
        }
    }

    fn rows(&mut self, name: &str, texts: &[String]) {
        for text in texts {
            self.row(name, text);
        }
    }

    fn list<'a>(&mut self, name: &str, items: impl ExactSizeIterator<Item = (&'a str, String)>) {
        if items.len() > 0 {
            self.gap();
        }
        for (index, (item, text)) in items.enumerate() {
            let name = if index == 0 { name } else { "" };
            self.row(name, &format!("{STRONG}{item}{STRONG:#}: {text}"));
        }
    }

    fn gap(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }
}
