//! Responses made from a catalogue, each with what a client must make of it.
//!
//! What is expected is read off the resolved catalogue, by the order of lookup that the packages promise: status, code
//! and reason, then status and code, then the code, then the status, then its class, then the base.

use errcat_catalog::api::{
    Api, Audience, CodeStyle, Entry, Exception, Hole, Identifiers, Message, Param, Part, Place,
    Reason, Segment,
};
use errcat_catalog::{Status, Value};
use serde_json::{Map, Value as Json, json};

use crate::samples::{put, render, sample, text};
use crate::tools::ask;

/// Picks the name of a thing in one language.
pub(crate) type Pick = fn(&Identifiers) -> &str;

/// A response, or the arguments of a constructor, with what must come of it.
pub(crate) struct Case {
    pub(crate) label: String,
    /// `{status, headers, body}`, or `{class, arguments}`.
    pub(crate) given: Json,
    pub(crate) expected: Json,
}

const UNKNOWN_CODE: &str = "a_code_of_tomorrow";

/// Every entry with its code, each reason, another status and no status; with an unknown code; with none.
pub(crate) fn matrix(api: &Api, pick: Pick) -> Vec<Case> {
    let maker = Maker { api, pick };
    let mut cases = Vec::new();
    for entry in api.public_entries() {
        let status = sent_status(entry, None);
        for message in &entry.messages {
            cases.push(maker.known(entry, None, message, status, "as declared"));
        }
        let first = &entry.messages[0];
        // Two entries with one message are told apart by nothing but the status.
        let has_twin = |other: &Entry| {
            other.name != entry.name
                && entry
                    .matchers
                    .first()
                    .is_some_and(|matcher| other.matchers.contains(matcher))
        };
        if !api.public_entries().any(has_twin) {
            cases.push(maker.known(entry, None, first, None, "without a response"));
        }
        if api.code_style != CodeStyle::None {
            cases.push(maker.known(
                entry,
                None,
                first,
                Some(299),
                "with a status that disagrees",
            ));
        }
        for reason in &entry.reasons {
            cases.push(maker.known(
                entry,
                Some(reason),
                reason.message.as_ref().unwrap_or(first),
                sent_status(entry, Some(reason)),
                "with a reason",
            ));
        }
        cases.push(maker.unknown(Some(UNKNOWN_CODE), status, &entry.name));
        cases.push(maker.unknown(None, status, &entry.name));
    }
    for entry in api
        .entries
        .iter()
        .filter(|entry| entry.audience != Audience::Public)
    {
        cases.push(maker.unknown(entry.code.as_deref(), sent_status(entry, None), &entry.name));
    }
    for status in [200, 302, 404, 418, 429, 499, 500, 599, 700] {
        cases.push(maker.unknown(Some(UNKNOWN_CODE), Some(status), "no entry"));
    }
    cases
}

/// Every entry made by its constructor, as a test of a user would.
pub(crate) fn constructions(api: &Api, pick: Pick) -> Vec<Case> {
    let maker = Maker { api, pick };
    api.public_entries()
        .filter(|entry| !is_awkward(entry))
        .map(|entry| maker.construction(entry))
        .collect()
}

/// Whether a param of the entry has the name of a member of every error, and therefore another name in the packages.
fn is_awkward(entry: &Entry) -> bool {
    let taken = [
        "body", "cause", "code", "details", "headers", "message", "name", "reason", "retry",
        "status",
    ];
    entry
        .params
        .iter()
        .any(|param| taken.contains(&param.name.as_str()))
}

/// The name of a param as a member of its class.
pub(crate) fn member(param: &Param, pick: Pick) -> String {
    let name = pick(&param.identifiers);
    // Every class has this member already, and a param of that name gives way.
    let suffix = if name == "details" { "_" } else { "" };
    format!("{name}{suffix}")
}

struct Maker<'a> {
    api: &'a Api,
    pick: Pick,
}

impl Maker<'_> {
    fn known(
        &self,
        entry: &Entry,
        reason: Option<&Reason>,
        template: &Message,
        status: Option<u16>,
        what: &str,
    ) -> Case {
        let api = self.api;
        let message = render(template, entry, reason, api);
        let mut headers = self.headers();
        let mut details = Map::new();
        for param in entry.public_params() {
            if param.place == Place::Details {
                details.insert(param.name.clone(), sample(param, api));
            }
            if let Some(header) = &param.header {
                headers.insert(
                    header.to_uppercase(),
                    Json::String(text(&sample(param, api))),
                );
            }
        }
        if let Some(reason) = reason {
            details.insert("reason".to_owned(), Json::String(reason.name.clone()));
        }
        let mut body = self.body(
            entry.code.as_deref(),
            Some(&message),
            &details,
            reason,
            status,
        );
        for param in entry
            .public_params()
            .filter(|param| param.place == Place::Body)
        {
            put(&mut body, &param.path, sample(param, api));
        }
        let has_details = self.path(Hole::Details).is_some();
        let has_reason = has_details || self.path(Hole::Reason).is_some();
        let declared = reason.and_then(|reason| reason.status).or(entry.status);
        let mut members = if is_awkward(entry) {
            Map::new()
        } else {
            self.members(entry)
        };
        for param in entry.public_params() {
            let names_it = |part: &Part| matches!(part, Part::Param(name) if *name == param.name);
            let is_elsewhere = param.place != Place::Message || param.header.is_some();
            if !is_elsewhere && !template.parts.iter().any(names_it) {
                members.insert(member(param, self.pick), Json::Null);
            }
        }
        let expected = json!({
            "chain": self.chain(entry),
            "known": true,
            "code": entry.code.as_deref().map(|code| self.code(code)),
            "status": match declared { Some(Status::Exact(status)) => Some(status), _ => status },
            "reason": reason.map(|reason| reason.name.as_str()),
            "retry": reason.map_or(entry.retry.as_ref(), |reason| reason.retry.as_ref()).map(|rule| rule.kind.as_str()),
            "message": message,
            "details": if has_details { Json::Object(details) } else { json!({}) },
            "requestId": self.has_request_id().then_some("req_1"),
            "retryAfter": self.retry_after(entry),
            "docUrl": entry.doc_url,
            "received": {"status": status, "code": entry.code, "reason": reason.filter(|_| has_reason).map(|reason| reason.name.as_str())},
            "members": members,
        });
        Case {
            label: format!("{} {what}", entry.name),
            given: given(status, headers, body),
            expected,
        }
    }

    fn unknown(&self, code: Option<&str>, status: Option<u16>, what: &str) -> Case {
        let message = "Something that no catalogue knows";
        let body = self.body(code, Some(message), &Map::new(), None, status);
        let code = code.filter(|_| self.path(Hole::Code).is_some());
        let family = self.family(status);
        let name = (self.pick)(&family.identifiers);
        let mut chain = vec![format!("Unknown{name}"), name.to_owned()];
        chain.extend(self.base().filter(|base| base != name));
        let expected = json!({
            "chain": chain,
            "known": false,
            "code": code,
            "status": status,
            "reason": null,
            "retry": null,
            "message": if self.path(Hole::Message).is_some() { message } else { "unknown error" },
            "details": {},
            "requestId": self.has_request_id().then_some("req_1"),
            "retryAfter": self.api.header("retry_after").map(|_| 7),
            "docUrl": null,
            "received": {"status": status, "code": code, "reason": null},
            "members": {},
        });
        Case {
            label: format!("{what} with code {code:?} and status {status:?}"),
            given: given(status, self.headers(), body),
            expected,
        }
    }

    fn construction(&self, entry: &Entry) -> Case {
        let members = self.members(entry);
        let in_details = |param: &&Param| param.place == Place::Details;
        let details: Map<_, _> = entry
            .public_params()
            .filter(in_details)
            .map(|param| (param.name.clone(), sample(param, self.api)))
            .collect();
        let retry_after = entry
            .public_params()
            .find(|param| param.name == "retry_after");
        let expected = json!({
            "chain": self.chain(entry),
            "known": true,
            "code": entry.code.as_deref().map(|code| self.code(code)),
            "status": match entry.status { Some(Status::Exact(status)) => Some(status), _ => None },
            "reason": null,
            "retry": entry.retry.as_ref().map(|rule| rule.kind.as_str()),
            "message": render(&entry.messages[0], entry, None, self.api),
            "details": details,
            "requestId": null,
            "retryAfter": retry_after.map(|param| sample(param, self.api)),
            "docUrl": entry.doc_url,
            "received": {"status": null, "code": null, "reason": null},
            "members": members,
        });
        let class = (self.pick)(&entry.identifiers);
        Case {
            label: format!("new {class}"),
            given: json!({"class": class, "arguments": members}),
            expected,
        }
    }

    fn chain(&self, entry: &Entry) -> Vec<String> {
        let mut chain = vec![(self.pick)(&entry.identifiers).to_owned()];
        let family = self
            .api
            .exceptions
            .iter()
            .find(|exception| exception.name == entry.exception);
        chain.extend(family.map(|family| (self.pick)(&family.identifiers).to_owned()));
        chain.extend(self.base().filter(|base| chain.last() != Some(base)));
        chain
    }

    /// The class of a status: of itself, else of its class, else the base.
    fn family(&self, status: Option<u16>) -> &Exception {
        let has = |wanted: Status| {
            self.api
                .exceptions
                .iter()
                .find(|exception| exception.statuses.contains(&wanted))
        };
        let exact = status.and_then(|status| has(Status::Exact(status)));
        let class = status
            .and_then(|status| has(Status::Class(u8::try_from(status / 100).expect("a digit"))));
        exact
            .or(class)
            .or(self.api.fallback_exception())
            .expect("a fallback")
    }

    fn base(&self) -> Option<String> {
        self.api
            .fallback_exception()
            .map(|class| (self.pick)(&class.identifiers).to_owned())
    }

    fn members(&self, entry: &Entry) -> Map<String, Json> {
        let value = |param: &Param| (member(param, self.pick), sample(param, self.api));
        entry.public_params().map(value).collect()
    }

    fn retry_after(&self, entry: &Entry) -> Json {
        let header = self.api.header("retry_after");
        let says_it = |param: &&Param| {
            param.name == "retry_after" && (param.header.is_some() || header.is_none())
        };
        match entry.public_params().find(says_it) {
            Some(param) => sample(param, self.api),
            None => json!(header.map(|_| 7)),
        }
    }

    fn headers(&self) -> Map<String, Json> {
        let roles = [("request_id", "req_1"), ("retry_after", "7")];
        let header = |(role, value): (&str, &str)| {
            Some((self.api.header(role)?.to_uppercase(), json!(value)))
        };
        roles.into_iter().filter_map(header).collect()
    }

    fn has_request_id(&self) -> bool {
        self.path(Hole::RequestId).is_some() || self.api.header("request_id").is_some()
    }

    fn path(&self, hole: Hole) -> Option<&[Segment]> {
        self.api.envelope.as_ref()?.path(hole)
    }

    fn code(&self, code: &str) -> Json {
        match self.api.code_style {
            CodeStyle::Integer => json!(code.parse::<i64>().expect("a number")),
            _ => json!(code),
        }
    }

    fn body(
        &self,
        code: Option<&str>,
        message: Option<&str>,
        details: &Map<String, Json>,
        reason: Option<&Reason>,
        status: Option<u16>,
    ) -> Json {
        let string = |text: &str| Value::String(text.to_owned());
        let fill = |hole| match hole {
            Hole::Code => match code {
                Some(code) if self.api.code_style == CodeStyle::Integer && code != UNKNOWN_CODE => {
                    Some(Value::Number(code.to_owned()))
                }
                code => code.map(string),
            },
            Hole::Message => message.map(string),
            Hole::Details => Some(string("the details")),
            Hole::Reason => reason.map(|reason| string(&reason.name)),
            Hole::RequestId => Some(string("req_1")),
            Hole::Status => status.map(|status| Value::Number(status.to_string())),
            _ => None,
        };
        let Some(envelope) = &self.api.envelope else {
            return Json::Null;
        };
        let mut body = serde_json::to_value(envelope.fill(&fill)).expect("JSON");
        if let Some(path) = self.path(Hole::Details) {
            put(&mut body, path, Json::Object(details.clone()));
        }
        body
    }
}

fn given(status: Option<u16>, headers: Map<String, Json>, body: Json) -> Json {
    let headers = Json::Object(headers);
    let members = [
        ("status", json!(status)),
        ("headers", headers),
        ("body", body),
    ];
    members
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn sent_status(entry: &Entry, reason: Option<&Reason>) -> Option<u16> {
    match reason.and_then(|reason| reason.status).or(entry.status)? {
        Status::Exact(status) => Some(status),
        Status::Class(class) => Some(u16::from(class) * 100 + 77),
    }
}

/// Gives the cases to a program, and holds what it says against what is expected.
pub(crate) fn hold(name: &str, cases: &[Case], program: &mut std::process::Command) {
    assert!(cases.len() > 8, "{name} has too few cases");
    let input: Vec<Json> = cases
        .iter()
        .map(|case| {
            let members: Vec<&String> = case.expected["members"]
                .as_object()
                .into_iter()
                .flat_map(Map::keys)
                .collect();
            json!({"given": case.given, "members": members})
        })
        .collect();
    let said = ask(program, &Json::Array(input));
    let said = said.as_array().expect("an answer a case");
    assert_eq!(said.len(), cases.len());
    for (case, said) in cases.iter().zip(said) {
        assert_eq!(
            *said, case.expected,
            "{name}: {}, given {}",
            case.label, case.given
        );
    }
}
