use std::{
    borrow::ToOwned,
    boxed::Box,
    convert::Infallible,
    future::{Future, poll_fn},
    pin::Pin,
    string::String,
    sync::Arc,
    task::{Context, Poll},
    time::Instant,
};

use ::axum::{
    BoxError,
    body::{Body, HttpBody},
    extract::MatchedPath,
    http::Request,
    response::{IntoResponse, Response},
};
use tower::{load_shed::error::Overloaded, timeout::error::Elapsed};

use super::{Failed, Layer, status};
use crate::{
    CatalogError, Cause, ErrorSet, Failure, RequestId,
    layer::{Asked, Exchange, Head, Watched, forget_caching, method, overwrite, said, trace},
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
    E: ErrorSet + Send + Sync + 'static,
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
        let asked = asked(&self.layer, &request);
        let extensions = request.extensions_mut();
        extensions.insert(asked.id.clone());
        let is_inner = extensions.insert(Handling).is_some();
        let exchange = self.layer.exchange(asked, is_inner);
        Box::pin(async move {
            let handling = async move {
                poll_fn(|context| inner.poll_ready(context)).await?;
                inner.call(request).await.map(IntoResponse::into_response)
            };
            let (outcome, exchange) = exchange.run(handling).await;
            let response = match outcome {
                Ok(Ok(response)) => response,
                Ok(Err(error)) => service_failed(error.into()).into_response(),
                Err(failure) => failure.into_response(),
            };
            Ok(answer(response, exchange))
        })
    }
}

fn asked<E: ErrorSet, B>(layer: &Layer<E>, request: &Request<B>) -> Asked {
    let (headers, extensions) = (request.headers(), request.extensions());
    let route = extensions.get::<MatchedPath>().map(MatchedPath::as_str);
    let known = extensions.get::<RequestId>().cloned();
    Asked {
        id: layer.settings().id(E::CATALOG, headers, known),
        accept: crate::http::accept(headers),
        method: method(request.method().as_str()),
        route: route.map(ToOwned::to_owned),
        trace: trace(headers),
        since: Instant::now(),
    }
}

/// What a service of tower fails with.
fn service_failed(error: BoxError) -> Failure {
    if error.is::<Elapsed>() {
        Failure::Timeout(Cause::new(error))
    } else if error.is::<Overloaded>() {
        Failure::Other(503, Cause::new(error))
    } else {
        Failure::Other(500, Cause::new(error))
    }
}

/// The request went through a layer outside of this one.
#[derive(Clone)]
struct Handling;

/// The response went through a layer inside of this one.
#[derive(Clone)]
struct Answered;

/// The body of the response is watched by a layer inside of this one.
#[derive(Clone)]
struct Watching;

fn answer<E>(mut response: Response, exchange: Exchange<E>) -> Response
where
    E: ErrorSet + Send + Sync + 'static,
{
    if let Some(name) = E::CATALOG.header("request_id") {
        let id = exchange.asked.id.as_str();
        response.headers_mut().set(name, id);
    }
    if response.extensions().get::<Answered>().is_some() {
        return response;
    }
    let (failed, failure) = if let Some(failed) = response.extensions().get::<Failed>() {
        (failed.clone(), None)
    } else if let Some(failure) = failure(&mut response) {
        let error: Arc<dyn CatalogError + Send + Sync> = match exchange.error(&failure) {
            Ok(error) => Arc::new(error),
            Err(error) => Arc::new(error),
        };
        (Failed(error), Some(failure))
    } else {
        return watch(response, exchange);
    };
    let error = failed.error();
    let reply = exchange.reply(error);
    if failure.is_some() {
        forget_caching(response.headers_mut());
    }
    overwrite(response.headers_mut(), &reply);
    *response.status_mut() = status(reply.status());
    *response.body_mut() = Body::from(String::from(reply));
    exchange.report(error, failure.as_ref());
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

/// The response with a body whose failure is told, unless it has none or a layer inside of this one watches it.
fn watch<E: ErrorSet + 'static>(mut response: Response, exchange: Exchange<E>) -> Response {
    let has_body = !response.body().is_end_stream();
    if has_body && response.extensions_mut().insert(Watching).is_none() {
        let sent = response.status().as_u16();
        response.map(|body| Watched::new(body, exchange, sent).into())
    } else {
        response
    }
}
