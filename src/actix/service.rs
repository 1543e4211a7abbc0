use std::{
    boxed::Box,
    future::{Future, Ready, ready},
    marker::PhantomData,
    pin::{Pin, pin},
    rc::Rc,
    string::String,
    sync::Arc,
};

use ::actix_web::{
    Error, HttpMessage, HttpResponse,
    body::{BoxBody, EitherBody, MessageBody},
    dev::{self, ServiceRequest, ServiceResponse, Transform, forward_ready},
    error::InternalError,
};

use super::{Layer, failure, status};
use crate::{
    CatalogError, Cause, ErrorSet, Failure, RequestId,
    layer::{Asked, Head, Settings, said},
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
    E: ErrorSet + From<Failure> + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
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
    E: ErrorSet + From<Failure> + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let inner = Rc::clone(&self.inner);
        let settings = self.layer.settings();
        let known = request.extensions().get::<RequestId>().cloned();
        let asked = settings.asked(E::CATALOG, request.headers(), known);
        request.extensions_mut().insert(asked.id.clone());
        Box::pin(async move {
            let answer = Answer::<E> {
                settings: &settings,
                asked,
                errors: PhantomData,
            };
            let handling = async move { inner.call(request).await };
            let error: Error = match settings.run(handling).await {
                Ok(Ok(response)) => {
                    let (request, response) = response.into_parts();
                    return Ok(ServiceResponse::new(request, answer.to(response)));
                }
                Ok(Err(error)) => error,
                Err(failure) => failure.into(),
            };
            // The request is gone with the handling, so the response has to go on as an error.
            let response = answer
                .to(HttpResponse::from_error(error))
                .map_into_boxed_body();
            Err(InternalError::from_response("answered by the catalogue", response).into())
        })
    }
}

/// The response was answered by a layer inside of this one.
struct Answered;

struct Answer<'a, E> {
    settings: &'a Arc<Settings>,
    asked: Asked,
    errors: PhantomData<fn() -> E>,
}

impl<E: ErrorSet + From<Failure>> Answer<'_, E> {
    /// The response as the catalogue has it, if it is of a failed request.
    fn to<B: MessageBody>(&self, mut response: HttpResponse<B>) -> HttpResponse<EitherBody<B>> {
        if let Some(name) = E::CATALOG.header("request_id") {
            response.headers_mut().set(name, self.asked.id.as_str());
        }
        let answered = response.extensions().get::<Answered>().is_some();
        let snapshot = response.extensions_mut().remove::<Snapshot>();
        match snapshot {
            _ if answered => response.map_body(|_, body| EitherBody::left(body)),
            Some(error) => self.with(&error, None, response.drop_body()),
            None if response.status().as_u16() < 400 => {
                response.map_body(|_, body| EitherBody::left(body))
            }
            None => {
                let (mut response, body) = response.into_parts();
                let known = response.extensions_mut().remove::<Failure>();
                let failure = known.unwrap_or_else(|| match response.error() {
                    Some(error) => failure(error),
                    None => Failure::from_status(response.status().as_u16(), said_by(body)),
                });
                self.with(&E::from(failure.clone()), Some(&failure), response)
            }
        }
    }

    fn with<B>(
        &self,
        error: &dyn CatalogError,
        failure: Option<&Failure>,
        mut response: HttpResponse<()>,
    ) -> HttpResponse<EitherBody<B>> {
        let reply = self.settings.reply(error, &self.asked);
        Settings::overwrite(response.headers_mut(), &reply);
        *response.status_mut() = status(reply.status());
        self.settings.report(error, &self.asked, failure);
        response.extensions_mut().insert(Answered);
        response.set_body(EitherBody::right(BoxBody::new(String::from(reply))))
    }
}

fn said_by(body: impl MessageBody) -> Cause {
    let mut body = pin!(body);
    said(|context| body.as_mut().poll_next(context).map(|part| part?.ok()))
}
