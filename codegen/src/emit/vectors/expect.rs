//! What must come of a response, read off the catalogue.

use std::borrow::Cow;

use errcat_catalog::api::{
    Api, CodeStyle, Entry, Envelope, Hole, Param, ParamType, Part, Processed, Reason, RetryKind,
    RetryOn, RetryRule,
};
use errcat_catalog::{Catalog, Status};
use serde_json::{Map, Value as Json, json};

use super::class::class_of_unknown;
use super::form::json_form;
use super::format::{self, Expected, Received, Retired, Seconds, Vector, number};
use super::response::{Response, Sent, says_delay};
use super::sample::render;
use super::wait::{Failed, declared};
use super::{members, shared};

/// A param with the value that came for it.
type Value<'a> = (&'a Param, Option<Json>);

/// A vector with what its waits go by.
pub(super) struct Made<'a> {
    pub(super) vector: Vector,
    pub(super) failed: Failed<'a>,
}

/// The vector of a response that means an error of the catalogue.
pub(super) fn known<'a>(
    catalog: &'a Catalog,
    name: String,
    entry: &'a Entry,
    sent: Sent<'a>,
) -> Made<'a> {
    let (entry, sent) = shared::meant(catalog, entry, sent);
    let response = Response::new(catalog, sent);
    let (facts, values) = known_facts(catalog, entry, &response);
    facts.make(name, entry.name.clone(), &response, &values, Vec::new())
}

/// What comes of a response that means an error of the catalogue, and the values of that.
pub(super) fn known_facts<'a>(
    api: &'a Api,
    entry: &'a Entry,
    response: &Response<'a>,
) -> (Facts, Vec<(&'a Param, Option<Json>)>) {
    let received = received(response);
    let reason = response.sent.reason.filter(|_| received.reason.is_some());
    let values: Vec<(&Param, Option<Json>)> = entry
        .public_params()
        .map(|param| (param, response.value(Some(entry), param)))
        .collect();
    let own_status = reason.and_then(|reason| reason.status).or(entry.status);
    let came = received.status.map(Status::Exact).or(own_status);
    let (is_own, own) = match reason {
        Some(reason) => (reason.own_retry, &reason.retry),
        None => (entry.own_retry, &entry.retry),
    };
    // Where neither the reason nor the entry has a rule, the model has that of the kind for its own.
    let rule = if is_own {
        own.clone()
    } else {
        by_status(api, ruling(api, received.status, own_status))
    };
    let retry_after = delay(response, &values, rule.as_ref());
    let values = waited(values, retry_after);
    let is_own_code = response.sent.code == entry.code.as_deref();
    let in_code = |name: &str| {
        let (_, value) = values.iter().find(|(param, _)| param.name == name)?;
        Some(super::sample::text(value.as_ref()?).into())
    };
    let is_other = |status: u16| entry.other_statuses.contains(&Status::Exact(status));
    let is_entrys = reason.is_none_or(|reason| reason.status.is_none());
    let status = match own_status {
        _ if is_entrys && received.status.is_some_and(is_other) => received.status,
        Some(Status::Exact(status)) => Some(status),
        _ => received.status,
    };
    let facts = Facts {
        known: true,
        code: (received.code.clone().filter(|_| is_own_code))
            .or_else(|| code(entry, &received, &in_code))
            .map(|code| of_code(api, &code)),
        status,
        reason: reason.map(|reason| reason.name.clone()),
        kind: api.kind_of(entry).map(|kind| kind.value.clone()),
        number: entry.number.filter(|_| has_numbers(api)),
        message: message(entry, reason, response, &values),
        doc_url: (response.page().map(Cow::into_owned)).or_else(|| entry.doc_url.clone()),
        rule,
        processed: if entry.own_processed {
            entry.processed
        } else {
            processed(came)
        },
        retry_after,
        received,
    };
    (facts, values)
}

/// The code of an error: with the values in it, or if one is missing, what came.
fn code<'a>(
    entry: &Entry,
    received: &Received,
    value: &dyn Fn(&str) -> Option<Cow<'a, str>>,
) -> Option<String> {
    let mut parts = entry.code_parts().into_iter().flatten();
    let is_missing = |part: Part| matches!(part, Part::Param(name) if value(&name).is_none());
    if parts.any(is_missing) {
        return received.code.clone();
    }
    entry.code_with(value).or_else(|| entry.code.clone())
}

/// The vector of a response that means no error of the catalogue.
pub(super) fn unknown<'a>(catalog: &'a Catalog, name: String, sent: Sent<'a>) -> Made<'a> {
    let response = Response::new(catalog, sent);
    let (facts, values) = unknown_facts(catalog, &response);
    let class = class_of_unknown(catalog, &facts);
    facts.make(name, class, &response, &values, Vec::new())
}

/// Values, of which one that says how long to wait is what the server asks for.
fn waited(values: Vec<Value<'_>>, retry_after: Option<f64>) -> Vec<Value<'_>> {
    values
        .into_iter()
        .map(|(param, value)| {
            let waited = retry_after.filter(|_| param.name == "retry_after" && is_number(param));
            (param, value.or_else(|| waited.map(number)))
        })
        .collect()
}

/// What comes of a response that means no error of the catalogue, and the values that every error may have.
pub(super) fn unknown_facts<'a>(api: &'a Api, response: &Response<'a>) -> (Facts, Vec<Value<'a>>) {
    let received = received(response);
    let values: Vec<Value<'_>> = api
        .common_params()
        .map(|param| (param, response.value(None, param)))
        .collect();
    let came = received.status.map(Status::Exact);
    let kind = { api.kinds.iter() }.find(|kind| received.kind.as_ref() == Some(&kind.value));
    let of_kind = kind.and_then(|kind| kind.retry.clone());
    let rule = of_kind.or_else(|| by_status(api, ruling(api, received.status, None)));
    let retry_after = delay(response, &values, rule.as_ref());
    let facts = Facts {
        known: false,
        code: received.code.as_deref().map(|code| of_code(api, code)),
        status: received.status,
        reason: received.reason.clone(),
        kind: received.kind.clone(),
        number: None,
        message: response
            .text(Hole::Message)
            .map_or_else(|| "unknown error".to_owned(), Cow::into_owned),
        doc_url: response.page().map(Cow::into_owned),
        retry_after,
        rule,
        processed: processed(came),
        received,
    };
    (facts, waited(values, retry_after))
}

/// What an error is.
#[derive(Clone)]
pub(super) struct Facts {
    known: bool,
    code: Option<Json>,
    pub(super) status: Option<u16>,
    reason: Option<String>,
    pub(super) kind: Option<String>,
    number: Option<i64>,
    message: String,
    doc_url: Option<String>,
    pub(super) rule: Option<RetryRule>,
    pub(super) processed: Processed,
    pub(super) retry_after: Option<f64>,
    pub(super) received: Received,
}

impl Facts {
    /// The vector, with the errors of the list that the response has.
    pub(super) fn make<'a>(
        self,
        name: String,
        class: String,
        response: &Response<'a>,
        values: &[(&Param, Option<Json>)],
        errors: Vec<format::Part>,
    ) -> Made<'a> {
        let failed = Failed {
            api: response.api,
            rule: self.rule.clone(),
            processed: self.processed,
            asked: self.retry_after,
            should_retry: members::should_retry(response),
        };
        let expected = self.expected(response);
        let vector = Vector {
            name,
            given: response.given(),
            class,
            json: json_form(&expected, values, "$class", &errors),
            expected,
            errors,
            members: values_of(values),
            waits: failed.waits(),
        };
        Made { vector, failed }
    }

    /// An error of a list, with this for the name of its class in JSON.
    pub(super) fn part(
        self,
        name: &str,
        class: String,
        response: &Response<'_>,
        values: &[(&Param, Option<Json>)],
    ) -> format::Part {
        let expected = self.expected(response);
        format::Part {
            class,
            json: json_form(&expected, values, name, &[]),
            expected,
            members: values_of(values),
        }
    }

    fn expected(self, response: &Response<'_>) -> Expected {
        let api = response.api;
        let in_header = || response.header(api.header("request_id")?);
        let request_id = (response.text(Hole::RequestId).map(Cow::into_owned))
            .or_else(|| in_header().map(str::to_owned));
        let facts = [
            self.code.as_ref().map(super::sample::text),
            self.received.status.map(|status| status.to_string()),
            request_id.clone(),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        let text = match facts.as_slice() {
            [] => self.message.clone(),
            facts => format!("{} ({})", self.message, facts.join(", ")),
        };
        Expected {
            known: self.known,
            code: self.code,
            status: self.status,
            reason: self.reason,
            kind: self.kind,
            number: self.number,
            message: self.message,
            text,
            details: members::details(response),
            request_id: request_id.clone(),
            retry_after: self.retry_after.map(Seconds),
            rate_limit: super::limits::of(response),
            should_retry: members::should_retry(response),
            recovery: members::recovery(response),
            doc_url: self.doc_url,
            retry: self.rule.as_ref().map(|rule| rule.kind.as_str()),
            processed: self.processed.as_str(),
            retired: retired(response).filter(|_| !self.known),
            correlation: correlation(response),
            received: self.received,
        }
    }
}

fn values_of(values: &[(&Param, Option<Json>)]) -> Map<String, Json> {
    let members = values.iter();
    let members = members.map(|(param, value)| (param.name.clone(), json!(value)));
    members.collect()
}

/// What the catalogue says of the code that came, if it is retired.
fn retired(response: &Response<'_>) -> Option<Retired> {
    let mut retired = response.api.retired.iter();
    let found = retired.find(|retired| retired.code.as_deref() == response.sent.code)?;
    response.sent.code.map(|_| Retired {
        since: found.since.clone(),
        note: found.note.clone(),
    })
}

pub(super) fn received(response: &Response<'_>) -> Received {
    let Response { sent, .. } = response;
    let in_details = || {
        let details = response.details()?;
        let reason = details.get("reason").and_then(Json::as_str);
        reason.map(str::to_owned)
    };
    let reason = if response.has(Hole::Reason) {
        response.reason()
    } else {
        in_details()
    };
    let in_header = |role: &str| {
        response
            .header(response.api.header(role)?)
            .filter(|_| !response.is_item)
            .map(str::to_owned)
    };
    let reason = reason.or_else(|| in_header("reason"));
    Received {
        ty: (response.text(Hole::Type).map(Cow::into_owned)).filter(|_| response.api.reads_types()),
        instance: None,
        deprecation: super::dates::came(response, "deprecation"),
        sunset: super::dates::came(response, "sunset"),
        number: response.number().filter(|_| has_numbers(response.api)),
        status: sent.status,
        code: sent
            .code(response.api)
            .filter(|_| response.has(Hole::Code) || response.has_code_in_header())
            .map(Cow::into_owned),
        reason,
        kind: (response.text(Hole::Kind).map(Cow::into_owned)).or_else(|| in_header("kind")),
    }
}

/// Whether errors have an integer id that a body has a place for.
fn has_numbers(api: &Api) -> bool {
    let mut entries = api.entries.iter();
    let has_place = |envelope: &Envelope| envelope.says(Hole::Number);
    let is_sent = api.every_envelope().any(has_place);
    is_sent && entries.any(|entry| entry.number.is_some())
}

/// What people read: what the response says, else the catalogue's own text with the values that came.
fn message(
    entry: &Entry,
    reason: Option<&Reason>,
    response: &Response<'_>,
    values: &[(&Param, Option<Json>)],
) -> String {
    if let Some(text) = response.text(Hole::Message) {
        return text.into_owned();
    }
    let own = reason.and_then(|reason| reason.message.as_ref());
    let template = own.or(entry.messages.first());
    let value = |name: &str| {
        let mut values = values.iter();
        values.find(|(param, _)| param.name == name)?.1.clone()
    };
    template.map_or_else(
        || entry.title.clone(),
        |template| render(template, reason, &value),
    )
}

/// The seconds that the server asks to wait.
fn delay(
    response: &Response<'_>,
    values: &[(&Param, Option<Json>)],
    rule: Option<&RetryRule>,
) -> Option<f64> {
    let of_param = || {
        let mut values = values.iter();
        let (_, value) =
            values.find(|(param, _)| is_number(param) && says_delay(param, response.api))?;
        value.as_ref()?.as_f64()
    };
    let waits_for_header = rule.is_some_and(|rule| rule.kind == RetryKind::AfterHeader);
    let sent = &response.sent;
    let reset = sent.reset.filter(|_| waits_for_header);
    let asked = sent.delay.or_else(|| members::delay(response));
    asked.or_else(of_param).or(reset)
}

fn is_number(param: &Param) -> bool {
    matches!(
        param.ty,
        ParamType::Seconds | ParamType::Number | ParamType::Integer
    )
}

/// The ids that the response has, if any.
fn correlation(response: &Response<'_>) -> Option<Map<String, Json>> {
    let ids = response.api.correlation.iter();
    let found = ids.filter_map(|id| {
        let header = id.header.as_deref();
        let in_header = header
            .and_then(|name| response.header(name))
            .map(|id| json!(id));
        let value = in_header.or_else(|| response.at(&id.path).cloned())?;
        Some((id.name.clone(), value))
    });
    let found: Map<_, _> = found.collect();
    (!found.is_empty()).then_some(found)
}

/// The status by whose rule an error goes: the one that came, unless it is one of success, else its own.
fn ruling(api: &Api, received: Option<u16>, own: Option<Status>) -> Option<Status> {
    let came = received.map(Status::Exact);
    came.filter(|came| !api.comes_in_success(*came)).or(own)
}

/// The rule of the catalogue for a status: that of the status itself, else of its class, else the default.
fn by_status(api: &Api, status: Option<Status>) -> Option<RetryRule> {
    let class = status.and_then(|status| u8::try_from(status.class()).ok());
    let class = class.map(|class| RetryOn::Status(Status::Class(class)));
    declared(api, status.map(RetryOn::Status).into_iter().chain(class))
}

/// Whether a request may have taken effect, as far as its status says.
fn processed(status: Option<Status>) -> Processed {
    match status.map(Status::class) {
        Some(4) => Processed::No,
        _ => Processed::Unknown,
    }
}

fn of_code(api: &Api, code: &str) -> Json {
    match (api.code_style, code.parse::<i64>()) {
        (CodeStyle::Integer, Ok(number)) => json!(number),
        _ => json!(code),
    }
}
