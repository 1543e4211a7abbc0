//! A type's reader, around that of the framework.

use std::{cell::Cell, string::ToString};

use serde_core::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

use super::{
    Fault,
    visitor::{Names, Watcher},
};

/// Reads a `T`; if that fails, [`take`] has why.
pub(crate) struct Read<T>(pub(crate) T);

std::thread_local! {
    /// What failed last in this thread. A framework's extractor reads and fails in one poll, so it is of that request.
    static FAILED: Cell<Option<Fault>> = const { Cell::new(None) };
}

/// Why a [`Read`] failed, right after it did.
pub(crate) fn take() -> Option<Fault> {
    FAILED.take()
}

/// The same where every value is a text.
pub(crate) fn take_text() -> Option<Fault> {
    take().map(Fault::among_texts)
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(inner: D) -> Result<Self, D::Error> {
        let (slot, original) = (Slot::default(), Cell::new(None));
        let reader = Reader {
            inner,
            slot: &slot,
            names: Names::default(),
            original: Some(&original),
        };
        T::deserialize(reader).map(Self).map_err(|fault| {
            let original = original.take();
            let error = original.unwrap_or_else(|| D::Error::custom(&fault));
            FAILED.set(Some(fault));
            error
        })
    }
}

/// A fault on its way through the framework's reader, which has errors of its own type.
#[derive(Default)]
pub(super) struct Slot(Cell<Option<Fault>>);

impl Slot {
    /// Lends the fault to the framework's reader as an error of its type.
    pub(super) fn lend<T, E: Error>(&self, result: Result<T, Fault>) -> Result<T, E> {
        result.map_err(|fault| {
            let error = E::custom(&fault);
            self.0.set(Some(fault));
            error
        })
    }

    /// The fault again, or what the framework's reader says itself.
    pub(super) fn back<E: Error>(&self, error: &E, asked: Option<&'static str>) -> Fault {
        let text = error.to_string();
        match self.0.take().filter(|fault| text.contains(&fault.text)) {
            // The framework's reader knows more for the log: the line, or the param.
            Some(mut fault) => {
                fault.text = text;
                fault
            }
            None => Fault::read(text, asked),
        }
    }
}

/// A reader around another one.
pub(super) struct Reader<'a, D, E> {
    pub(super) inner: D,
    pub(super) slot: &'a Slot,
    pub(super) names: Names<'a>,
    /// Keeps the error of the outermost reader, which the framework goes by.
    pub(super) original: Option<&'a Cell<Option<E>>>,
}

macro_rules! read {
    ($($method:ident ($($arg:ident: $ty:ty),*) $names:expr, $asked:expr;)*) => {
        $(fn $method<V: Visitor<'de>>(self, $($arg: $ty,)* visitor: V) -> Result<V::Value, Fault> {
            let visitor = Watcher {
                visitor,
                slot: self.slot,
                names: self.names.or($names),
            };
            let result = self.inner.$method($($arg,)* visitor);
            result.map_err(|error| {
                let fault = self.slot.back(&error, $asked);
                if let Some(original) = self.original {
                    original.set(Some(error));
                }
                fault
            })
        })*
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Reader<'_, D, D::Error> {
    type Error = Fault;

    read! {
        deserialize_any() &[], None;
        deserialize_bool() &[], Some("bool");
        deserialize_i8() &[], Some("i8");
        deserialize_i16() &[], Some("i16");
        deserialize_i32() &[], Some("i32");
        deserialize_i64() &[], Some("i64");
        deserialize_i128() &[], Some("i128");
        deserialize_u8() &[], Some("u8");
        deserialize_u16() &[], Some("u16");
        deserialize_u32() &[], Some("u32");
        deserialize_u64() &[], Some("u64");
        deserialize_u128() &[], Some("u128");
        deserialize_f32() &[], Some("f32");
        deserialize_f64() &[], Some("f64");
        deserialize_char() &[], None;
        deserialize_str() &[], None;
        deserialize_string() &[], None;
        deserialize_bytes() &[], None;
        deserialize_byte_buf() &[], None;
        deserialize_option() &[], None;
        deserialize_unit() &[], None;
        deserialize_unit_struct(name: &'static str) &[], None;
        deserialize_newtype_struct(name: &'static str) &[], None;
        deserialize_seq() &[], None;
        deserialize_tuple(len: usize) &[], None;
        deserialize_tuple_struct(name: &'static str, len: usize) &[], None;
        deserialize_map() &[], None;
        deserialize_struct(name: &'static str, fields: &'static [&'static str]) fields, None;
        deserialize_enum(name: &'static str, variants: &'static [&'static str]) variants, None;
        deserialize_identifier() &[], None;
        deserialize_ignored_any() &[], None;
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}
