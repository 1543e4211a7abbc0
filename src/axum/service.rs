use std::{
    boxed::Box,
    convert::Infallible,
    future::{Future, poll_fn},
    pin::Pin,
    string::String,
    sync::Arc,
    task::{Context, Poll},
};

use ::axum::{
    BoxError,
    body::{Body, HttpBody},
    http::Request,
    response::{IntoResponse, Response},
};
use tower::timeout::error::Elapsed;

use super::{Failed, Layer, status};
use crate::{
    Cause, ErrorSet, Failure, RequestId,
    layer::{Asked, Head, Settings, said},
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
        let known = request.extensions().get::<RequestId>().cloned();
        let asked = settings.asked(E::CATALOG, request.headers(), known);
        request.extensions_mut().insert(asked.id.clone());
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
    if let Some(name) = E::CATALOG.header("request_id") {
        response.headers_mut().set(name, asked.id.as_str());
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
    Settings::overwrite(response.headers_mut(), &reply);
    *response.status_mut() = status(reply.status());
    *response.body_mut() = Body::from(String::from(reply));
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
    if known.is_some() || status < 400 {
        return known;
    }
    let body = response.body_mut();
    let cause = said(|context| {
        let frame = Pin::new(&mut *body).poll_frame(context);
        frame.map(|frame| frame?.ok()?.into_data().ok())
    });
    Some(Failure::from_status(status, cause))
}
