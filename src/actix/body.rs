use std::{
    boxed::Box,
    error::Error,
    pin::Pin,
    task::{Context, Poll, ready},
};

use ::actix_web::{
    body::{BodySize, BoxBody, MessageBody},
    web::Bytes,
};

use crate::{
    Cause, ErrorSet, Failure,
    layer::{Exchange, guarded},
};

/// A body that is told of when it fails, for by then the headers are sent.
pub(super) struct Watched<E> {
    body: BoxBody,
    /// Gone once it failed.
    exchange: Option<Exchange<E>>,
    sent: u16,
}

impl<E> Watched<E> {
    pub(super) fn new(body: BoxBody, exchange: Exchange<E>, sent: u16) -> Self {
        let exchange = Some(exchange);
        Self {
            body,
            exchange,
            sent,
        }
    }
}

impl<E: ErrorSet> MessageBody for Watched<E> {
    type Error = Box<dyn Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Box<dyn Error>>>> {
        let Self {
            body,
            exchange,
            sent,
        } = &mut *self;
        let Some(watching) = exchange else {
            return Poll::Ready(None);
        };
        let failure = match guarded(|| Pin::new(body).poll_next(context)) {
            Ok(poll) => match ready!(poll) {
                // Not the error itself, which may be bound to its thread.
                Some(Err(error)) => Failure::BrokenBody(Cause::new(
                    crate::chain::texts("", Some(&*error)).join(": "),
                )),
                part => return Poll::Ready(part),
            },
            Err(panic) => panic,
        };
        watching.report_body(&failure, *sent);
        *exchange = None;
        // It ends the connection, or the stream of HTTP/2, and its text is a constant.
        Poll::Ready(Some(Err(failure.into())))
    }
}
