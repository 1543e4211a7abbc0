//! What generated code calls for the feature `serde`. Without the feature all of it is nothing.

/// Reads the values of an entry, from the arguments of `__values!`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __from_values {
    (
        $values:ident $(, $reason:ident)? $(=> $text:ident)?;
        $($field:ident: $name:literal $kind:tt),*;
        $($private:ident),*
    ) => {
        impl $crate::decode::FromValues for $values {
            #[allow(unused_variables)]
            fn from_values(
                from: &mut $crate::decode::Values<'_>,
            ) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self {
                    $($reason: from.reason()?,)?
                    $($text: from.message(),)?
                    $($field: $crate::__taken!(from $name $kind),)*
                    $($private: $crate::Private::absent(),)*
                })
            }
        }
    };
}

/// Reads the params of all errors: `__common!(Struct, Error; field: "param", …)`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __common {
    ($common:ident, $error:ident; $($field:ident: $name:literal),*) => {
        impl $common {
            /// Those of the error that a response means, whether or not the catalogue knows it.
            #[must_use]
            pub fn of(decoded: &$crate::decode::Decoded<$error>) -> Self {
                Self { $($field: decoded.common($name)),* }
            }
        }
    };
}

/// The value of a field.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __taken {
    ($from:ident $name:literal [$kind:ident]) => {
        $from.take($name)
    };
    ($from:ident $name:literal $kind:ident) => {
        $from.take($name)?
    };
}

/// Reads the error of a catalogue, and lets its codes be texts to serde:
/// `__decode!(Error, Code; Bare, …; Valued: Struct, …; "Class", …; "Unknown" [status, …], …)`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __decode {
    // What earlier versions have generated has no classes.
    ($error:ident, $code:ident; $($bare:ident),*; $($valued:ident: $values:ident),*) => {
        $crate::__decode!($error, $code; $($bare),*; $($valued: $values),*; ;);
    };
    (
        $error:ident, $code:ident; $($bare:ident),*; $($valued:ident: $values:ident),*;
        $($class:literal),*; $($unknown:literal [$($status:literal),*]),*
    ) => {
        impl $crate::decode::Decode for $error {
            type Code = $code;

            const CLASSES: &'static [&'static str] = &[$($class),*];
            const UNKNOWN: &'static [(&'static str, &'static [u16])] = &[$(($unknown, &[$($status),*])),*];

            #[allow(unused_variables)]
            fn from_values(
                code: $code,
                from: &mut $crate::decode::Values<'_>,
            ) -> ::core::option::Option<Self> {
                match code {
                    $($code::$bare => ::core::option::Option::Some(Self::$bare),)*
                    $($code::$valued => {
                        let values: ::core::option::Option<$values> =
                            $crate::decode::FromValues::from_values(from);
                        values.map(Values::into_error)
                    })*
                }
            }
        }

        $crate::__text_with_serde!($code);
    };
}

/// A closed set of texts, for serde.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __text_with_serde {
    ($text:ident) => {
        impl $crate::__serde::Serialize for $text {
            fn serialize<S: $crate::__serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__serde::Deserialize<'de> for $text {
            fn deserialize<D: $crate::__serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::deserialize(deserializer)
            }
        }
    };
}

/// What an enum of texts implements besides `__choice!`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __choice_with_serde {
    ($choice:ident) => {
        $crate::__text_with_serde!($choice);

        impl $crate::decode::FromJson for $choice {
            fn from_json(value: &$crate::decode::Value) -> ::core::option::Option<Self> {
                $crate::decode::choice(value)
            }
        }
    };
}

/// What a record implements besides `__record!`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __record_with_serde {
    ($record:ident; $($field:ident: $name:literal),*) => {
        impl $crate::__serde::Serialize for $record {
            fn serialize<S: $crate::__serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::serialize(self, serializer)
            }
        }

        impl $crate::decode::FromJson for $record {
            fn from_json(value: &$crate::decode::Value) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self {
                    $($field: $crate::decode::member(value, $name)?,)*
                })
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __common {
    ($($tokens:tt)*) => {};
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __from_values {
    ($($tokens:tt)*) => {};
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __decode {
    ($($tokens:tt)*) => {};
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __choice_with_serde {
    ($($tokens:tt)*) => {};
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __record_with_serde {
    ($($tokens:tt)*) => {};
}
