use std::ops::{Deref, DerefMut};

use ::axum::extract::{
    FromRequest, OptionalFromRequest, Request,
    multipart::{self, MultipartError, MultipartRejection},
};

use crate::{Cause, Failure};

/// Takes `multipart/form-data` as `axum::extract::Multipart` does, and answers by the catalogue where it is none.
///
/// What fails while a field is read becomes a [`Failure`] by `?`, and keeps its status:
///
/// ```
/// use errcat::{Failure, axum::Multipart};
///
/// async fn upload(mut form: Multipart) -> Result<String, Failure> {
///     let mut length = 0;
///     while let Some(field) = form.next_field().await? {
///         length += field.bytes().await?.len();
///     }
///     Ok(format!("{length} bytes"))
/// }
/// ```
#[derive(Debug)]
pub struct Multipart(pub multipart::Multipart);

impl<S: Send + Sync> FromRequest<S> for Multipart {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let form = <multipart::Multipart as FromRequest<S>>::from_request(request, state).await;
        Ok(Self(form?))
    }
}

impl<S: Send + Sync> OptionalFromRequest<S> for Multipart {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Failure> {
        let form = <multipart::Multipart as OptionalFromRequest<S>>::from_request(request, state);
        Ok(form.await?.map(Self))
    }
}

impl Deref for Multipart {
    type Target = multipart::Multipart;

    fn deref(&self) -> &multipart::Multipart {
        &self.0
    }
}

impl DerefMut for Multipart {
    fn deref_mut(&mut self) -> &mut multipart::Multipart {
        &mut self.0
    }
}

impl From<MultipartRejection> for Failure {
    fn from(rejection: MultipartRejection) -> Self {
        of(rejection.status().as_u16(), Cause::new(rejection))
    }
}

impl From<MultipartError> for Failure {
    fn from(error: MultipartError) -> Self {
        of(error.status().as_u16(), Cause::new(error))
    }
}

fn of(status: u16, cause: Cause) -> Failure {
    if status == 400 {
        Failure::InvalidBody(cause.saying("it is not `multipart/form-data`"))
    } else {
        Failure::from_status(status, cause)
    }
}
