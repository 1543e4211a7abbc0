use std::{
    boxed::Box,
    future::{Future, Ready, ready},
    pin::{Pin, pin},
    rc::Rc,
    string::String,
    time::Instant,
};

use ::actix_web::{
    Error, HttpMessage, HttpResponse,
    body::{BodySize, BoxBody, MessageBody},
    dev::{self, ServiceRequest, ServiceResponse, Transform, forward_ready},
    error::InternalError,
};

use super::{Layer, failure, status};
use crate::{
    CatalogError, Cause, ErrorSet, Failure, RequestId,
    layer::{Asked, Exchange, Head, Watched, forget_caching, method, overwrite, said, trace},
    rejection,
    snapshot::Snapshot,
};

/// What the [`layer`](super::layer) makes of a service.
#[derive(Debug)]
pub struct Service<S, E> {
    inner: Rc<S>,
    layer: Layer<E>,
}

impl<S, B, E> Transform<S, ServiceRequest> for Layer<E>
where
    S: dev::Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
    E: ErrorSet + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Transform = Service<S, E>;
    type InitError = ();
    type Future = Ready<Result<Service<S, E>, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        let (inner, layer) = (Rc::new(inner), self.clone());
        ready(Ok(Service { inner, layer }))
    }
}

impl<S, B, E> dev::Service<ServiceRequest> for Service<S, E>
where
    S: dev::Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
    E: ErrorSet + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let inner = Rc::clone(&self.inner);
        let asked = asked(&self.layer, &request);
        request.extensions_mut().insert(asked.id.clone());
        let is_inner = request.extensions_mut().insert(Handling).is_some();
        let exchange = self.layer.exchange(asked, is_inner);
        Box::pin(async move {
            let handling = async move { inner.call(request).await };
            let (outcome, exchange) = exchange.run(handling).await;
            let error: Error = match outcome {
                Ok(Ok(response)) => {
                    let (request, response) = response.into_parts();
                    return Ok(ServiceResponse::new(request, answer(response, exchange)));
                }
                Ok(Err(error)) => error,
                Err(failure) => failure.into(),
            };
            // The request is gone with the handling, so the response has to go on as an error.
            let response = answer(HttpResponse::from_error(error), exchange);
            Err(InternalError::from_response("answered by the catalogue", response).into())
        })
    }
}

fn asked<E: ErrorSet>(layer: &Layer<E>, request: &ServiceRequest) -> Asked {
    let headers = request.headers();
    let known = request.extensions().get::<RequestId>().cloned();
    Asked {
        id: layer.settings().id(E::CATALOG, headers, known),
        accept: headers.list("accept"),
        method: method(request.method().as_str()),
        route: request.match_pattern(),
        trace: trace(headers),
        since: Instant::now(),
    }
}

/// The request went through a layer outside of this one.
struct Handling;

/// The response went through a layer inside of this one.
struct Answered;

/// The body of the response is watched by a layer inside of this one.
struct Watching;

/// The response as the catalogue has it, if it is of a failed request.
fn answer<B, E>(mut response: HttpResponse<B>, exchange: Exchange<E>) -> HttpResponse<BoxBody>
where
    B: MessageBody + 'static,
    E: ErrorSet + 'static,
{
    if let Some(name) = E::CATALOG.header("request_id") {
        response.headers_mut().set(name, exchange.asked.id.as_str());
    }
    if response.extensions().get::<Answered>().is_some() {
        return response.map_into_boxed_body();
    }
    let snapshot = response.extensions_mut().remove::<Snapshot>();
    if let Some(error) = snapshot {
        return with(&error, None, response.drop_body(), &exchange);
    }
    if response.status().as_u16() < 400 {
        return watch(response, exchange);
    }
    let (mut response, body) = response.into_parts();
    let known = response.extensions_mut().remove::<Failure>();
    let failure = known.unwrap_or_else(|| match response.error() {
        Some(error) => failure(error),
        None => Failure::from_status(response.status().as_u16(), said_by(body)),
    });
    let failure = in_route(failure, exchange.asked.route.as_deref());
    match exchange.error(&failure) {
        Ok(error) => with(&error, Some(&failure), response, &exchange),
        Err(error) => with(&error, Some(&failure), response, &exchange),
    }
}

fn with<E: ErrorSet>(
    error: &dyn CatalogError,
    failure: Option<&Failure>,
    mut response: HttpResponse<()>,
    exchange: &Exchange<E>,
) -> HttpResponse<BoxBody> {
    let reply = exchange.reply(error);
    if failure.is_some() {
        forget_caching(response.headers_mut());
    }
    overwrite(response.headers_mut(), &reply);
    *response.status_mut() = status(reply.status());
    exchange.report(error, failure);
    response.extensions_mut().insert(Answered);
    response.set_body(BoxBody::new(String::from(reply)))
}

/// The response with a body whose failure is told, unless it cannot fail or a layer inside of this one watches it.
fn watch<B, E>(mut response: HttpResponse<B>, exchange: Exchange<E>) -> HttpResponse<BoxBody>
where
    B: MessageBody + 'static,
    E: ErrorSet + 'static,
{
    let sent = response.status().as_u16();
    let is_watched = response.extensions_mut().insert(Watching).is_some();
    response.map_body(|_, body| {
        let body = body.boxed();
        if is_watched || body.size() == BodySize::None {
            return body;
        }
        match body.try_into_bytes() {
            Ok(bytes) => BoxBody::new(bytes),
            Err(body) => BoxBody::new(Watched::new(body, exchange, sent)),
        }
    })
}

/// The failure with the name of the param, where the route has only one: actix does not say which did not fit.
fn in_route(failure: Failure, route: Option<&str>) -> Failure {
    match failure {
        Failure::InvalidPath(cause) if cause.field().is_none() => {
            let name = route.and_then(|route| rejection::param(route, None));
            Failure::InvalidPath(cause.at(name.as_deref()))
        }
        failure => failure,
    }
}

fn said_by(body: impl MessageBody) -> Cause {
    let mut body = pin!(body);
    said(|context| body.as_mut().poll_next(context).map(|part| part?.ok()))
}
