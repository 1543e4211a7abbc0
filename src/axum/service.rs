use std::{
    boxed::Box,
    convert::Infallible,
    future::{Future, poll_fn},
    pin::Pin,
    string::String,
    sync::Arc,
    task::{Context, Poll, Waker},
    vec::Vec,
};

use ::axum::{
    BoxError,
    body::{Body, HttpBody},
    http::{HeaderName, HeaderValue, Request},
    response::{IntoResponse, Response},
};
use tower::timeout::error::Elapsed;

use super::{Failed, Layer};
use crate::{
    Cause, ErrorSet, Failure, RequestId, http,
    layer::{Asked, Settings},
};

/// What the [`layer`](super::layer) makes of a service.
#[derive(Debug)]
pub struct Service<S, E> {
    inner: S,
    layer: Layer<E>,
}

impl<S: Clone, E> Clone for Service<S, E> {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.clone(),
            layer: self.layer.clone(),
        }
    }
}

impl<S, E> tower::Layer<S> for Layer<E> {
    type Service = Service<S, E>;

    fn layer(&self, inner: S) -> Service<S, E> {
        let layer = self.clone();
        Service { inner, layer }
    }
}

impl<S, E, B> tower::Service<Request<B>> for Service<S, E>
where
    S: tower::Service<Request<B>, Response: IntoResponse, Error: Into<BoxError>>,
    S: Clone + Send + 'static,
    S::Future: Send,
    E: ErrorSet + From<Failure> + Send + Sync + 'static,
    B: Send + 'static,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        // The inner service is made ready in the future of `call`, where there is a request to answer if it fails.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let mut inner = self.inner.clone();
        let settings = self.layer.settings();
        let asked = asked::<E, B>(&settings, &mut request);
        Box::pin(async move {
            let handling = async move {
                poll_fn(|context| inner.poll_ready(context)).await?;
                inner.call(request).await.map(IntoResponse::into_response)
            };
            let response = match settings.run(handling).await {
                Ok(Ok(response)) => response,
                Ok(Err(error)) => service_failed(error.into()).into_response(),
                Err(failure) => failure.into_response(),
            };
            Ok(answer::<E>(response, &settings, &asked))
        })
    }
}

fn asked<E: ErrorSet, B>(settings: &Settings, request: &mut Request<B>) -> Asked {
    let id = request.extensions().get::<RequestId>().cloned();
    let id = id.unwrap_or_else(|| {
        let brought = E::CATALOG
            .header("request_id")
            .and_then(|name| request.headers().get(name));
        settings.request_id(brought.and_then(|value| value.to_str().ok()))
    });
    request.extensions_mut().insert(id.clone());
    Asked {
        id,
        accept: http::accept(request.headers()),
    }
}

/// What a service of tower fails with.
fn service_failed(error: BoxError) -> Failure {
    if error.is::<Elapsed>() {
        Failure::Timeout(Cause::new(error))
    } else {
        Failure::Other(500, Cause::new(error))
    }
}

/// The response was answered by a layer inside of this one.
#[derive(Clone)]
struct Answered;

fn answer<E>(mut response: Response, settings: &Settings, asked: &Asked) -> Response
where
    E: ErrorSet + From<Failure> + Send + Sync + 'static,
{
    let name = E::CATALOG
        .header("request_id")
        .and_then(|name| name.parse::<HeaderName>().ok());
    if let (Some(name), Ok(id)) = (name, HeaderValue::from_str(asked.id.as_str())) {
        response.headers_mut().insert(name, id);
    }
    if response.extensions().get::<Answered>().is_some() {
        return response;
    }
    let (failed, failure) = if let Some(failed) = response.extensions().get::<Failed>() {
        (failed.clone(), None)
    } else if let Some(failure) = failure(&mut response) {
        (Failed(Arc::new(E::from(failure.clone()))), Some(failure))
    } else {
        return response;
    };
    let error = failed.error();
    let reply = settings.reply(error, asked);
    http::overwrite(&mut response, &reply);
    settings.report(error, asked, failure.as_ref());
    let extensions = response.extensions_mut();
    extensions.insert(failed);
    extensions.insert(Answered);
    response
}

/// The failure that a response stands for, if it stands for one.
fn failure(response: &mut Response) -> Option<Failure> {
    let known = response.extensions_mut().remove::<Failure>();
    let status = response.status().as_u16();
    known.or_else(|| {
        let failed = status >= 400;
        failed.then(|| Failure::from_status(status, said(response.body_mut())))
    })
}

/// As much of a text for a log as a response may have.
const MOST: usize = 2048;

/// What the body of a response says that is about to be dropped, as far as it is there without waiting.
fn said(body: &mut Body) -> Cause {
    let mut context = Context::from_waker(Waker::noop());
    let mut bytes = Vec::new();
    while bytes.len() < MOST
        && let Poll::Ready(Some(Ok(frame))) = Pin::new(&mut *body).poll_frame(&mut context)
    {
        bytes.extend_from_slice(&frame.into_data().unwrap_or_default());
    }
    bytes.truncate(MOST);
    if bytes.is_empty() {
        return Cause::default();
    }
    Cause::new(String::from_utf8_lossy(&bytes).into_owned())
}
