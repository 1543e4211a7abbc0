use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use ::axum::{
    Error,
    body::{Body, Bytes, HttpBody},
};
use http_body::{Frame, SizeHint};

use crate::{
    Cause, ErrorSet, Failure,
    layer::{Exchange, guarded},
};

/// A body that is told of when it fails, for by then the headers are sent.
pub(super) struct Watched<E> {
    body: Body,
    /// Gone once it failed.
    exchange: Option<Exchange<E>>,
    sent: u16,
}

impl<E> Watched<E> {
    pub(super) fn new(body: Body, exchange: Exchange<E>, sent: u16) -> Self {
        let exchange = Some(exchange);
        Self {
            body,
            exchange,
            sent,
        }
    }
}

impl<E: ErrorSet + 'static> From<Watched<E>> for Body {
    fn from(watched: Watched<E>) -> Self {
        Self::new(watched)
    }
}

impl<E: ErrorSet> HttpBody for Watched<E> {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let Self {
            body,
            exchange,
            sent,
        } = &mut *self;
        let Some(watching) = exchange else {
            return Poll::Ready(None);
        };
        let failure = match guarded(|| Pin::new(body).poll_frame(context)) {
            Ok(poll) => match ready!(poll) {
                Some(Err(error)) => Failure::BrokenBody(Cause::new(error)),
                frame => return Poll::Ready(frame),
            },
            Err(panic) => panic,
        };
        watching.report_body(&failure, *sent);
        *exchange = None;
        // It ends the connection, or the stream of HTTP/2, and its text is a constant.
        Poll::Ready(Some(Err(Error::new(failure))))
    }

    fn is_end_stream(&self) -> bool {
        self.exchange.is_none() || self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
