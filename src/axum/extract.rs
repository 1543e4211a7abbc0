use std::{borrow::Cow, error::Error, format, string::String, string::ToString, vec::Vec};

use ::axum::{
    extract::{
        FromRequest, FromRequestParts, MatchedPath, Request,
        path::ErrorKind,
        rejection::{JsonRejection, PathRejection, QueryRejection},
    },
    http::request::Parts,
    response::{IntoResponse, Response},
};

use serde_path_to_error::Segment;

use crate::{
    Cause, Failure, RequestId,
    rejection::{self, Mismatch, Place},
};

/// Takes a JSON body as `axum::Json` does, and answers by the catalogue where it does not fit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Json<T>(pub T);

/// Takes values of the path as `axum::extract::Path` does, and answers by the catalogue where they do not fit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Path<T>(pub T);

/// Takes the query string as `axum::extract::Query` does, and answers by the catalogue where it does not fit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query<T>(pub T);

impl<T, S> FromRequest<S> for Json<T>
where
    ::axum::Json<T>: FromRequest<S, Rejection = JsonRejection>,
    S: Send + Sync,
{
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        match ::axum::Json::from_request(request, state).await {
            Ok(::axum::Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(body(rejection)),
        }
    }
}

impl<T, S> FromRequestParts<S> for Path<T>
where
    ::axum::extract::Path<T>: FromRequestParts<S, Rejection = PathRejection>,
    S: Send + Sync,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match ::axum::extract::Path::from_request_parts(parts, state).await {
            Ok(::axum::extract::Path(value)) => Ok(Self(value)),
            Err(rejection) => Err(path(rejection, parts.extensions.get())),
        }
    }
}

impl<T, S> FromRequestParts<S> for Query<T>
where
    ::axum::extract::Query<T>: FromRequestParts<S, Rejection = QueryRejection>,
    S: Send + Sync,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match ::axum::extract::Query::from_request_parts(parts, state).await {
            Ok(::axum::extract::Query(value)) => Ok(Self(value)),
            Err(rejection) => Err(query(rejection)),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RequestId {
    type Rejection = Failure;

    /// The id that the layer gave the request.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let id = parts.extensions.get::<Self>().cloned();
        id.ok_or_else(|| {
            Failure::Other(500, Cause::new("the request is outside of errcat's layer"))
        })
    }
}

impl<T> IntoResponse for Json<T>
where
    ::axum::Json<T>: IntoResponse,
{
    fn into_response(self) -> Response {
        ::axum::Json(self.0).into_response()
    }
}

fn body(rejection: JsonRejection) -> Failure {
    let status = rejection.status().as_u16();
    let cause = match &rejection {
        JsonRejection::JsonSyntaxError(_) => syntax(&rejection),
        JsonRejection::JsonDataError(_) => {
            let error = found::<serde_path_to_error::Error<serde_json::Error>>(&rejection);
            misfit(error, "it does not match the schema")
        }
        _ if matches!(status, 413 | 415) => {
            return Failure::from_status(status, Cause::new(rejection));
        }
        _ => Cause::default().saying("it could not be read"),
    };
    Failure::InvalidBody(cause.from(rejection))
}

fn syntax(rejection: &JsonRejection) -> Cause {
    let error = found::<serde_path_to_error::Error<serde_json::Error>>(rejection);
    let error = error.map(serde_path_to_error::Error::inner);
    // What follows the value is found when no path is known any more.
    let error = error.or_else(|| found::<serde_json::Error>(rejection));
    let problem = error.map_or("it is not JSON".into(), rejection::not_json);
    Cause::default().saying(problem)
}

fn path(rejection: PathRejection, route: Option<&MatchedPath>) -> Failure {
    let PathRejection::FailedToDeserializePathParams(failed) = &rejection else {
        return Failure::Other(500, Cause::new(rejection));
    };
    let named = |place| rejection::param(route?.as_str(), place);
    let cause = Cause::default();
    let cause = match failed.kind() {
        ErrorKind::ParseErrorAtKey {
            key, expected_type, ..
        } => saying(cause, rejection::parsed(expected_type)).at(Some(key)),
        ErrorKind::ParseErrorAtIndex {
            index,
            expected_type,
            ..
        } => saying(cause, rejection::parsed(expected_type)).at(named(Some(*index))),
        ErrorKind::ParseError { expected_type, .. } => {
            saying(cause, rejection::parsed(expected_type)).at(named(None))
        }
        ErrorKind::DeserializeError { key, message, .. } => {
            Mismatch::of(message, "", cause).at(Some(key))
        }
        ErrorKind::InvalidUtf8InPathParam { key } => cause.saying("it is not UTF-8").at(Some(key)),
        ErrorKind::Message(message) => Mismatch::of(message, "", cause),
        ErrorKind::WrongNumberOfParameters { .. } | ErrorKind::UnsupportedType { .. } => {
            return Failure::Other(500, Cause::new(rejection));
        }
        _ => cause,
    };
    Failure::InvalidPath(cause.from(rejection))
}

fn query(rejection: QueryRejection) -> Failure {
    let error = found::<serde_path_to_error::Error<serde_core::de::value::Error>>(&rejection);
    let cause = misfit(error, "");
    Failure::InvalidQuery(cause.from(rejection))
}

/// What may be said of a value that does not fit, and where in the request it stands.
fn misfit<E: Error>(
    error: Option<&serde_path_to_error::Error<E>>,
    otherwise: &'static str,
) -> Cause {
    let Some(error) = error else {
        return saying(
            Cause::default(),
            Some(otherwise.into()).filter(|_| !otherwise.is_empty()),
        );
    };
    let text = error.inner().to_string();
    let mut segments: Vec<&Segment> = error.path().iter().collect();
    let named = |last: &&Segment| match last {
        Segment::Map { key } => text.starts_with(&format!("unknown field `{key}`")),
        Segment::Enum { variant } => text.starts_with(&format!("unknown variant `{variant}`")),
        Segment::Seq { .. } | Segment::Unknown => false,
    };
    segments.pop_if(|last| named(&&**last));
    let mut field = String::new();
    for segment in segments {
        match segment {
            Segment::Seq { index } => field.extend(["[", &index.to_string(), "]"]),
            Segment::Map { key: name } | Segment::Enum { variant: name } => add(&mut field, name),
            Segment::Unknown => add(&mut field, "?"),
        }
    }
    if let Some(Mismatch {
        place: Place::Field(name),
        ..
    }) = rejection::mismatch(&text)
    {
        add(&mut field, name);
    }
    Mismatch::of(&text, otherwise, Cause::default()).at(Some(&field))
}

fn add(field: &mut String, name: &str) {
    if !field.is_empty() {
        field.push('.');
    }
    field.push_str(name);
}

fn saying(cause: Cause, problem: Option<Cow<'static, str>>) -> Cause {
    match problem {
        Some(problem) => cause.saying(problem),
        None => cause,
    }
}

/// The first error of a type in the chain.
fn found<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    std::iter::successors(Some(error), |&error| error.source())
        .find_map(|error| error.downcast_ref())
}
