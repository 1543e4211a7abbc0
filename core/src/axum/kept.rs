use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    vec::Vec,
};

use ::axum::{
    BoxError, Error,
    body::{Body, Bytes, HttpBody},
    extract::Request,
};
use http_body::{Frame, SizeHint};

/// What was read of a body, for a second look at one that does not fit.
#[derive(Clone, Default)]
pub(super) struct Kept(Arc<Mutex<Vec<Bytes>>>);

impl Kept {
    /// The request with a body of which all that is read is kept. Nothing is copied.
    pub(super) fn of(request: Request) -> (Request, Self) {
        let kept = Self::default();
        let request = request.map(|body| {
            let kept = kept.clone();
            Body::new(Keeping { body, kept })
        });
        (request, kept)
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.lock().concat()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Bytes>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Keeping {
    body: Body,
    kept: Kept,
}

impl HttpBody for Keeping {
    type Data = Bytes;
    // Not axum's, which would hide the kind of the error below one more of its own.
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let poll = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &poll
            && let Some(data) = frame.data_ref()
        {
            self.kept.lock().push(data.clone());
        }
        poll.map_err(Error::into_inner)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
