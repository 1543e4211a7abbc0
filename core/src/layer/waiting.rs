use std::{thread, time::Duration};

use super::Exchange;
use crate::ErrorSet;

/// A request that is waited for. Frameworks drop the handling of one that nobody waits for any more, and this with it.
pub(super) struct Waiting<E: ErrorSet> {
    /// Gone once it is answered.
    exchange: Option<Exchange<E>>,
    /// That of the request, which is not entered when its handling is dropped.
    span: tracing::Span,
}

impl<E: ErrorSet> Waiting<E> {
    pub(super) fn new(exchange: Exchange<E>) -> Self {
        Self {
            exchange: Some(exchange),
            span: tracing::Span::current(),
        }
    }

    pub(super) fn timeout(&self) -> Option<Duration> {
        self.exchange.as_ref()?.settings.timeout
    }

    /// It is answered.
    pub(super) fn end(mut self) -> Exchange<E> {
        self.exchange.take().expect("only this takes it")
    }
}

impl<E: ErrorSet> Drop for Waiting<E> {
    fn drop(&mut self) {
        if let Some(exchange) = self.exchange.take()
            && !exchange.is_inner
            && !thread::panicking()
        {
            self.span.in_scope(|| exchange.report_given_up());
        }
    }
}
