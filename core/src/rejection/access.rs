//! The parts of a value: elements, entries and variants, which know where they stand.

use std::cell::Cell;

use serde_core::{
    Deserializer,
    de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor},
};

use super::{
    Fault,
    fault::Step,
    reader::{Reader, Slot},
    visitor::{Names, Watcher},
};

/// The elements of a list.
pub(super) struct Elements<'a, A> {
    pub(super) inner: A,
    pub(super) slot: &'a Slot,
    pub(super) next: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Elements<'_, A> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let place = self.next;
        self.next += 1;
        let seed = Seed::value(seed, self.slot);
        let element = self.inner.next_element_seed(seed);
        element.map_err(|error| self.slot.back(&error, None).below(Step::Place(place)))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

/// The entries of an object.
pub(super) struct Entries<'a, A> {
    pub(super) inner: A,
    pub(super) slot: &'a Slot,
    pub(super) names: &'static [&'static str],
    /// The key that was read last, if it is one of the schema.
    pub(super) key: Option<&'static str>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Entries<'_, A> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let read = Cell::new(None);
        let seed = Seed::name(seed, self.slot, self.names, &read);
        let key = self.inner.next_key_seed(seed);
        self.key = read.get();
        key.map_err(|error| self.slot.back(&error, None))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let seed = Seed::value(seed, self.slot);
        let value = self.inner.next_value_seed(seed);
        let step = self.key.map_or(Step::Key, Step::Name);
        value.map_err(|error| self.slot.back(&error, None).below(step))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

/// An enum, and then the variant of it that was read.
pub(super) struct Variant<'a, A> {
    pub(super) inner: A,
    pub(super) slot: &'a Slot,
    pub(super) names: &'static [&'static str],
    pub(super) read: Option<&'static str>,
}

impl<'de, 'a, A: EnumAccess<'de>> EnumAccess<'de> for Variant<'a, A> {
    type Error = Fault;
    type Variant = Variant<'a, A::Variant>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self::Variant), Fault> {
        let (slot, names, read) = (self.slot, self.names, Cell::new(None));
        let seed = Seed::name(seed, slot, names, &read);
        let variant = self.inner.variant_seed(seed);
        let (value, inner) = variant.map_err(|error| slot.back(&error, None))?;
        let read = read.get();
        Ok((
            value,
            Variant {
                inner,
                slot,
                names,
                read,
            },
        ))
    }
}

impl<A> Variant<'_, A> {
    fn below<T>(&self, value: Result<T, impl serde_core::de::Error>) -> Result<T, Fault> {
        let step = self.read.map_or(Step::Key, Step::Name);
        value.map_err(|error| self.slot.back(&error, None).below(step))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Variant<'_, A> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        let slot = self.slot;
        let unit = self.inner.unit_variant();
        unit.map_err(|error| slot.back(&error, None))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        let seed = Seed::value(seed, self.slot);
        let (inner, rest) = self.split();
        rest.below(inner.newtype_variant_seed(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        let visitor = self.watch(visitor, &[]);
        let (inner, rest) = self.split();
        rest.below(inner.tuple_variant(len, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let visitor = self.watch(visitor, fields);
        let (inner, rest) = self.split();
        rest.below(inner.struct_variant(fields, visitor))
    }
}

impl<'a, A> Variant<'a, A> {
    fn split(self) -> (A, Variant<'a, ()>) {
        let Self {
            inner,
            slot,
            names,
            read,
        } = self;
        let rest = Variant {
            inner: (),
            slot,
            names,
            read,
        };
        (inner, rest)
    }

    fn watch<V>(&self, visitor: V, fields: &'static [&'static str]) -> Watcher<'a, V> {
        Watcher {
            visitor,
            slot: self.slot,
            names: Names::default().or(fields),
        }
    }
}

/// What reads a part of a value.
struct Seed<'a, T> {
    inner: T,
    slot: &'a Slot,
    names: Names<'a>,
}

impl<'a, T> Seed<'a, T> {
    fn value(inner: T, slot: &'a Slot) -> Self {
        let names = Names::default();
        Self { inner, slot, names }
    }

    fn name(
        inner: T,
        slot: &'a Slot,
        all: &'static [&'static str],
        read: &'a Cell<Option<&'static str>>,
    ) -> Self {
        let read = Some(read);
        let names = Names { all, read };
        Self { inner, slot, names }
    }
}

impl<'de, T: DeserializeSeed<'de>> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = T::Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<T::Value, D::Error> {
        let reader = Reader {
            inner: reader,
            slot: self.slot,
            names: self.names,
            original: None,
        };
        self.slot.lend(self.inner.deserialize(reader))
    }
}
