//! The event of an error without a framework.

use std::{error::Error, fmt, io};

use errcat::{Catalog, CatalogError, Entry, Facts, Severity, Status};

use crate::{capture, cases::new_id};

#[derive(Debug)]
struct Given {
    entry: &'static Entry,
    source: Option<io::Error>,
}

static CATALOG: Catalog = Catalog::new("given");

impl Given {
    fn new(facts: Facts) -> Self {
        Self::saying("As given.", facts)
    }

    fn saying(message: &'static str, facts: Facts) -> Self {
        let entry = Entry::new("given", "E7", "Given", message, facts).with_owner("storage");
        let entry = Box::leak(Box::new(entry));
        Self {
            entry,
            source: None,
        }
    }
}

impl CatalogError for Given {
    fn catalog(&self) -> &'static Catalog {
        &CATALOG
    }

    fn entry(&self) -> &'static Entry {
        self.entry
    }
}

impl fmt::Display for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry.message)
    }
}

impl Error for Given {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.source.as_ref()?)
    }
}

fn logged(error: &Given) -> capture::Event {
    capture::start();
    let id = new_id();
    errcat::log(error, id.as_str());
    let mut events = capture::events(&id);
    assert_eq!(events.len(), 1);
    events.remove(0)
}

#[test]
fn the_level_is_of_the_severity_or_else_of_the_status() {
    for (severity, level, name) in [
        (Severity::Debug, "DEBUG", "debug"),
        (Severity::Info, "INFO", "info"),
        (Severity::Warning, "WARN", "warning"),
        (Severity::Error, "ERROR", "error"),
        (Severity::Critical, "ERROR", "critical"),
    ] {
        let event = logged(&Given::new(Facts::new().with_severity(severity)));
        assert_eq!(
            (event.level.as_str(), event.field("severity")),
            (level, name)
        );
    }
    for (status, level) in [(404, "INFO"), (499, "INFO"), (500, "ERROR"), (302, "ERROR")] {
        let event = logged(&Given::new(Facts::new().with_status(Status::Exact(status))));
        assert_eq!(
            (event.level.as_str(), event.field("severity")),
            (level, ""),
            "{status}"
        );
    }
    assert_eq!(logged(&Given::new(Facts::new())).level, "ERROR");
}

#[test]
fn the_event_says_who_is_called_and_what_is_behind_it() {
    let mut error = Given::new(Facts::new().with_pages(true));
    let plain = logged(&error);
    for (field, value) in [
        ("code", "E7"),
        ("catalog", "given"),
        ("status", "500"),
        ("pages", "true"),
        ("owner", "storage"),
        ("message", "As given."),
        ("sources", ""),
        ("private", ""),
        ("reason", ""),
    ] {
        assert_eq!(plain.field(field), value, "{field}");
    }
    error.source = Some(io::Error::other("two\nlines"));
    assert_eq!(logged(&error).field("sources"), r#"["two\nlines"]"#);
}

#[test]
fn no_text_begins_a_line_of_the_log() {
    let text = "x\nERROR faked\r\u{1b}[2J\u{2028}y é";
    let said = logged(&Given::saying(text, Facts::new()));
    let shown = r"x\nERROR faked\r\u{1b}[2J\u{2028}y é";
    assert_eq!(said.field("message"), shown);
}
