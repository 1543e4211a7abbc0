//! Every entry of every catalogue, with any values: what a server writes is what a client reads.

use arbtest::arbitrary::{self, Unstructured};
use errcat::decode::Response;
use errcat_catalog::api::{
    Api as Model, Entry, Envelope, Message, Param, ParamType, Part, Place, Reason,
};
use serde_json::{Map, Value as Json, json};

use crate::apis::{self, Api, values};
use crate::filling::{Filling, is_of_part};
use crate::samples::text;

#[test]
fn what_a_server_writes_is_what_a_client_reads() {
    let apis = apis::all();
    let mut seen = 0;
    for api in apis {
        for entry in &api.catalog.entries {
            let plain = entry.reasons.is_empty().then_some(None);
            for reason in plain.into_iter().chain(entry.reasons.iter().map(Some)) {
                let budget = if entry.params.is_empty() { 1 } else { 40 };
                arbtest::arbtest(|u| go_and_come(api, entry, reason, u)).budget_ms(budget);
                seen += 1;
            }
        }
    }
    assert!(seen > 400, "only {seen} errors");
}

fn go_and_come(
    api: &Api,
    entry: &Entry,
    reason: Option<&Reason>,
    u: &mut Unstructured<'_>,
) -> arbitrary::Result<()> {
    // What is no JSON is held in `shapes.rs`.
    let is_json = |envelope: &Envelope| envelope.is_json();
    if !api.catalog.envelope_of(entry).is_none_or(is_json) {
        return Ok(());
    }
    let own = reason.and_then(|reason| reason.message.as_ref());
    let template = own.or(entry.messages.first());
    let mut given = Map::new();
    let names = |param: &Param| template.is_some_and(|template| names(template, param));
    let is_read = |param: &Param| param.place == Place::Message && names(param);
    let is_read = entry.public_params().any(is_read);
    for param in entry.public_params() {
        let is_word = is_read && names(param) || param.place == Place::Code;
        let reaches_client =
            param.place != Place::Message || param.header.is_some() || names(param);
        if reaches_client
            && !is_of_part(&api.catalog, param)
            && (param.required || u.arbitrary()?)
        {
            given.insert(
                param.name.clone(),
                value(&api.catalog, is_word, &param.ty, u)?,
            );
        }
    }
    // The service says whatever it likes of an error that has no message of its own.
    let message = match template {
        Some(template) => message(template, reason, &given),
        None => format!("It said {{so}} {}", u.arbitrary::<u8>()?),
    };
    let filling = Filling {
        api: &api.catalog,
        entry,
        reason,
        values: &given,
        message: &message,
        request_id: Some("req_1"),
    };
    let sent = filling.body().to_string();
    let read_as = |media_type: &str, body: &str| {
        let mut headers = vec![("Content-Type".to_owned(), media_type.to_owned())];
        for param in entry.public_params() {
            let value = given.get(&param.name).map(text);
            headers.extend(param.header.clone().zip(value));
        }
        let in_header = |role: &str| api.catalog.header(role).map(str::to_owned);
        headers.extend(in_header("code").zip(filling.code()));
        headers.extend(in_header("reason").zip(reason.map(|reason| reason.name.clone())));
        let kind = api.catalog.kind_of(entry);
        headers.extend(in_header("kind").zip(kind.map(|kind| kind.value.clone())));
        let mut response = Response::new(body).headers(&headers);
        if let Some(status) = filling.status() {
            response = response.status(status);
        }
        (api.decode)(&response).error
    };
    let read = |body: &str| read_as("application/json", body);
    let label = format!("{} of {}: {sent}", entry.name, api.catalog.name);
    let mut required = entry.public_params().filter(|param| param.required);
    if !required.all(|param| given.contains_key(&param.name)) {
        // The message that servers send does not name the value, which has no other way to a client.
        assert!(
            read(&sent).is_none(),
            "{label} is read without all its values"
        );
        return Ok(());
    }
    let error = read(&sent).unwrap_or_else(|| panic!("{label} is not read"));
    assert_eq!(error.entry().name, entry.name, "{label}");
    assert_eq!(
        error.reason().map(|reason| reason.code),
        reason.map(|reason| reason.name.as_str())
    );
    let found = values(&*error);
    assert!(
        is_same(&json!(found), &json!(given)),
        "{label} is read as {found:?}"
    );

    let said = error.to_string();
    assert!(template.is_some() || said == message, "{label} says {said}");
    let written = errcat::body(&*error).request_id("req_1").to_string();
    let wanted = Filling {
        message: &said,
        ..filling
    }
    .body();
    let parsed = serde_json::from_str(&written).unwrap_or_else(|_| panic!("{written}"));
    assert!(is_same(&parsed, &wanted), "{written} is not {wanted}");
    let again = read(&written).unwrap_or_else(|| panic!("{written} is not read"));
    assert_eq!(format!("{again:?}"), format!("{error:?}"));

    let problem = errcat::body(&*error).problem().to_string();
    if entry.code.is_some() {
        let again = read_as("application/problem+json", &problem);
        let again = again.unwrap_or_else(|| panic!("{problem} is not read"));
        assert_eq!(format!("{again:?}"), format!("{error:?}"));
    }
    Ok(())
}

fn names(template: &Message, param: &Param) -> bool {
    let is_it = |part: &Part| matches!(part, Part::Param(name) if *name == param.name);
    template.parts.iter().any(is_it)
}

fn message(template: &Message, reason: Option<&Reason>, given: &Map<String, Json>) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Param(name) => match given.get(name) {
            Some(value) => text(value),
            None if name == "reason" => {
                reason.map_or("{reason}".into(), |reason| reason.name.clone())
            }
            None => format!("{{{name}}}"),
        },
    };
    template.parts.iter().map(part).collect()
}

/// Any value of a type. In a message that is read back a text is a word, for nothing tells where another one ends.
fn value(
    api: &Model,
    is_word: bool,
    ty: &ParamType,
    u: &mut Unstructured<'_>,
) -> arbitrary::Result<Json> {
    Ok(match ty {
        ParamType::String | ParamType::Url if is_word => {
            json!(format!("w{}", u.arbitrary::<u16>()?))
        }
        ParamType::String | ParamType::Timestamp | ParamType::Uuid | ParamType::Url => {
            json!(u.arbitrary::<&str>()?)
        }
        ParamType::Integer => json!(u.arbitrary::<i64>()?),
        ParamType::Number => {
            let number: f64 = u.arbitrary()?;
            json!(if number.is_finite() { number } else { 0.5 })
        }
        ParamType::Boolean => json!(u.arbitrary::<bool>()?),
        ParamType::Seconds => json!(f64::from(u.arbitrary::<u32>()?) / 1000.0),
        ParamType::Any => json!({"any": [u.arbitrary::<i8>()?, null, {}, u.arbitrary::<&str>()?]}),
        ParamType::Enum(words) => json!(u.choose(words)?),
        ParamType::List(item) => {
            let mut items = Vec::new();
            for _ in 0..u.int_in_range(0..=3)? {
                items.push(value(api, is_word, item, u)?);
            }
            Json::Array(items)
        }
        ParamType::Map(of) => {
            let mut members = Map::new();
            for _ in 0..u.int_in_range(0..=3)? {
                members.insert(u.arbitrary::<String>()?, value(api, is_word, of, u)?);
            }
            Json::Object(members)
        }
        ParamType::Record(name) => {
            let mut members = Map::new();
            for field in &api.type_record(name).expect("a record").fields {
                if field.required || u.arbitrary()? {
                    members.insert(field.name.clone(), value(api, is_word, &field.ty, u)?);
                }
            }
            Json::Object(members)
        }
    })
}

/// Whether two values are one, however their numbers are written and their members ordered.
pub(crate) fn is_same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => match (one.as_i64(), other.as_i64()) {
            (Some(one), Some(other)) => one == other,
            _ => {
                one.as_f64().map(f64::to_bits) == other.as_f64().map(f64::to_bits)
                    || one.as_f64() == other.as_f64()
            }
        },
        (Json::Array(one), Json::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        (Json::Object(one), Json::Object(other)) => {
            let has = |(name, value): (&String, &Json)| {
                other.get(name).is_some_and(|other| is_same(value, other))
            };
            one.len() == other.len() && one.iter().all(has)
        }
        (Json::String(one), Json::String(other)) if one != other => {
            // Where everything is a text, so are numbers.
            let read = |text: &str| serde_json::from_str::<Json>(text).ok();
            let both = read(one).zip(read(other));
            both.is_some_and(|(one, other)| is_same(&one, &other))
        }
        _ => one == other,
    }
}
