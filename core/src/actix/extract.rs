use std::{
    boxed::Box,
    future::{Future, Ready, ready},
    pin::Pin,
    string::String,
};

use ::actix_web::{
    Error, FromRequest, HttpMessage, HttpRequest, HttpResponse, Responder, body::EitherBody,
    dev::Payload, web,
};
use serde_core::de::DeserializeOwned;

use super::{failure, is_known, kept::Kept};
use crate::{
    Cause, Failure, RequestId,
    layer::extractors,
    rejection::{self, Fault, Read},
};

/// Takes a JSON body as `web::Json` does, its `JsonConfig` included, and answers by the catalogue where it does not fit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Json<T>(pub T);

/// Takes a form as `web::Form` does, its `FormConfig` included, and answers by the catalogue where it does not fit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Form<T>(pub T);

/// Takes values of the path as `web::Path` does, its `PathConfig` included, and answers by the catalogue where they do not
/// fit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Path<T>(pub T);

/// Takes the query string as `web::Query` does, its `QueryConfig` included, and answers by the catalogue where it does not
/// fit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query<T>(pub T);

extractors!(Json Form Path Query);

macro_rules! into_inner {
    ($($name:ident)*) => {
        $(impl<T> $name<T> {
            /// What was read.
            pub fn into_inner(self) -> T {
                self.0
            }
        })*
    };
}

into_inner!(Json Form Path Query);

type Reading<T> = Pin<Box<dyn Future<Output = Result<T, Error>>>>;

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = Error;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        // What actix decompresses cannot be read a second time.
        let is_plain = !request.headers().contains_key("content-encoding");
        let kept = is_plain.then(|| Kept::of(payload));
        let read = web::Json::<Read<T>>::from_request(request, payload);
        Box::pin(async move {
            match read.await {
                Ok(read) => Ok(Self(read.into_inner().0)),
                Err(error) => Err(told(error, rejection::take(), |fault, cause| {
                    let not_json = kept.and_then(|kept| rejection::not_json(&kept.bytes()));
                    match not_json {
                        Some(problem) => cause.saying(problem),
                        None => fault.told(cause, MISMATCH),
                    }
                })),
            }
        })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = Error;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let read = web::Form::<Read<T>>::from_request(request, payload);
        Box::pin(async move {
            match read.await {
                Ok(read) => Ok(Self(read.into_inner().0)),
                Err(error) => Err(told(error, rejection::take_text(), |fault, cause| {
                    fault.told(cause, MISMATCH)
                })),
            }
        })
    }
}

impl<T: DeserializeOwned> FromRequest for Path<T> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let read = web::Path::<Read<T>>::from_request(request, payload).into_inner();
        ready(match read {
            Ok(read) => Ok(Self(read.into_inner().0)),
            Err(error) => Err(told(error, rejection::take_text(), |fault, cause| {
                let named = |place| rejection::param(&request.match_pattern()?, place);
                let place = fault.place();
                let field = match place {
                    Some(_) => named(place),
                    None => fault.field().or_else(|| named(None)),
                };
                fault.told(cause, "").at(field.as_deref())
            })),
        })
    }
}

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let read = web::Query::<Read<T>>::from_request(request, payload).into_inner();
        ready(match read {
            Ok(read) => Ok(Self(read.into_inner().0)),
            Err(error) => Err(told(error, rejection::take_text(), |fault, cause| {
                fault.told(cause, "")
            })),
        })
    }
}

impl FromRequest for RequestId {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    /// The id that the layer gave the request.
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let id = request.extensions().get::<Self>().cloned();
        let outside = "the request is outside of errcat's layer";
        ready(id.ok_or_else(|| Failure::Other(500, Cause::new(outside))))
    }
}

impl<T> Responder for Json<T>
where
    web::Json<T>: Responder<Body = EitherBody<String>>,
{
    type Body = EitherBody<String>;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse<Self::Body> {
        web::Json(self.0).respond_to(request)
    }
}

impl<T> Responder for Form<T>
where
    web::Form<T>: Responder<Body = EitherBody<String>>,
{
    type Body = EitherBody<String>;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse<Self::Body> {
        web::Form(self.0).respond_to(request)
    }
}

const MISMATCH: &str = "it does not match the schema";

/// The failure that an error of actix is, with what may be said of it. An error that a configuration made stays as it is.
fn told(error: Error, fault: Option<Fault>, tell: impl FnOnce(Fault, Cause) -> Cause) -> Error {
    if !is_known(&error) {
        return error;
    }
    let failure = match (failure(&error), fault) {
        (failure, Some(fault)) if fault.is_misuse => Failure::Other(500, failure.cause().clone()),
        (Failure::InvalidBody(cause), Some(fault)) => Failure::InvalidBody(tell(fault, cause)),
        (Failure::InvalidPath(cause), Some(fault)) => Failure::InvalidPath(tell(fault, cause)),
        (Failure::InvalidQuery(cause), Some(fault)) => Failure::InvalidQuery(tell(fault, cause)),
        (failure, _) => failure,
    };
    failure.into()
}
