//! What a catalogue says of a param, and a trait for each type of param.
//!
//! A type of one's own becomes a param by implementing the trait of that type:
//!
//! ```
//! use errcat::{Value, param};
//!
//! struct Scope(&'static str);
//!
//! impl param::Text for Scope {
//!     fn value(&self) -> Value<'_> {
//!         Value::Text(self.0)
//!     }
//! }
//! ```

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    collections::BTreeMap,
    rc::Rc,
    string::String,
    sync::Arc,
    vec::Vec,
};
use core::time::Duration;

#[cfg(any(
    feature = "chrono",
    feature = "jiff",
    feature = "std",
    feature = "time",
    feature = "url",
    feature = "uuid"
))]
mod foreign;
mod many;

pub use many::{Entries, Items, List, Lists, Members, list, lists, map};

use crate::{Json, ToJson, Value};

/// What a catalogue says of a param.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Param {
    /// Its name on the wire and in messages.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// Whether it is always there.
    pub required: bool,
    /// The response header that carries it.
    pub header: Option<&'static str>,
    /// Where in the response it travels, besides the header.
    pub place: Place,
    /// What its JSON looks like, where its type does not say it all.
    pub shape: Option<&'static Shape>,
    /// An example of its value, as JSON.
    pub example: Option<&'static str>,
}

/// What the JSON of a value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// As any value of this type.
    Kind(Kind),
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// A list.
    List(&'static Shape),
    /// An object whose members are of any name, and all look like this.
    Map(&'static Shape),
    /// An object with these members, and perhaps others; of a record within itself no member is named.
    Record(&'static [Field]),
}

/// A member of a [`Shape::Record`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether it is always there.
    pub required: bool,
}

/// The type of a param.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each is the trait of its name")]
pub enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    Seconds,
    Timestamp,
    Uuid,
    Url,
    List,
    Any,
}

/// Where in a response a param travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A member of the envelope's details, under its own name.
    Details,
    /// A member of the body at this path from the root.
    Body(&'static str),
    /// Nowhere but in the text of the message, or in its header.
    Message,
    /// In the code, where it has a place for it.
    Code,
    /// Nowhere: it is private.
    Logs,
}

impl Param {
    /// A param that is always there and travels in the details.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            required: true,
            header: None,
            place: Place::Details,
            shape: None,
            example: None,
        }
    }

    /// Clears [`required`](Self#structfield.required).
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// Sets [`header`](Self#structfield.header).
    #[must_use]
    pub const fn with_header(mut self, header: &'static str) -> Self {
        self.header = Some(header);
        self
    }

    /// Sets [`place`](Self#structfield.place).
    #[must_use]
    pub const fn with_place(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Sets [`shape`](Self#structfield.shape).
    #[must_use]
    pub const fn with_shape(mut self, shape: &'static Shape) -> Self {
        self.shape = Some(shape);
        self
    }

    /// Sets [`example`](Self#structfield.example).
    #[must_use]
    pub const fn with_example(mut self, json: &'static str) -> Self {
        self.example = Some(json);
        self
    }

    /// Whether it is for logs alone.
    pub const fn is_private(&self) -> bool {
        matches!(self.place, Place::Logs)
    }
}

macro_rules! kinds {
    ($(
        $(#[$doc:meta])*
        $kind:ident $(($($feature:literal)* else $off:literal))?: $message:literal, $label:literal, $note:literal;
    )*) => {$(
        kinds!(@trait [$(#[$doc])*] $kind [$($($feature)* else $off)?] $message, $label, $note);
        kinds!(@through $kind: &T, Box<T>, Rc<T>, Arc<T>);

        impl<T: $kind + ToOwned + ?Sized> $kind for Cow<'_, T> {
            fn value(&self) -> Value<'_> {
                T::value(self)
            }
        }
    )*};
    (@trait [$(#[$attribute:meta])*] $kind:ident [] $message:literal, $label:literal, $note:literal) => {
        $(#[$attribute])*
        #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
        pub trait $kind {
            /// The value.
            fn value(&self) -> Value<'_>;
        }
    };
    // What is written first of a type of another crate is whether the feature for it is on at all.
    (@trait $doc:tt $kind:ident [$($feature:literal)* else $off:literal] $message:literal, $label:literal, $note:literal) => {
        #[cfg(any($(feature = $feature),*))]
        kinds!(@trait $doc $kind [] $message, $label, $note);
        #[cfg(not(any($(feature = $feature),*)))]
        kinds!(@trait $doc $kind [] $off, $label, $note);
    };
    (@through $kind:ident: $($pointer:ty),*) => {$(
        impl<T: $kind + ?Sized> $kind for $pointer {
            fn value(&self) -> Value<'_> {
                T::value(self)
            }
        }
    )*};
}

kinds! {
    /// A param of type `string`, or of one of its closed sets.
    Text:
        "`{Self}` cannot be a param of type `string`",
        "the catalogue says `string`",
        "write `String`, `&'static str` or `Cow<'static, str>`, or a type of your own that implements `errcat::param::Text`";
    /// A param of type `integer`: 64 bits, as JSON numbers have them exactly.
    ///
    /// Clients read what fits `i64` as an integer, JavaScript what is below 2^53; what `u64` and `usize` have beyond is
    /// sent as it is.
    Integer:
        "`{Self}` cannot be a param of type `integer`",
        "the catalogue says `integer`",
        "write `i64`, `u64` or a smaller integer, or a type of your own that implements `errcat::param::Integer`";
    /// A param of type `number`.
    Number:
        "`{Self}` cannot be a param of type `number`",
        "the catalogue says `number`",
        "write `f64`, `f32` or an integer of at most 32 bits, or a type of your own that implements `errcat::param::Number`";
    /// A param of type `boolean`.
    Boolean:
        "`{Self}` cannot be a param of type `boolean`",
        "the catalogue says `boolean`",
        "write `bool`, or a type of your own that implements `errcat::param::Boolean`";
    /// A param of type `seconds`: a duration.
    Seconds:
        "`{Self}` cannot be a param of type `seconds`",
        "the catalogue says `seconds`",
        "write `std::time::Duration`, or a type of your own that implements `errcat::param::Seconds`";
    /// A param of type `timestamp`: a moment as RFC 3339 writes it.
    Timestamp("jiff" "chrono" "time" else "`{Self}` cannot be a param of type `timestamp` (errcat's features `jiff`, `chrono` and `time` are off)"):
        "`{Self}` cannot be a param of type `timestamp`",
        "the catalogue says `timestamp`",
        "write `std::time::SystemTime`, or what errcat's features `jiff`, `chrono` and `time` are for, or a `String` in the form of RFC 3339, or a type of your own that implements `errcat::param::Timestamp`";
    /// A param of type `uuid`, as RFC 9562 writes it.
    Uuid("uuid" else "`{Self}` cannot be a param of type `uuid` (errcat's feature `uuid`, for `uuid::Uuid`, is off)"):
        "`{Self}` cannot be a param of type `uuid`",
        "the catalogue says `uuid`",
        "write `uuid::Uuid` with errcat's feature `uuid`, or a `String` in the form of RFC 9562, or a type of your own that implements `errcat::param::Uuid`";
    /// A param of type `url`.
    Url("url" else "`{Self}` cannot be a param of type `url` (errcat's feature `url`, for `url::Url`, is off)"):
        "`{Self}` cannot be a param of type `url`",
        "the catalogue says `url`",
        "write `url::Url` with errcat's feature `url`, or a `String`, or a type of your own that implements `errcat::param::Url`";
    /// A param of type `any`.
    Any:
        "`{Self}` cannot be a param of type `any`",
        "the catalogue says `any`",
        "write `errcat::Json`, or a type of your own that implements `errcat::ToJson` and `errcat::param::Any`";
}

/// A record of the catalogue's `types`, told from others by [`derived::record`](crate::derived::record) of its name.
///
/// `#[derive(errcat::Record)]` implements it for a struct that has the fields of the record, and generated records have it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the record that the catalogue says",
    label = "the catalogue says a record of its `types`",
    note = "write `#[derive(errcat::Record)]` and `#[catalog(\"path.yaml\")]` on a struct with its name, or `#[catalog(unchecked)]` at a field whose JSON nobody holds to the catalogue"
)]
pub trait Record<const NAME: u64> {
    /// The value.
    fn value(&self) -> Value<'_>;
}

macro_rules! records_through {
    ($($pointer:ty),*) => {$(
        impl<T: Record<NAME> + ?Sized, const NAME: u64> Record<NAME> for $pointer {
            fn value(&self) -> Value<'_> {
                T::value(self)
            }
        }
    )*};
}

records_through!(&T, Box<T>, Rc<T>, Arc<T>);

macro_rules! implement {
    ($($kind:ident for $($ty:ty),*: |$value:ident| $made:expr;)*) => {$($(
        impl $kind for $ty {
            fn value(&self) -> Value<'_> {
                let $value = self;
                $made
            }
        }
    )*)*};
}

implement! {
    Text for str, String: |value| Value::Text(value);
    Timestamp for str, String: |value| Value::Text(value);
    Uuid for str, String: |value| Value::Text(value);
    Url for str, String: |value| Value::Text(value);
    Integer for i8, i16, i32, u8, u16, u32: |value| Value::Integer((*value).into());
    Integer for i64: |value| Value::Integer(*value);
    Integer for isize, u64, usize: |value| i64::try_from(*value).map_or(Value::Json(value), Value::Integer);
    Number for f32, i8, i16, i32, u8, u16, u32: |value| Value::Number((*value).into());
    Number for f64: |value| Value::Number(*value);
    Boolean for bool: |value| Value::Boolean(*value);
    Seconds for Duration: |value| Value::Seconds(*value);
    Any for Json, String, bool, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64: |value| Value::Json(value);
}

impl<T: ToJson> Any for Vec<T> {
    fn value(&self) -> Value<'_> {
        Value::Json(self)
    }
}

impl<K: AsRef<str>, T: ToJson> Any for BTreeMap<K, T> {
    fn value(&self) -> Value<'_> {
        Value::Json(self)
    }
}

#[cfg(feature = "std")]
impl<K: AsRef<str>, T: ToJson, S> Any for std::collections::HashMap<K, T, S> {
    fn value(&self) -> Value<'_> {
        Value::Json(self)
    }
}
