//! From the body of a response to the entry that it is an instance of, by the envelope of each catalogue.

use errcat_catalog::api::{Api, BLANK, Entry, Envelope, Hole, Kind, Piece, Reason, Segment, read};
use errcat_catalog::{Status, Value as Constant};
use serde_json::Value;

use super::find::{Subject, squash};
use super::message;

/// A response as somebody pasted it.
#[derive(Debug, Clone)]
pub(super) struct Response {
    pub(super) status: Option<u16>,
    /// Those of the last head, as they stand there.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Value,
    /// Whether it stands for one error of its list, which has that alone.
    pub(super) is_part: bool,
}

/// What a response was found to say.
pub(super) enum Finding<'a> {
    /// It is an instance of these.
    Known(Vec<Found<'a>>),
    /// It has a code that no catalogue has.
    UnknownCode(String),
    /// It has a message that no catalogue has, and no code.
    UnknownMessage(String),
    /// It has neither a code nor a message where the envelopes and headers have them.
    Unrecognised,
}

/// What a response is an instance of, and how that was found.
pub(super) struct Found<'a> {
    pub(super) subject: Subject<'a>,
    /// What the response says, by the envelope of the catalogue.
    pub(super) said: Said,
    pub(super) by: By,
}

/// By what an error was recognised.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Type,
    Code,
    Message,
    Kind,
    Status,
}

/// The parts of an error that a response has.
pub(super) struct Said {
    pub(super) status: Option<u16>,
    pub(super) code: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
    /// What stands in its details, each with its name.
    pub(super) details: Vec<(String, String)>,
}

impl Response {
    /// The same response to one error of its list, with a body that has that alone.
    pub(super) fn part(&self, body: Value) -> Self {
        Self {
            status: self.status,
            headers: self.headers.clone(),
            body,
            is_part: true,
        }
    }

    /// Finds the entry: by the problem type, else by code and status, else by code, else by message and status, else by a kind or a status that is enough, else by
    /// message.
    pub(super) fn identify<'a>(&self, apis: &[&'a Api]) -> Finding<'a> {
        let found = |(subject, api): (Subject<'a>, &Api), by| Found {
            subject,
            said: self.said(api),
            by,
        };
        let by_type = |api: &&'a Api| {
            let given = self.text(api, Hole::Type)?;
            let entry = api.entry_of_type(&given)?;
            let reason = self.known_reason(api, entry);
            Some((Subject::Entry(api, entry, reason), *api))
        };
        let by_type: Vec<_> = apis.iter().filter_map(by_type).collect();
        if !by_type.is_empty() {
            let by_type = by_type.into_iter().map(|pair| found(pair, By::Type));
            return Finding::Known(by_type.collect());
        }
        let by_code: Vec<_> = apis.iter().flat_map(|api| self.by_code(api)).collect();
        if !by_code.is_empty() {
            let best = narrow(by_code, &|subject, api| self.has_kind_of(subject, api));
            let best = narrow(best, &|subject, api| self.agrees(subject, api));
            let best = narrow(best, &|subject, api| self.says_as(subject, api));
            return Finding::Known(best.into_iter().map(|pair| found(pair, By::Code)).collect());
        }
        let by_message: Vec<_> = apis.iter().flat_map(|api| self.by_message(api)).collect();
        let agrees = |(subject, api): &(Subject<'a>, &'a Api)| match (subject, self.status(api)) {
            (Subject::Entry(_, entry, _), Some(status)) => {
                entry.status.is_none() || entry.statuses().any(|own| own.overlaps(status))
            }
            _ => true,
        };
        if !by_message.iter().any(agrees) {
            let by_kind: Vec<_> = apis.iter().filter_map(|api| self.by_kind(api)).collect();
            if !by_kind.is_empty() {
                let by_kind = by_kind.into_iter().map(|pair| found(pair, By::Kind));
                return Finding::Known(by_kind.collect());
            }
            let by_status: Vec<_> = apis.iter().flat_map(|api| self.by_status(api)).collect();
            if !by_status.is_empty() {
                let by_status = by_status.into_iter().map(|pair| found(pair, By::Status));
                return Finding::Known(by_status.collect());
            }
        }
        if !by_message.is_empty() {
            let by_message = by_message.into_iter().map(|pair| found(pair, By::Message));
            return Finding::Known(by_message.collect());
        }
        let mut apis = apis.iter();
        if let Some(code) = apis.clone().find_map(|api| self.code(api)) {
            Finding::UnknownCode(code)
        } else if let Some(message) = apis.find_map(|api| self.text(api, Hole::Message)) {
            Finding::UnknownMessage(message)
        } else {
            Finding::Unrecognised
        }
    }

    fn said(&self, api: &Api) -> Said {
        let details = || self.at(api, self.path(api, Hole::Details)?)?.as_object();
        let shown = |value: &Value| text_of(value).unwrap_or_else(|| value.to_string());
        let details: Vec<_> = details().map_or_else(Vec::new, |details| {
            let details = details.iter().filter(|(name, _)| *name != "reason");
            details
                .map(|(name, value)| (name.clone(), shown(value)))
                .collect()
        });
        Said {
            status: match self.status(api) {
                Some(Status::Exact(status)) => Some(status),
                _ => None,
            },
            code: self.code(api).or_else(|| self.text(api, Hole::Number)),
            kind: self.kind(api),
            reason: self.reason(api),
            message: self.text(api, Hole::Message),
            request_id: (self.text(api, Hole::RequestId))
                .or_else(|| self.header(api, "request_id")),
            details,
        }
    }

    fn by_code<'a>(&self, api: &'a Api) -> Vec<(Subject<'a>, &'a Api)> {
        let code = self.code(api);
        let number = self.text(api, Hole::Number);
        if code.is_none() && number.is_none() {
            return Vec::new();
        }
        let entries = api.entries.iter().filter(|entry| {
            (code.as_ref()).is_some_and(|code| entry.is_called(code))
                || number.is_some() && entry.number.map(|own| own.to_string()) == number
        });
        let retired = api
            .retired
            .iter()
            .filter(|retired| code.is_some() && retired.code == code);
        let entries =
            entries.map(|entry| Subject::Entry(api, entry, self.known_reason(api, entry)));
        entries
            .chain(retired.map(|retired| Subject::Retired(api, retired)))
            .map(|subject| (subject, api))
            .collect()
    }

    /// The reason of an entry that the response has.
    fn known_reason<'a>(&self, api: &Api, entry: &'a Entry) -> Option<&'a Reason> {
        let name = self.reason(api)?;
        let mut reasons = entry.reasons.iter();
        reasons.find(|own| squash(&name) == squash(&own.name))
    }

    fn by_message<'a>(&self, api: &'a Api) -> Vec<(Subject<'a>, &'a Api)> {
        let Some(text) = self.text(api, Hole::Message) else {
            return Vec::new();
        };
        let found = message::find(api, &text, self.status(api), self.code(api).is_some());
        found.into_iter().map(|subject| (subject, api)).collect()
    }

    fn by_kind<'a>(&self, api: &'a Api) -> Option<(Subject<'a>, &'a Api)> {
        if self.code(api).is_some() {
            return None;
        }
        let wanted = self.kind(api)?;
        let mut kinds = api.own_kinds();
        let (_, entry) = kinds.find(|(kind, _)| kind.value == wanted)?;
        Some((Subject::Entry(api, entry, None), api))
    }

    /// The kind that it has, if a catalogue has that.
    pub(super) fn known_kind<'a>(&self, apis: &[&'a Api]) -> Option<(&'a Api, &'a Kind)> {
        apis.iter().find_map(|api| {
            let value = self.kind(api)?;
            let mut kinds = api.kinds.iter();
            let kind = kinds.find(|kind| kind.value == value)?;
            Some((*api, kind))
        })
    }

    fn by_status<'a>(&self, api: &'a Api) -> Vec<(Subject<'a>, &'a Api)> {
        let Some(Status::Exact(status)) = self.status(api) else {
            return Vec::new();
        };
        let entries = api.entries.iter();
        let entries = entries.filter(|entry| entry.own_statuses().any(|own| own == status));
        let is_blank = (self.text(api, Hole::Type)).is_none_or(|given| given == BLANK);
        let blank = api.blank_statuses();
        let blank = blank.filter(|(own, _)| is_blank && *own == status && api.reads_types());
        entries
            .chain(blank.map(|(_, entry)| entry))
            .map(|entry| (Subject::Entry(api, entry, None), api))
            .collect()
    }

    /// The code of the body, else that of its header.
    fn code(&self, api: &Api) -> Option<String> {
        let of_body = self.text(api, Hole::Code).filter(|code| !code.is_empty());
        of_body.or_else(|| self.header_named(api.code_header().filter(|_| !self.is_part)?))
    }

    fn kind(&self, api: &Api) -> Option<String> {
        let of_body = || {
            let kind = self.at(api, self.path(api, Hole::Kind)?)?;
            kind.as_str().filter(|kind| !kind.is_empty())
        };
        let in_header = || self.header(api, "kind").filter(|_| !self.is_part);
        of_body().map(str::to_owned).or_else(in_header)
    }

    fn reason(&self, api: &Api) -> Option<String> {
        let of_details = || {
            let details = self.at(api, self.path(api, Hole::Details)?)?;
            details.get("reason").and_then(text_of)
        };
        let of_body = self.text(api, Hole::Reason).or_else(of_details);
        of_body.or_else(|| self.header(api, "reason"))
    }

    /// The value of the header of this role.
    fn header(&self, api: &Api, role: &str) -> Option<String> {
        self.header_named(api.header(role)?)
    }

    fn header_named(&self, wanted: &str) -> Option<String> {
        let mut headers = self.headers.iter();
        let (_, value) = headers.find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
        Some(value.clone()).filter(|value| !value.is_empty())
    }

    /// Whether it has the kind of an error that shares its code with others.
    fn has_kind_of(&self, subject: &Subject, api: &Api) -> bool {
        match subject {
            Subject::Entry(_, entry, _) if entry.shares_code => {
                api.kind_of(entry).map(|kind| &kind.value) == self.kind(api).as_ref()
            }
            _ => true,
        }
    }

    /// Whether it has a message of an error that shares its code with others.
    fn says_as(&self, subject: &Subject, api: &Api) -> bool {
        match subject {
            Subject::Entry(_, entry, _) if entry.shares_code => {
                let said = self.text(api, Hole::Message);
                said.is_some_and(|said| entry.says(&said))
            }
            _ => true,
        }
    }

    fn agrees(&self, subject: &Subject, api: &Api) -> bool {
        match (subject, self.status(api)) {
            (Subject::Entry(_, entry, _), Some(status)) => {
                entry.declared_statuses().any(|own| own.overlaps(status))
            }
            _ => true,
        }
    }

    /// The status of the status line, else the one that the envelope repeats.
    fn status(&self, api: &Api) -> Option<Status> {
        let repeated = || {
            self.text(api, Hole::Status)
                .or_else(|| self.text(api, Hole::StatusText))?
                .parse()
                .ok()
        };
        self.status.map(Status::Exact).or_else(repeated)
    }

    fn path<'a>(&self, api: &'a Api, hole: Hole) -> Option<&'a [Segment]> {
        let envelope = self.envelope(api)?;
        match &envelope.each {
            Some(each) if self.is_part => each.path(hole),
            _ => envelope.path(hole),
        }
    }

    /// The text at a hole, else what of it stands in a longer text.
    fn text(&self, api: &Api, hole: Hole) -> Option<String> {
        let envelope = self.envelope(api)?;
        let alone = self
            .path(api, hole)
            .and_then(|path| text_of(self.at(api, path)?));
        let in_text = |(path, pieces): (Vec<Segment>, &[Piece])| {
            let found = read(pieces, self.at(api, &path)?.as_str()?)?;
            found.into_iter().find(|(own, _)| *own == hole)
        };
        alone.or_else(|| Some(envelope.texts().into_iter().find_map(in_text)?.1))
    }

    /// The envelope of the body: by its code, else by its message, else the catalogue's own.
    fn envelope<'a>(&self, api: &'a Api) -> Option<&'a Envelope> {
        let has = |envelope: &Envelope, hole| {
            let said = envelope.path(hole).and_then(|path| self.at(api, path));
            let mut constants = envelope.constants().into_iter();
            let is_same = |(path, value): (Vec<Segment>, &Constant)| {
                let value = serde_json::to_value(value).unwrap_or_default();
                self.at(api, &path).unwrap_or(&Value::Null) == &value
            };
            said.and_then(text_of).is_some() && constants.all(is_same)
        };
        let by = |hole| api.every_envelope().find(|envelope| has(envelope, hole));
        let found = by(Hole::Code).or_else(|| by(Hole::Message));
        found.or(api.envelope.as_ref())
    }

    fn at(&self, api: &Api, path: &[Segment]) -> Option<&Value> {
        path.iter()
            .try_fold(&self.body, |value, segment| match (segment, value) {
                (Segment::Key(name), Value::Array(details)) => detail(api, details, name),
                (Segment::Key(key), value) => value.get(key),
                (Segment::Index(index), value) => value.get(index),
            })
    }
}

/// The standard detail of AIP-193 with that name; of those that have a domain one of the API's own, else one that says none.
fn detail<'a>(api: &Api, details: &'a [Value], name: &str) -> Option<&'a Value> {
    let ty = format!("{}{name}", Envelope::TYPE);
    let mut found = details.iter().filter(|detail| detail["@type"] == *ty);
    if name != "ErrorInfo" {
        return found.next();
    }
    let domain = |detail: &&Value| detail["domain"].as_str().unwrap_or_default().to_owned();
    let own = found
        .clone()
        .find(|detail| api.is_own_domain(&domain(detail)));
    own.or_else(|| found.find(|detail| domain(detail).is_empty()))
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Those that fit, or all if none does.
fn narrow<'a>(
    found: Vec<(Subject<'a>, &'a Api)>,
    fits: &dyn Fn(&Subject, &Api) -> bool,
) -> Vec<(Subject<'a>, &'a Api)> {
    let fitting = found.iter().filter(|(subject, api)| fits(subject, api));
    let fitting: Vec<_> = fitting.copied().collect();
    if fitting.is_empty() { found } else { fitting }
}
