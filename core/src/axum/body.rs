use std::{
    pin::Pin,
    task::{Context, Poll},
};

use ::axum::{
    Error,
    body::{Body, Bytes, HttpBody},
};
use http_body::{Frame, SizeHint};

use crate::{Cause, ErrorSet, layer::Watched};

impl<E: ErrorSet + 'static> From<Watched<Self, E>> for Body {
    fn from(watched: Watched<Self, E>) -> Self {
        Self::new(watched)
    }
}

impl<E: ErrorSet> HttpBody for Watched<Body, E> {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let poll = |body: &mut Body, context: &mut Context<'_>| Pin::new(body).poll_frame(context);
        let next = self.next(context, poll, Cause::new);
        next.map_err(Error::new)
    }

    fn is_end_stream(&self) -> bool {
        self.has_failed() || self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
