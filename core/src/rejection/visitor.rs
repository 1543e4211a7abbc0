//! A type's visitor, as the framework's reader gets it.

use std::{cell::Cell, fmt, string::String, vec::Vec};

use serde_core::{
    Deserializer,
    de::{EnumAccess, Error, MapAccess, SeqAccess, Visitor},
};

use super::{
    Fault,
    access::{Elements, Entries, Variant},
    reader::{Reader, Slot},
};

/// The names that a struct or an enum of the schema has, and the one of them that is read, if a key is.
#[derive(Clone, Copy, Default)]
pub(super) struct Names<'a> {
    pub(super) all: &'static [&'static str],
    pub(super) read: Option<&'a Cell<Option<&'static str>>>,
}

impl Names<'_> {
    /// Those of the value that is read now, unless a key is.
    pub(super) fn or(self, names: &'static [&'static str]) -> Self {
        match self.read {
            Some(_) => self,
            None => Self {
                all: names,
                read: None,
            },
        }
    }

    fn key(self, key: &[u8]) {
        if let Some(read) = self.read {
            let known = self.all.iter().find(|name| name.as_bytes() == key);
            read.set(known.copied());
        }
    }
}

pub(super) struct Watcher<'a, V> {
    pub(super) visitor: V,
    pub(super) slot: &'a Slot,
    pub(super) names: Names<'a>,
}

macro_rules! visit {
    ($($method:ident($ty:ty);)*) => {
        $(fn $method<E: Error>(self, value: $ty) -> Result<V::Value, E> {
            self.slot.lend(self.visitor.$method::<Fault>(value))
        })*
    };
}

macro_rules! visit_key {
    ($($method:ident($ty:ty);)*) => {
        $(fn $method<E: Error>(self, value: $ty) -> Result<V::Value, E> {
            self.names.key(value.as_ref());
            self.slot.lend(self.visitor.$method::<Fault>(value))
        })*
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Watcher<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    visit! {
        visit_bool(bool);
        visit_i8(i8);
        visit_i16(i16);
        visit_i32(i32);
        visit_i64(i64);
        visit_i128(i128);
        visit_u8(u8);
        visit_u16(u16);
        visit_u32(u32);
        visit_u64(u64);
        visit_u128(u128);
        visit_f32(f32);
        visit_f64(f64);
        visit_char(char);
    }

    visit_key! {
        visit_str(&str);
        visit_borrowed_str(&'de str);
        visit_string(String);
        visit_bytes(&[u8]);
        visit_borrowed_bytes(&'de [u8]);
        visit_byte_buf(Vec<u8>);
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.slot.lend(self.visitor.visit_none::<Fault>())
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.slot.lend(self.visitor.visit_unit::<Fault>())
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let reader = self.reader(inner);
        self.slot.lend(self.visitor.visit_some(reader))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let reader = self.reader(inner);
        self.slot.lend(self.visitor.visit_newtype_struct(reader))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        let elements = Elements {
            inner,
            slot: self.slot,
            next: 0,
        };
        self.slot.lend(self.visitor.visit_seq(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        let entries = Entries {
            inner,
            slot: self.slot,
            names: self.names.all,
            key: None,
        };
        self.slot.lend(self.visitor.visit_map(entries))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        let variant = Variant {
            inner,
            slot: self.slot,
            names: self.names.all,
            read: None,
        };
        self.slot.lend(self.visitor.visit_enum(variant))
    }
}

impl<'a, V> Watcher<'a, V> {
    fn reader<D, E>(&self, inner: D) -> Reader<'a, D, E> {
        Reader {
            inner,
            slot: self.slot,
            names: self.names,
            original: None,
        }
    }
}
