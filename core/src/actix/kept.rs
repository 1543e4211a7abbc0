use std::{
    boxed::Box,
    cell::RefCell,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
    vec::Vec,
};

use ::actix_web::{dev::Payload, error::PayloadError, web::Bytes};
use futures_core::Stream;

/// What was read of a body, for a second look at one that does not fit.
#[derive(Clone, Default)]
pub(super) struct Kept(Rc<RefCell<Vec<Bytes>>>);

impl Kept {
    /// Puts a body in place of this one of which all that is read is kept. Nothing is copied.
    pub(super) fn of(payload: &mut Payload) -> Self {
        let kept = Self::default();
        let keeping = Keeping {
            payload: payload.take(),
            kept: kept.clone(),
        };
        *payload = Payload::Stream {
            payload: Box::pin(keeping),
        };
        kept
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.0.borrow().concat()
    }
}

struct Keeping {
    payload: Payload,
    kept: Kept,
}

impl Stream for Keeping {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, PayloadError>>> {
        let poll = Pin::new(&mut self.payload).poll_next(context);
        if let Poll::Ready(Some(Ok(data))) = &poll {
            self.kept.0.borrow_mut().push(data.clone());
        }
        poll
    }
}
