//! The values that every error may have, of errors that the catalogue does not know, too.

use alloc::vec::Vec;

use super::{Decode, Decoded, FromJson, Received, values::Sources};
use crate::{ErrorCode, Param};

/// What came for the params of all errors in a response of an error that the catalogue does not know.
pub(super) struct Came {
    pub(super) more: Vec<(&'static str, super::Value)>,
    pub(super) other: Vec<(&'static str, super::Value)>,
}

impl Came {
    pub(super) fn read(params: &'static [Param], sources: &Sources<'_>) -> Self {
        let (mut more, mut other) = (Vec::new(), Vec::new());
        for param in params {
            let outside = sources.outside(None, param);
            more.extend(outside.value.map(|value| (param.name, value)));
            other.extend(outside.other.map(|value| (param.name, value)));
        }
        Self { more, other }
    }

    pub(super) fn keep(self, received: &mut Received) {
        received.more = self.more;
        for (name, value) in self.other {
            received.details.insert(name, value);
        }
    }
}

impl<E: Decode> Decoded<E> {
    /// The value of a param of all errors, which an error has whether or not the catalogue knows it: what came for it, if that is a
    /// value of its type. Generated `CommonParams` has each of them by name.
    pub fn common<T: FromJson>(&self, name: &str) -> Option<T> {
        let own = self.code().map_or(&[][..], |code| code.entry().params);
        let mut params = own.iter().chain(E::CATALOG.params);
        let param = params.find(|param| param.name == name)?;
        T::from_json(&*self.received().value_of(param)?)
    }
}
