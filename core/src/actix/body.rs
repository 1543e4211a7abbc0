use std::{
    boxed::Box,
    error::Error,
    pin::Pin,
    task::{Context, Poll},
};

use ::actix_web::{
    body::{BodySize, BoxBody, MessageBody},
    web::Bytes,
};

use crate::{Cause, ErrorSet, layer::Watched};

impl<E: ErrorSet> MessageBody for Watched<BoxBody, E> {
    type Error = Box<dyn Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Box<dyn Error>>>> {
        let poll =
            |body: &mut BoxBody, context: &mut Context<'_>| Pin::new(body).poll_next(context);
        // Not the error itself, which may be bound to its thread.
        let cause =
            |error: Box<dyn Error>| Cause::new(crate::chain::texts("", Some(&*error)).join(": "));
        self.next(context, poll, cause).map_err(Into::into)
    }
}
