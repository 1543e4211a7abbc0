use std::{error::Error, string::ToString};

use ::axum::{
    extract::{
        FromRequest, FromRequestParts, Request,
        path::ErrorKind,
        rejection::{JsonRejection, PathRejection, QueryRejection},
    },
    http::request::Parts,
    response::{IntoResponse, Response},
};

use crate::{Cause, Failure, RequestId};

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
            Err(rejection) => Err(path(rejection)),
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
    let problem = match &rejection {
        JsonRejection::JsonSyntaxError(_) => "it is not JSON",
        JsonRejection::JsonDataError(_) => "it does not match the schema",
        _ if matches!(status, 413 | 415) => {
            return Failure::from_status(status, Cause::new(rejection));
        }
        _ => "it could not be read",
    };
    let field = found::<serde_path_to_error::Error<serde_json::Error>>(&rejection)
        .map(|error| error.path().to_string());
    Failure::InvalidBody(Cause::of(problem, field.as_deref(), rejection))
}

fn path(rejection: PathRejection) -> Failure {
    let PathRejection::FailedToDeserializePathParams(failed) = &rejection else {
        return Failure::Other(500, Cause::new(rejection));
    };
    let field = match failed.kind() {
        ErrorKind::ParseErrorAtKey { key, .. }
        | ErrorKind::InvalidUtf8InPathParam { key }
        | ErrorKind::DeserializeError { key, .. } => Some(key.clone()),
        ErrorKind::WrongNumberOfParameters { .. } | ErrorKind::UnsupportedType { .. } => {
            return Failure::Other(500, Cause::new(rejection));
        }
        _ => None,
    };
    Failure::InvalidPath(Cause::of("", field.as_deref(), rejection))
}

fn query(rejection: QueryRejection) -> Failure {
    let field = found::<serde_path_to_error::Error<serde_core::de::value::Error>>(&rejection)
        .map(|error| error.path().to_string());
    Failure::InvalidQuery(Cause::of("", field.as_deref(), rejection))
}

/// The first error of a type in the chain.
fn found<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    std::iter::successors(Some(error), |&error| error.source())
        .find_map(|error| error.downcast_ref())
}
