use alloc::boxed::Box;
use core::fmt;

use crate::{Catalog, Entry, Param, Reason, Retry, Status, Value};

/// An error that a catalogue describes: a generated `Error`, a type with `#[derive(CatalogError)]`, a set of an
/// operation.
///
/// `Display` is the message with the public values in place, and nothing else: what may be shown to whoever sent the
/// request. A private value is in [`private`](Self::private) and in `Debug`; the error that brought this one about is in
/// [`source`](core::error::Error::source). Neither has a way into a response.
///
/// The trait is object safe: a function that serves several catalogues takes `&dyn CatalogError`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error of a catalogue",
    note = "write `#[derive(errcat::CatalogError)]` and `#[catalog(\"path.yaml\")]` on it, or take the `Error` of `errcat::catalog!`"
)]
pub trait CatalogError: core::error::Error {
    /// The catalogue.
    fn catalog(&self) -> &'static Catalog;

    /// What the catalogue says about this error.
    fn entry(&self) -> &'static Entry;

    /// The sub-code, if the entry has sub-codes.
    fn reason(&self) -> Option<&'static Reason> {
        None
    }

    /// Visits the values that may leave the server, in the catalogue's order. An optional value that is absent is
    /// not visited.
    fn params(&self, to: &mut dyn Params) {
        let _ = to;
    }

    /// Visits the values that are for logs alone.
    fn private(&self, to: &mut dyn Logs) {
        let _ = to;
    }

    /// Visits the errors of a response that has several, such as [`Errors`](crate::Errors); of one error there is none.
    fn each_error(&self, each: &mut dyn FnMut(&dyn CatalogError)) {
        let _ = each;
    }

    /// The HTTP status: the reason's, else the entry's.
    fn status(&self) -> Option<Status> {
        self.reason()
            .and_then(|reason| reason.status)
            .or(self.entry().status)
    }

    /// What a client may do next: the reason's rule, else the entry's.
    fn retry(&self) -> Option<Retry> {
        self.reason()
            .and_then(|reason| reason.retry)
            .or(self.entry().retry)
    }
}

impl<T: CatalogError> CatalogError for Box<T> {
    fn catalog(&self) -> &'static Catalog {
        T::catalog(self)
    }

    fn entry(&self) -> &'static Entry {
        T::entry(self)
    }

    fn reason(&self) -> Option<&'static Reason> {
        T::reason(self)
    }

    fn params(&self, to: &mut dyn Params) {
        T::params(self, to);
    }

    fn private(&self, to: &mut dyn Logs) {
        T::private(self, to);
    }

    fn each_error(&self, each: &mut dyn FnMut(&dyn CatalogError)) {
        T::each_error(self, each);
    }

    fn status(&self) -> Option<Status> {
        T::status(self)
    }

    fn retry(&self) -> Option<Retry> {
        T::retry(self)
    }
}

/// Takes the values of an error that may leave the server.
pub trait Params {
    /// One value, by the param's name in the catalogue.
    fn param(&mut self, name: &'static str, value: Value<'_>);
}

/// Visits the values that may leave the server and whose param is wanted, each with its param. A number that is not finite
/// has no JSON, and counts as absent.
///
/// An error without such params is not asked for its values.
pub(crate) fn public(
    error: &dyn CatalogError,
    wanted: &dyn Fn(&Param) -> bool,
    take: &mut dyn FnMut(&'static Param, Value<'_>),
) {
    given(error, wanted, &mut |param, value| {
        if !matches!(value, Value::Number(number) if !number.is_finite()) {
            take(param, value);
        }
    });
}

/// The same with every value that the error has, whether it can be sent or not.
pub(crate) fn given(
    error: &dyn CatalogError,
    wanted: &dyn Fn(&Param) -> bool,
    take: &mut dyn FnMut(&'static Param, Value<'_>),
) {
    struct Public<'a> {
        params: &'static [Param],
        wanted: &'a dyn Fn(&Param) -> bool,
        take: &'a mut dyn FnMut(&'static Param, Value<'_>),
    }

    impl Params for Public<'_> {
        fn param(&mut self, name: &'static str, value: Value<'_>) {
            let mut params = self.params.iter();
            let is_it =
                |param: &&Param| param.name == name && !param.is_private() && (self.wanted)(param);
            if let Some(param) = params.find(is_it) {
                (self.take)(param, value);
            }
        }
    }

    let params = error.entry().params;
    if params.iter().any(wanted) {
        error.params(&mut Public {
            params,
            wanted,
            take,
        });
    }
}

/// Takes the values of an error that are for logs alone.
pub trait Logs {
    /// One value, by the param's name in the catalogue, or the field's where it is no param.
    fn log(&mut self, name: &'static str, value: &dyn fmt::Debug);
}

/// The closed set of errors that a type can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error of a catalogue",
    label = "no catalogue knows this",
    note = "write `#[derive(errcat::CatalogError)]` and `#[catalog(\"path.yaml\")]` on it, or take the `Error` of `errcat::catalog!`, or `#[catalog(code = \"…\")]` in place of `transparent`"
)]
pub trait ErrorSet: CatalogError {
    /// The catalogue they are from.
    const CATALOG: &'static Catalog;

    /// Visits the entry of every error of the set, each once, in the catalogue's order.
    fn entries(each: &mut dyn FnMut(&'static Entry));

    /// Visits the catalogue's errors that stand for a status, one for each status that has one: it takes no values, and
    /// its name or code says no more than the status does, such as `not_found`; or it is the only error of `4xx` or
    /// `5xx`. They need not be of the set.
    fn by_status(each: &mut dyn FnMut(&'static Entry)) {
        let _ = each;
    }
}

impl<T: ErrorSet> ErrorSet for Box<T> {
    const CATALOG: &'static Catalog = T::CATALOG;

    fn entries(each: &mut dyn FnMut(&'static Entry)) {
        T::entries(each);
    }

    fn by_status(each: &mut dyn FnMut(&'static Entry)) {
        T::by_status(each);
    }
}
