//! The format of the vectors: what a runner in any language reads. Its JSON Schema is made from these types.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

use crate::emit::names::{Class, Member};

/// The name of the schema of the vectors, which every file of them carries as `$schema`.
pub const VECTORS_SCHEMA_ID: &str = "urn:errcat:vectors:1";

/// The JSON Schema (2020-12) of the vectors.
pub fn vectors_schema() -> Json {
    let mut schema = schemars::schema_for!(Document).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("$id".into(), json!(VECTORS_SCHEMA_ID));
        object.insert("title".into(), json!("errcat vectors, version 1"));
    }
    schema
}

/// Responses, and what must come of them in every language.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Document<'a> {
    /// The name of this format.
    #[serde(rename = "$schema")]
    pub(super) schema: &'static str,
    /// That the file is generated, and its hash.
    #[serde(rename = "$comment")]
    pub(super) comment: String,
    /// The catalogue's name.
    pub(super) catalogue: String,
    /// The seed of every generator of chance: each list of waits and each decision starts a new one.
    pub(super) seed: u32,
    /// The longest wait in seconds that clients let a server ask for, unless a decision says another.
    pub(super) max_retry_after: u32,
    /// What errors are called in each language.
    pub(super) classes: &'a [Class],
    /// The correlation ids that every error may have, as members of the base class.
    pub(super) correlation: &'a [Member],
    /// The responses.
    pub(super) vectors: Vec<Vector>,
    /// Failures without a response.
    pub(super) failures: Vec<Failure>,
    /// Decisions with other options than the default ones.
    pub(super) decisions: Vec<Decision>,
}

/// A response, and what must come of it.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Vector {
    /// Says what it is about; unique among the vectors.
    pub(super) name: String,
    /// The response.
    pub(super) given: Given,
    /// The name of the class that it becomes.
    pub(super) class: String,
    /// The facts of the error. What is absent here the error does not have.
    pub(super) expected: Expected,
    /// The values of the params by name, `null` where the response does not have one.
    pub(super) members: Map<String, Json>,
    /// The JSON form, byte for byte, with `$class` for the name of the class, and `$errors[0]` for that of the first error of a
    /// list, and so on.
    pub(super) json: String,
    /// The waits between attempts.
    pub(super) waits: Waits,
    /// The errors of the list that the response has, in their order; absent where the error is all of them.
    #[schemars(default)]
    pub(super) errors: Vec<Part>,
}

/// An error of a list.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    /// The name of the class that it becomes.
    pub(super) class: String,
    /// The facts of the error.
    pub(super) expected: Expected,
    /// The values of the params by name.
    pub(super) members: Map<String, Json>,
    /// The JSON form, byte for byte, with `$errors[0]` for the name of the class of the first of the list, and so on.
    pub(super) json: String,
}

/// A response.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    /// The status, if it is a response of HTTP and not the body of a task or an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<u16>,
    /// The headers in order, as pairs of name and value.
    pub(super) headers: Vec<(String, String)>,
    /// The text of the body.
    pub(super) body: String,
}

/// The facts of an error.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Expected {
    /// Whether the catalogue has an entry for it.
    pub(super) known: bool,
    /// The code, a number where codes are integers; of an unknown error what the response said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Code>")]
    pub(super) code: Option<Json>,
    /// The status that the catalogue gives the error, else the one that came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<u16>,
    /// The sub-code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    /// What kind of error it is, as it goes on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<String>,
    /// The integer id beside the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<i64>,
    /// What the API said for people, verbatim; if it said nothing, the text of the catalogue.
    pub(super) message: String,
    /// The message with code, received status and request id behind it.
    pub(super) text: String,
    /// The details as they came.
    pub(super) details: Map<String, Json>,
    /// The id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) request_id: Option<String>,
    /// How long the server asks to wait, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) retry_after: Option<Seconds>,
    /// What headers say of a limit: its `policy`, its `limit`, what is `remaining` of it, and the seconds until its `reset`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rate_limit: Option<Map<String, Json>>,
    /// What the header of role `should_retry` says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) should_retry: Option<bool>,
    /// What to do, as the member of role `recovery` says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) recovery: Option<String>,
    /// The URL of the documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) doc_url: Option<String>,
    /// The kind of the rule of trying again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) retry: Option<&'static str>,
    /// Whether the request may have taken effect: `no`, `yes` or `unknown`.
    pub(super) processed: &'static str,
    /// What the catalogue says of the code, if it is retired and no error has taken it over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) retired: Option<Retired>,
    /// The correlation ids by their names on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) correlation: Option<Map<String, Json>>,
    /// What the response said.
    pub(super) received: Received,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "it only describes the schema")]
enum Code {
    Text(String),
    Number(i64),
}

/// A code that is no longer sent.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Retired {
    /// The version or date it was retired in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) since: Option<String>,
    /// Why, inline Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

/// What a response said of itself.
#[derive(Clone, Serialize, JsonSchema, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Received {
    /// The status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<u16>,
    /// The code, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<String>,
    /// The sub-code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    /// The integer id beside the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<i64>,
    /// The problem type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) ty: Option<String>,
    /// What names this occurrence of the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) instance: Option<String>,
    /// Since when this is deprecated, as RFC 3339 writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) deprecation: Option<&'static str>,
    /// When this goes away, as RFC 3339 writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sunset: Option<&'static str>,
    /// The kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<String>,
}

/// The waits in seconds before the second attempt, the third and so on, up to `null`: the error is surfaced.
///
/// One generator gives the chance of a whole list, and the time that has passed is the sum of the waits before.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Waits {
    /// Of a request that may be sent twice.
    pub(super) idempotent: Vec<Option<Seconds>>,
    /// Of one that may not, unless the server says that it has done nothing.
    pub(super) otherwise: Vec<Option<Seconds>>,
}

/// A failure without a response, and what must come of it.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Failure {
    /// `network`: the connection failed; `timeout`: no answer came in time; `abort`: the caller gave up; `parse`: the
    /// body could not be read.
    #[serde(rename = "failure")]
    pub(super) what: &'static str,
    /// The name of its class.
    pub(super) class: String,
    /// The kind of the rule of trying again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) retry: Option<&'static str>,
    /// The waits between attempts.
    pub(super) waits: Waits,
}

/// One decision, with a generator of its own.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Decision {
    /// The name of the vector whose error it is about.
    pub(super) vector: String,
    /// How many attempts have been made.
    pub(super) attempt: u32,
    /// The seconds since the first attempt began.
    pub(super) elapsed: Seconds,
    /// Whether the request may be sent twice.
    pub(super) idempotent: bool,
    /// How often to try again, if not as the catalogue says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_retries: Option<u32>,
    /// How many seconds all may take, if not as the catalogue says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_elapsed: Option<Seconds>,
    /// How long the server may ask to wait, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_retry_after: Option<Seconds>,
    /// The seconds to wait, or `null`: the error is surfaced.
    pub(super) wait: Option<Seconds>,
}

/// Seconds, written as JavaScript writes numbers.
#[derive(Clone, Copy, JsonSchema)]
#[schemars(transparent)]
pub(super) struct Seconds(pub(super) f64);

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(self.0).serialize(serializer)
    }
}

/// A number as JavaScript writes it: a whole one without a fraction.
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole numbers below 2^53 fit"
)]
pub(super) fn number(number: f64) -> Json {
    if number.fract() == 0.0 && number.abs() < 9e15 {
        json!(number as i64)
    } else {
        json!(number)
    }
}
