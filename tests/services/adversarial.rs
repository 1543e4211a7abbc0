//! Nothing of a client's values and no key of its own is repeated, whatever a type of the service says of it, in the words
//! of serde too.

use std::{collections::BTreeMap, fmt};

use actix_web::{FromRequest as _, test::TestRequest};
use arbtest::arbitrary::{Result, Unstructured};
use axum::{
    body::Body,
    extract::{FromRequest as _, Request},
};
use errcat::Failure;
use serde::{
    Deserialize, Deserializer,
    de::{Error, Unexpected, Visitor},
};

/// A type whose every error is written by it, out of the text that the client sent: `WAY TEXT`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hostile {
    /// Nothing ever gets here.
    _read: String,
}

struct Anything;

impl<'de> Deserialize<'de> for Hostile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_str(Anything)
    }
}

impl Visitor<'_> for Anything {
    type Value = Hostile;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct poison")
    }

    fn visit_str<E: Error>(self, text: &str) -> std::result::Result<Hostile, E> {
        let (way, text) = text.split_at_checked(1).unwrap_or(("", text));
        Err(match way {
            "0" => E::custom(format!("missing field `{text}`")),
            "1" => E::custom(format!("duplicate field `{text}` at line 1 column 2")),
            "2" => E::custom(format!("unknown field `x`, expected `{text}`")),
            "3" => E::custom(format!(
                "unknown variant `x`, expected one of `a`, `{text}`"
            )),
            "4" => E::custom(format!("invalid type: {text}, expected {text}")),
            "5" => E::custom(format!("invalid value: integer `{text}`, expected {text}")),
            "6" => E::custom(format!("Cannot parse `{text}` to a `{text}`")),
            "7" => E::custom(format!("missing field `{}`", text.to_uppercase())),
            "8" => E::unknown_field(text, &["known"]),
            "9" => E::unknown_variant(text, &[]),
            "a" => E::invalid_type(Unexpected::Other(text), &text),
            "b" => E::invalid_value(Unexpected::Str(text), &text),
            "c" => E::missing_field("known"),
            _ => E::custom(text),
        })
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "it is only read")]
struct Known {
    one: Option<Hostile>,
    many: Option<Vec<Hostile>>,
    by_key: Option<BTreeMap<Hostile, u8>>,
    by_text: Option<BTreeMap<String, Hostile>>,
    tagged: Option<Tagged>,
    either: Option<Either>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind")]
#[allow(dead_code, reason = "it is only read")]
enum Tagged {
    A { inner: Hostile },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[allow(dead_code, reason = "it is only read")]
enum Either {
    One(Hostile),
    Other { inner: Hostile },
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "it is only read")]
struct Open {
    #[serde(flatten)]
    rest: BTreeMap<String, Hostile>,
}

/// A text with the poison in it, between parts that readers of texts could trip over.
fn text(u: &mut Unstructured<'_>) -> Result<String> {
    let glue = [
        "",
        "`",
        "\"",
        ", expected ",
        "` at line 1 column 2",
        " to a ",
        "u8",
        "known",
        "[0].",
        "é",
        " ",
        "%",
        "+",
        "missing field `",
    ];
    let way = u.choose(&[
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d",
    ])?;
    let mut text = (*way).to_owned();
    for _ in 0..u.int_in_range(0..=2)? {
        text.push_str(u.choose(&glue)?);
    }
    text.push_str("poison");
    for _ in 0..u.int_in_range(0..=2)? {
        text.push_str(u.choose(&glue)?);
    }
    Ok(text)
}

fn body(u: &mut Unstructured<'_>) -> Result<String> {
    let text = text(u)?;
    let json = serde_json::to_string(&text).expect("a text");
    let shapes = [
        format!(r#"{{"one":{json}}}"#),
        format!(r#"{{"many":[{json}]}}"#),
        format!(r#"{{"by_key":{{{json}:1}}}}"#),
        format!(r#"{{"by_text":{{{json}:{json}}}}}"#),
        format!(r#"{{"tagged":{{"kind":{json}}}}}"#),
        format!(r#"{{"tagged":{{"kind":"A","inner":{json}}}}}"#),
        format!(r#"{{"either":{json}}}"#),
        format!(r#"{{"either":{{"inner":{json}}}}}"#),
        format!("{{{json}:{json}}}"),
        format!(r#"{{"one":{json}{json}}}"#),
        json.replace('p', "\\u0070"),
    ];
    Ok(u.choose(&shapes)?.clone())
}

/// Holds that nothing of the poison is in all that an error of the service can be made of.
fn check(of: &str, failure: &Failure) {
    let said = format!("{failure} {:?}", failure.cause().field());
    assert!(!said.to_lowercase().contains("poison"), "{of}: {said}");
}

fn json_of_axum<T: serde::de::DeserializeOwned + fmt::Debug>(body: &str) -> Failure {
    let request = Request::post("/").header("content-type", "application/json");
    let request = request
        .body(Body::from(body.to_owned()))
        .expect("a request");
    let read = errcat::axum::Json::<T>::from_request(request, &());
    wait(read).expect_err("it does not fit")
}

fn json_of_actix<T: serde::de::DeserializeOwned + fmt::Debug + 'static>(body: &str) -> Failure {
    let request = TestRequest::post().insert_header(("content-type", "application/json"));
    let (request, mut payload) = request.set_payload(body.to_owned()).to_http_parts();
    let read = errcat::actix::Json::<T>::from_request(&request, &mut payload);
    errcat::actix::failure(&wait(read).expect_err("it does not fit"))
}

/// actix's own extractor, of which only the text is known.
fn json_by_text<T: serde::de::DeserializeOwned + fmt::Debug + 'static>(body: &str) -> Failure {
    let request = TestRequest::post().insert_header(("content-type", "application/json"));
    let (request, mut payload) = request.set_payload(body.to_owned()).to_http_parts();
    let read = actix_web::web::Json::<T>::from_request(&request, &mut payload);
    errcat::actix::failure(&wait(read).expect_err("it does not fit"))
}

fn wait<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(future)
}

#[test]
fn of_a_body_nothing_is_repeated() {
    arbtest::arbtest(|u| {
        let body = body(u)?;
        check(&body, &json_of_axum::<Known>(&body));
        check(&body, &json_of_axum::<Open>(&body));
        check(&body, &json_of_actix::<Known>(&body));
        check(&body, &json_of_actix::<Open>(&body));
        check(&body, &json_by_text::<Known>(&body));
        check(&body, &json_by_text::<Open>(&body));
        Ok(())
    })
    .budget_ms(500);
}

#[test]
fn of_a_query_and_a_form_nothing_is_repeated() {
    arbtest::arbtest(|u| {
        let text = text(u)?;
        let mut encoded = String::new();
        for byte in text.bytes() {
            encoded.extend(["%".to_owned(), format!("{byte:02X}")]);
        }
        let query = u.choose(&["one=", "x=", ""])?.to_string() + &encoded;
        let uri = format!("/?{query}");

        let request = Request::get(&uri).body(Body::empty()).expect("a request");
        let read = errcat::axum::Form::<Known>::from_request(request, &());
        if let Err(failure) = wait(read) {
            check(&uri, &failure);
        }
        let request = Request::get(&uri).body(Body::empty()).expect("a request");
        let read = errcat::axum::Query::<Open>::from_request(request, &());
        check(&uri, &wait(read).expect_err("it does not fit"));

        let (request, mut payload) = TestRequest::with_uri(&uri).to_http_parts();
        let read = errcat::actix::Query::<Open>::from_request(&request, &mut payload);
        let failure = errcat::actix::failure(&wait(read).expect_err("it does not fit"));
        check(&uri, &failure);
        let read = actix_web::web::Query::<Open>::from_request(&request, &mut payload);
        let failure = errcat::actix::failure(&wait(read).expect_err("it does not fit"));
        check(&uri, &failure);

        let (request, mut payload) = TestRequest::with_uri("/{x}")
            .param("x", text.clone())
            .to_http_parts();
        let read = errcat::actix::Path::<Hostile>::from_request(&request, &mut payload);
        let failure = errcat::actix::failure(&wait(read).expect_err("it does not fit"));
        check(&text, &failure);
        Ok(())
    })
    .budget_ms(500);
}
