//! Params of many values: lists, maps, and maps to lists.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    collections::BTreeMap,
    rc::Rc,
    sync::Arc,
    vec::Vec,
};
use core::fmt;

use crate::{ToJson, Value, json};

/// A list whose items are params of one type.
#[derive(Clone, Copy)]
pub struct List<'a, T> {
    items: &'a [T],
    value: fn(&T) -> Value<'_>,
}

/// What can be a param that is a list.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a param that is a list",
    label = "the catalogue says a list",
    note = "write a `Vec`, or a type of your own that implements `errcat::param::Items`"
)]
pub trait Items {
    /// What it is a list of.
    type Item;

    /// The items in order.
    fn items(&self) -> &[Self::Item];
}

impl<T> Items for [T] {
    type Item = T;

    fn items(&self) -> &[T] {
        self
    }
}

macro_rules! items_through {
    ($([$($generics:tt)*] $ty:ty: $of:ty;)*) => {$(
        impl<$($generics)*> Items for $ty {
            type Item = <$of as Items>::Item;

            fn items(&self) -> &[Self::Item] {
                <$of>::items(self)
            }
        }
    )*};
}

items_through! {
    [T] Vec<T>: [T];
    [T, const N: usize] [T; N]: [T];
    [T: Items + ?Sized] &T: T;
    [T: Items + ?Sized] Box<T>: T;
    [T: Items + ?Sized] Rc<T>: T;
    [T: Items + ?Sized] Arc<T>: T;
    [T: Items + ToOwned + ?Sized] Cow<'_, T>: T;
}

/// The list of these items, each with a value of one of the traits: `param::list(&scopes, param::Text::value)`.
pub fn list<L: Items + ?Sized>(items: &L, value: fn(&L::Item) -> Value<'_>) -> List<'_, L::Item> {
    let items = items.items();
    List { items, value }
}

/// A map from texts whose values are params of one type.
pub struct Entries<'a, T> {
    members: &'a dyn Members<Value = T>,
    value: fn(&T) -> Value<'_>,
}

/// What can be a param that is a map from texts.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a param that is a map",
    label = "the catalogue says a map from texts",
    note = "write `errcat::Map`, or with errcat's feature `std` a `HashMap`, or a type of your own that implements `errcat::param::Members`"
)]
pub trait Members {
    /// What it is a map to.
    type Value;

    /// Shows each member with its name, in the order that it is written in.
    fn each(&self, show: &mut dyn FnMut(&str, &Self::Value));
}

impl<K: AsRef<str>, T> Members for BTreeMap<K, T> {
    type Value = T;

    fn each(&self, show: &mut dyn FnMut(&str, &T)) {
        for (name, value) in self {
            show(name.as_ref(), value);
        }
    }
}

#[cfg(feature = "std")]
impl<K: AsRef<str>, T, S> Members for std::collections::HashMap<K, T, S> {
    type Value = T;

    fn each(&self, show: &mut dyn FnMut(&str, &T)) {
        for (name, value) in json::sorted(self) {
            show(name, value);
        }
    }
}

macro_rules! members_through {
    ($($pointer:ty),*) => {$(
        impl<T: Members + ?Sized> Members for $pointer {
            type Value = T::Value;

            fn each(&self, show: &mut dyn FnMut(&str, &T::Value)) {
                T::each(self, show);
            }
        }
    )*};
}

members_through!(&T, Box<T>, Rc<T>, Arc<T>);

/// The map of these members, each with a value of one of the traits: `param::map(&quotas, param::Integer::value)`.
pub fn map<M: Members<Value = T>, T>(members: &M, value: fn(&T) -> Value<'_>) -> Entries<'_, T> {
    Entries { members, value }
}

/// A map from texts whose values are lists of params of one type.
pub struct Lists<'a, L: Items> {
    members: &'a dyn Members<Value = L>,
    value: fn(&L::Item) -> Value<'_>,
}

/// The map of these members to lists, each item with a value of one of the traits.
pub fn lists<M: Members<Value = L>, L: Items>(
    members: &M,
    value: fn(&L::Item) -> Value<'_>,
) -> Lists<'_, L> {
    Lists { members, value }
}

impl<T> ToJson for Entries<'_, T> {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        object(self.members, to, &|value, write| {
            write(&(self.value)(value))
        })
    }
}

impl<L: Items> ToJson for Lists<'_, L> {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        object(self.members, to, &|items, write| {
            write(&list(items, self.value))
        })
    }
}

/// Shows a value of a map as what can be written.
type Show<'a, T> = &'a dyn Fn(&T, &mut dyn FnMut(&dyn ToJson) -> fmt::Result) -> fmt::Result;

/// Writes the members of a map, each as `show` has it.
fn object<T>(
    members: &dyn Members<Value = T>,
    to: &mut dyn fmt::Write,
    show: Show<'_, T>,
) -> fmt::Result {
    let (mut start, mut written) = ('{', Ok(()));
    members.each(&mut |name, value| {
        let mut write = |value: &dyn ToJson| json::member(start, name, value, to);
        written = written.and_then(|()| show(value, &mut write));
        start = ',';
    });
    written?;
    to.write_str(if start == '{' { "{}" } else { "}" })
}

impl<T> ToJson for List<'_, T> {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        json::list(self.items.iter().map(self.value), to)
    }

    fn to_text(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        json::list_text(self.items.iter().map(self.value), to)
    }
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use std::{collections::HashMap, format};

    use super::map;
    use crate::{Value, param::Integer};

    #[test]
    fn a_hash_map_is_written_in_the_order_of_its_names() {
        let counts: HashMap<_, _> = (0..20_i64).map(|at| (format!("n{at:02}"), at)).collect();
        let written = format!("{}", Value::Json(&map(&counts, Integer::value)));
        let wanted: std::vec::Vec<_> = (0..20).map(|at| format!("\"n{at:02}\":{at}")).collect();
        assert_eq!(written, format!("{{{}}}", wanted.join(",")));
    }
}
