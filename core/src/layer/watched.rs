use std::task::{Context, Poll, ready};

use super::{Exchange, guarded};
use crate::{Cause, ErrorSet, Failure};

/// A body that is told of when it fails, for by then the headers are sent.
pub(crate) struct Watched<B, E> {
    pub(crate) body: B,
    /// Gone once it failed.
    exchange: Option<Exchange<E>>,
    sent: u16,
}

impl<B, E: ErrorSet> Watched<B, E> {
    pub(crate) fn new(body: B, exchange: Exchange<E>, sent: u16) -> Self {
        let exchange = Some(exchange);
        Self {
            body,
            exchange,
            sent,
        }
    }

    #[cfg(feature = "axum")]
    pub(crate) fn has_failed(&self) -> bool {
        self.exchange.is_none()
    }

    /// The next part. A failure, of constant text, ends the connection, or the stream of HTTP/2.
    pub(crate) fn next<T, F>(
        &mut self,
        context: &mut Context<'_>,
        poll: impl FnOnce(&mut B, &mut Context<'_>) -> Poll<Option<Result<T, F>>>,
        cause: impl FnOnce(F) -> Cause,
    ) -> Poll<Option<Result<T, Failure>>> {
        let Some(exchange) = &self.exchange else {
            return Poll::Ready(None);
        };
        let body = &mut self.body;
        let failure = match guarded(|| poll(body, context)) {
            Ok(poll) => match ready!(poll) {
                Some(Err(error)) => Failure::BrokenBody(cause(error)),
                Some(Ok(part)) => return Poll::Ready(Some(Ok(part))),
                None => return Poll::Ready(None),
            },
            Err(panic) => panic,
        };
        exchange.report_body(&failure, self.sent);
        self.exchange = None;
        Poll::Ready(Some(Err(failure)))
    }
}
