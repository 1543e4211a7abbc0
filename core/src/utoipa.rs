//! The errors of an endpoint in `OpenAPI`; under the feature `utoipa`.
//!
//! Every type of errors implements [`IntoResponses`], so that the responses of an endpoint are those of the type that it
//! returns:
//!
//! ```
//! # mod api {
//! #     use errcat::{Catalog, CatalogError, Entry, ErrorSet, Facts, Status};
//! #     #[derive(Debug)]
//! #     pub struct SubmitError;
//! #     static CATALOG: Catalog = Catalog::new("submissions");
//! #     static ENTRY: Entry = Entry::new("rate_limited", "rate_limited", "Rate limited", "Too many requests.",
//! #         Facts::new().with_status(Status::Exact(429)));
//! #     impl core::fmt::Display for SubmitError {
//! #         fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result { f.write_str(ENTRY.message) }
//! #     }
//! #     impl core::error::Error for SubmitError {}
//! #     impl CatalogError for SubmitError {
//! #         fn catalog(&self) -> &'static Catalog { &CATALOG }
//! #         fn entry(&self) -> &'static Entry { &ENTRY }
//! #     }
//! #     impl ErrorSet for SubmitError {
//! #         const CATALOG: &'static Catalog = &CATALOG;
//! #         fn entries(each: &mut dyn FnMut(&'static Entry)) { each(&ENTRY); }
//! #     }
//! #     errcat::__integrate!({} SubmitError, {});
//! # }
//! use api::SubmitError;
//! use utoipa::OpenApi;
//!
//! #[utoipa::path(post, path = "/submissions", responses((status = 201, description = "It is submitted."), SubmitError))]
//! async fn submit() -> Result<(), SubmitError> {
//!     Ok(())
//! }
//!
//! #[derive(OpenApi)]
//! #[openapi(paths(submit))]
//! struct Api;
//!
//! let json = Api::openapi().to_json()?;
//! assert!(json.contains("429") && json.contains("rate_limited"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # What a response says
//!
//! There is one for each status that an error of the type has, or a reason of it; a class of statuses is a range, such
//! as `5XX`. An error without a status comes with a success, where the catalogue says that errors do; else it is left out, since it is
//! never an HTTP response, and so is one that is not public.
//!
//! The schema is that of the body by the catalogue's envelope; a response of 204, 205 or 304 has none. Of several errors each has its own,
//! told apart by the code, under `oneOf`; in an API without codes, or with codes that have values in them, it is `anyOf`. A list of errors has
//! those that come with the status, and where errors with different ones meet, any that do; where several errors are a list of bodies, as in
//! JSON-RPC, that list is described beside the body. Each error has an example by its code, or one for each of
//! its reasons as `code.reason`, which is written as its responses are, from the examples of the catalogue's params. The
//! headers are those that carry params, the code, the kind, the sub-code, the request id and other ids, what is left of limits, how long to wait, since
//! and until when there is what was called, and what RFC 9110 demands of 401 and 405.
//!
//! The target `openapi` of `errcat generate` says the same in components with names.
//!
//! Private params are in none of it. A body that a client asks for as `application/problem+json` is not described.

mod example;
mod header;
mod schema;

use alloc::{
    borrow::ToOwned,
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};

pub use ::utoipa::IntoResponses;
use ::utoipa::openapi::{
    Content, ContentBuilder, RefOr, Response, ResponseBuilder, Schema, example::ExampleBuilder,
};

use crate::{Audience, Catalog, Entry, Envelope, ErrorSet, Reason, Retry, Status};

/// The responses for the errors of a type, by status.
pub fn responses<E: ErrorSet>() -> BTreeMap<String, RefOr<Response>> {
    let mut groups: BTreeMap<Status, Vec<Answer>> = BTreeMap::new();
    E::entries(&mut |entry| {
        if entry.audience == Audience::Public {
            for (status, reasons) in statuses(entry, E::CATALOG) {
                groups.entry(status).or_default().push(Answer {
                    catalog: E::CATALOG,
                    status,
                    entry,
                    reasons,
                    items: None,
                });
            }
        }
    });
    let item = |envelope: Envelope| {
        if is_batch(E::CATALOG) {
            Some(envelope.body)
        } else {
            schema::item(envelope.body)
        }
    };
    if let Some(item) = E::CATALOG.envelope.and_then(item) {
        let items = |status: Status| {
            let all = groups.values().flatten();
            let is_own = |answer: &&Answer| Some(answer.envelope()) == E::CATALOG.envelope;
            let all = all.filter(|answer| is_own(answer) && answer.is_listed(status));
            schema::items(item, all)
        };
        let items: Vec<(Status, Schema)> = groups.keys().map(|at| (*at, items(*at))).collect();
        for (status, items) in items {
            for answer in groups.get_mut(&status).into_iter().flatten() {
                answer.items = Some(items.clone());
            }
        }
    }
    let response = |(status, answers): (Status, Vec<Answer>)| {
        let range = status.to_string().to_uppercase();
        (range, RefOr::T(response(E::CATALOG, status, &answers)))
    };
    groups.into_iter().map(response).collect()
}

/// What an error with one status can be.
struct Answer {
    catalog: &'static Catalog,
    status: Status,
    entry: &'static Entry,
    /// The reasons that have this status; none if the error has no reasons.
    reasons: Vec<&'static Reason>,
    /// What stands in a list of errors.
    items: Option<Schema>,
}

impl Answer {
    fn envelope(&self) -> Envelope {
        self.catalog.envelope_of(self.entry)
    }

    /// Whether the list of a response with this status may have it: one with the status has it, as has one with which errors with
    /// different statuses meet, and beside an error of the whole any may stand.
    fn is_listed(&self, status: Status) -> bool {
        let Some(each) = &self.catalog.each else {
            return true;
        };
        let meets = || match &each.several {
            Some(several) => several.statuses().any(|own| own == status),
            None => match status {
                Status::Exact(400) => self.status.class() < 5,
                Status::Exact(500) => true,
                _ => false,
            },
        };
        each.is_whole || self.status == status || meets()
    }

    /// Whether a client is told to wait as a header says.
    fn waits(&self) -> bool {
        let reasons = self.reasons.iter().map(|reason| reason.retry);
        let mut rules = reasons.chain([self.entry.retry]);
        rules.any(|rule| rule == Some(Retry::AfterHeader))
    }

    /// Whether HTTP gives the response a body.
    fn has_body(&self) -> bool {
        let has_none = matches!(self.status, Status::Exact(204 | 205 | 304));
        !has_none && self.status.class() != 1
    }

    /// Whether the code has values in it.
    fn is_template(&self) -> bool {
        let templates = self.catalog.code_templates;
        self.entry
            .code
            .is_some_and(|code| templates.contains(&code))
    }
}

/// Whether one error alone is a body, and several are a list of such.
fn is_batch(catalog: &Catalog) -> bool {
    catalog.each.is_some_and(|each| each.is_batch)
}

/// The statuses of an entry, each with the reasons that have it.
fn statuses(
    entry: &'static Entry,
    catalog: &'static Catalog,
) -> Vec<(Status, Vec<&'static Reason>)> {
    let mut declared: Vec<Status> = entry.statuses().collect();
    if declared.is_empty() {
        declared.extend(catalog.status_of_success().map(Status::Exact));
    }
    if entry.reasons.is_empty() {
        let status = |status| (status, Vec::new());
        return declared.into_iter().map(status).collect();
    }
    let mut statuses: Vec<(Status, Vec<_>)> = Vec::new();
    for reason in entry.reasons {
        let own: Vec<Status> = match reason.status {
            Some(status) => Vec::from([status]),
            None => declared.clone(),
        };
        for status in own {
            match statuses.iter_mut().find(|(known, _)| *known == status) {
                Some((_, reasons)) => reasons.push(reason),
                None => statuses.push((status, Vec::from([reason]))),
            }
        }
    }
    statuses
}

fn response(catalog: &'static Catalog, status: Status, answers: &[Answer]) -> Response {
    let mut response = ResponseBuilder::new().description(description(answers));
    let mut types: Vec<&'static str> = Vec::new();
    for answer in answers.iter().filter(|answer| answer.has_body()) {
        let media_type = answer.envelope().media_type;
        if !media_type.is_empty() && !types.contains(&media_type) {
            types.push(media_type);
        }
    }
    for media_type in types {
        let of_type = |answer: &&Answer| answer.envelope().media_type == media_type;
        let answers: Vec<&Answer> = answers.iter().filter(of_type).collect();
        response = response.content(media_type, content(&answers));
    }
    for (name, header) in header::all(catalog, status, answers) {
        response = response.header(name, header.build());
    }
    response.build()
}

/// The bodies of one content type.
fn content(answers: &[&Answer]) -> Content {
    let examples = answers.iter().flat_map(|answer| {
        let reasons = answer.reasons.iter().copied().map(Some);
        let no_reason = answer.reasons.is_empty().then_some(None);
        reasons.chain(no_reason).map(|reason| {
            let code = answer.entry.as_str();
            let title = reason.map_or(answer.entry.title, |reason| reason.title);
            let name = match reason {
                Some(reason) => format!("{code}.{}", reason.code),
                None => code.to_owned(),
            };
            let value = example::body(answer, reason);
            (
                name,
                ExampleBuilder::new().summary(title).value(value).build(),
            )
        })
    });
    ContentBuilder::new()
        .schema(Some(schema::bodies(answers)))
        .examples_from_iter(examples)
        .build()
}

/// The titles of the errors, as Markdown.
fn description(answers: &[Answer]) -> String {
    let titles = answers.iter().map(|Answer { entry, .. }| {
        let deprecated = if entry.deprecated.is_some() {
            " (deprecated)"
        } else {
            ""
        };
        format!("{}{deprecated}", entry.title)
    });
    if let [_] = answers {
        return titles.collect();
    }
    let lines = titles.zip(answers).map(|(title, answer)| {
        let code = answer.entry.as_str();
        format!("- `{code}`: {title}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Those of each of the errors: the list of a body may have any of them.
impl<E: ErrorSet> IntoResponses for crate::Errors<E> {
    fn responses() -> Responses {
        responses::<E>()
    }
}

/// What every type of errors implements under the feature `utoipa`.
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ({$($generics:tt)*} $error:ty, {$($bounds:tt)*}) => {
        impl $($generics)* $crate::utoipa::IntoResponses for $error
        $($bounds)*
        {
            fn responses() -> $crate::utoipa::Responses {
                $crate::utoipa::responses::<Self>()
            }
        }
    };
}

/// What [`IntoResponses`] returns.
#[doc(hidden)]
pub type Responses = BTreeMap<String, RefOr<Response>>;
