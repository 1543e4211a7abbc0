use std::string::String;

use ::axum::{
    extract::{
        FromRequest, FromRequestParts, MatchedPath, OptionalFromRequest, OptionalFromRequestParts,
        Request,
        path::ErrorKind,
        rejection::{FormRejection, JsonRejection, PathRejection, QueryRejection},
    },
    http::request::Parts,
    response::{IntoResponse, Response},
};
use serde_core::de::DeserializeOwned;

use super::kept::Kept;
use crate::{
    Cause, Failure, RequestId,
    layer::extractors,
    rejection::{self, Read},
};

/// Takes a JSON body as `axum::Json` does, and answers by the catalogue where it does not fit.
///
/// `Option<Json<T>>` is `None` where the request has no `Content-Type`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Json<T>(pub T);

/// Takes a form as `axum::Form` does, the query string of a `GET` too, and answers by the catalogue where it does not fit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Form<T>(pub T);

/// Takes values of the path as `axum::extract::Path` does, and answers by the catalogue where they do not fit.
///
/// `Option<Path<T>>` is `None` where the route has no params.
#[derive(Debug, Clone, Copy, Default)]
pub struct Path<T>(pub T);

/// Takes the query string as `axum::extract::Query` does, and answers by the catalogue where it does not fit.
///
/// `Option<Query<T>>` is `None` where the request has no query string.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query<T>(pub T);

extractors!(Json Form Path Query);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let (request, kept) = Kept::of(request);
        match <::axum::Json<Read<T>> as FromRequest<S>>::from_request(request, state).await {
            Ok(::axum::Json(Read(value))) => Ok(Self(value)),
            Err(rejection) => Err(json(rejection, &kept)),
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> OptionalFromRequest<S> for Json<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Failure> {
        let (request, kept) = Kept::of(request);
        let read = <::axum::Json<Read<T>> as OptionalFromRequest<S>>::from_request(request, state);
        match read.await {
            Ok(body) => Ok(body.map(|::axum::Json(Read(value))| Self(value))),
            Err(rejection) => Err(json(rejection, &kept)),
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        match ::axum::Form::<Read<T>>::from_request(request, state).await {
            Ok(::axum::Form(Read(value))) => Ok(Self(value)),
            Err(rejection) => Err(form(rejection)),
        }
    }
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let read = <::axum::extract::Path<Read<T>> as FromRequestParts<S>>::from_request_parts(
            parts, state,
        );
        match read.await {
            Ok(::axum::extract::Path(Read(value))) => Ok(Self(value)),
            Err(rejection) => Err(path(rejection, parts.extensions.get())),
        }
    }
}

impl<T: DeserializeOwned + Send + 'static, S: Send + Sync> OptionalFromRequestParts<S> for Path<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, Failure> {
        type Inner<T> = ::axum::extract::Path<Read<T>>;
        let read =
            <Inner<T> as OptionalFromRequestParts<S>>::from_request_parts(parts, state).await;
        match read {
            Ok(params) => Ok(params.map(|::axum::extract::Path(Read(value))| Self(value))),
            Err(rejection) => Err(path(rejection, parts.extensions.get())),
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match ::axum::extract::Query::<Read<T>>::from_request_parts(parts, state).await {
            Ok(::axum::extract::Query(Read(value))) => Ok(Self(value)),
            Err(rejection) => Err(query(rejection)),
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> OptionalFromRequestParts<S> for Query<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, Failure> {
        if parts.uri.query().is_none() {
            return Ok(None);
        }
        let query = <Self as FromRequestParts<S>>::from_request_parts(parts, state).await;
        query.map(Some)
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

impl<T> IntoResponse for Form<T>
where
    ::axum::Form<T>: IntoResponse,
{
    fn into_response(self) -> Response {
        ::axum::Form(self.0).into_response()
    }
}

fn json(rejection: JsonRejection, kept: &Kept) -> Failure {
    let fault = rejection::take();
    let (JsonRejection::JsonSyntaxError(_) | JsonRejection::JsonDataError(_)) = &rejection else {
        return unread(rejection.status().as_u16(), rejection);
    };
    // Which of the two rejections it is goes by who made the error, and between the reader and the type is one of ours.
    let (status, cause) = match (rejection::not_json(&kept.bytes()), fault) {
        (Some(problem), _) => (400, Cause::default().saying(problem)),
        (None, Some(fault)) => (422, fault.told(Cause::default(), MISMATCH)),
        (None, None) => (422, Cause::default().saying(MISMATCH)),
    };
    Failure::InvalidBody(cause.of_status(status).from(rejection))
}

const MISMATCH: &str = "it does not match the schema";

fn form(rejection: FormRejection) -> Failure {
    let fault = rejection::take_text();
    let status = rejection.status().as_u16();
    match (&rejection, fault) {
        (_, Some(fault)) if fault.is_misuse => Failure::Other(500, Cause::new(rejection)),
        (FormRejection::FailedToDeserializeForm(_), Some(fault)) => {
            Failure::InvalidQuery(fault.told(Cause::new(rejection), ""))
        }
        (FormRejection::FailedToDeserializeFormBody(_), Some(fault)) => {
            let cause = Cause::new(rejection).of_status(status);
            Failure::InvalidBody(fault.told(cause, MISMATCH))
        }
        _ => unread(status, rejection),
    }
}

/// A body that could not be read.
fn unread(
    status: u16,
    rejection: impl Into<std::boxed::Box<dyn std::error::Error + Send + Sync>>,
) -> Failure {
    if matches!(status, 413 | 415) {
        return Failure::from_status(status, Cause::new(rejection));
    }
    let cause = Cause::default()
        .saying("it could not be read")
        .of_status(status);
    Failure::InvalidBody(cause.from(rejection))
}

fn path(rejection: PathRejection, route: Option<&MatchedPath>) -> Failure {
    let fault = rejection::take_text();
    let PathRejection::FailedToDeserializePathParams(failed) = &rejection else {
        return Failure::Other(500, Cause::new(rejection));
    };
    let named = |place| rejection::param(route?.as_str(), place);
    let cause = match (failed.kind(), fault) {
        (ErrorKind::WrongNumberOfParameters { .. } | ErrorKind::UnsupportedType { .. }, _) => {
            return Failure::Other(500, Cause::new(rejection));
        }
        (_, Some(fault)) if fault.is_misuse => return Failure::Other(500, Cause::new(rejection)),
        (kind, Some(fault)) => {
            let place = fault.place();
            let field = if place.is_some() {
                named(place)
            } else {
                fault.field().or_else(|| key(kind)).or_else(|| named(None))
            };
            fault.told(Cause::default(), "").at(field.as_deref())
        }
        (ErrorKind::InvalidUtf8InPathParam { key }, None) => {
            Cause::default().saying("it is not UTF-8").at(Some(key))
        }
        _ => Cause::default(),
    };
    Failure::InvalidPath(cause.from(rejection))
}

/// The name that the route has for what did not fit, where the type has none: of an entry of a map.
fn key(kind: &ErrorKind) -> Option<String> {
    match kind {
        ErrorKind::DeserializeError { key, .. } | ErrorKind::ParseErrorAtKey { key, .. } => {
            Some(key.clone())
        }
        _ => None,
    }
}

fn query(rejection: QueryRejection) -> Failure {
    let fault = rejection::take_text().unwrap_or_default();
    if fault.is_misuse {
        return Failure::Other(500, Cause::new(rejection));
    }
    Failure::InvalidQuery(fault.told(Cause::new(rejection), ""))
}
