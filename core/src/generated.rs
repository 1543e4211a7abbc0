//! What generated code calls, so that it stays short. None of it is for anything else.

#[macro_use]
mod decoding;

use core::fmt;

/// A value of a message that may be absent, and the placeholder that stands for it then.
#[derive(Debug)]
pub struct OrPlaceholder<'a, T>(pub Option<&'a T>, pub &'static str);

impl<T: fmt::Display> fmt::Display for OrPlaceholder<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(value) => value.fmt(f),
            None => f.write_str(self.1),
        }
    }
}

/// A code as `Debug` shows it.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug_code(code: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple("Code").field(&code).finish()
}

/// What the values of every entry implement alike, beside `Code`, `Error` and `Values` of their module.
///
/// `__values!(Struct => Code, reason field => text field; field: "param" Kind, …; field: "private param", …)`, with the kind in
/// brackets where the param may be absent, `, reason field` only where there are reasons, and `=> text field` only where the
/// catalogue has no message.
#[doc(hidden)]
#[macro_export]
macro_rules! __values {
    (
        $values:ident => $code:ident $(, $reason:ident)? $(=> $text:ident)?;
        $($field:ident: $name:literal $kind:tt),*;
        $($private:ident: $private_name:literal),*
    ) => {
        impl ::core::error::Error for $values {}

        impl $crate::CatalogError for $values {
            fn catalog(&self) -> &'static $crate::Catalog {
                &CATALOG
            }

            fn entry(&self) -> &'static $crate::Entry {
                Code::$code.entry()
            }

            $(fn reason(&self) -> ::core::option::Option<&'static $crate::Reason> {
                ::core::option::Option::Some(self.$reason.record())
            })?

            #[allow(unused_variables)]
            fn params(&self, to: &mut dyn $crate::Params) {
                $($crate::__param!(to, self.$field, $name, $kind);)*
            }

            #[allow(unused_variables)]
            fn private(&self, to: &mut dyn $crate::Logs) {
                $(to.log($private_name, &self.$private);)*
            }
        }

        impl Values for $values {
            fn into_error(self) -> Error {
                Error::$code(Box::new(self))
            }
        }

        $crate::__from_values!($values $(, $reason)? $(=> $text)?; $($field: $name $kind),*; $($private),*);
    };
}

/// Visits one value.
#[doc(hidden)]
#[macro_export]
macro_rules! __param {
    ($to:ident, $value:expr, $name:literal, [$kind:tt]) => {
        if let ::core::option::Option::Some(value) = &$value {
            $crate::__param!($to, *value, $name, $kind);
        }
    };
    ($to:ident, $value:expr, $name:literal, Json) => {
        $to.param($name, $crate::Value::Json(&$value))
    };
    ($to:ident, $value:expr, $name:literal, $kind:ident) => {
        $to.param($name, $crate::param::$kind::value(&$value))
    };
}

/// What every enum of texts implements.
#[doc(hidden)]
#[macro_export]
macro_rules! __choice {
    ($choice:ident) => {
        impl $crate::param::Text for $choice {
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Text(self.as_str())
            }
        }

        impl $crate::ToJson for $choice {
            fn to_json(&self, to: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
                $crate::ToJson::to_json(self.as_str(), to)
            }

            fn to_text(&self, to: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
                to.write_str(self.as_str())
            }
        }

        $crate::__choice_with_serde!($choice);
    };
}

/// What every record implements.
#[doc(hidden)]
#[macro_export]
macro_rules! __record {
    ($record:ident; $($field:ident: $name:literal),*) => {
        impl $crate::ToJson for $record {
            fn to_json(&self, to: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
                $crate::object(&[$(($name, &self.$field)),*], to)
            }
        }

        impl $crate::param::Any for $record {
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Json(self)
            }
        }

        impl $crate::param::Record<{ $crate::derived::record(::core::stringify!($record)) }>
            for $record
        {
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Json(self)
            }
        }

        $crate::__record_with_serde!($record; $($field: $name),*);
    };
}

/// What the errors of every operation implement alike, beside `Code` and `CATALOG` of their module:
/// `__operation!(Enum; Code, …)`, where the enum has the methods `code` and `as_error`.
#[doc(hidden)]
#[macro_export]
macro_rules! __operation {
    ($set:ident; $($code:ident),*) => {
        impl ::core::fmt::Debug for $set {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(self.as_error(), f)
            }
        }

        impl ::core::fmt::Display for $set {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(self.as_error(), f)
            }
        }

        impl ::core::error::Error for $set {}

        impl $crate::CatalogError for $set {
            #[inline]
            fn catalog(&self) -> &'static $crate::Catalog {
                &CATALOG
            }

            #[inline]
            fn entry(&self) -> &'static $crate::Entry {
                self.code().entry()
            }

            #[inline]
            fn reason(&self) -> ::core::option::Option<&'static $crate::Reason> {
                self.as_error().reason()
            }

            #[inline]
            fn params(&self, to: &mut dyn $crate::Params) {
                self.as_error().params(to);
            }

            #[inline]
            fn private(&self, to: &mut dyn $crate::Logs) {
                self.as_error().private(to);
            }
        }

        impl $crate::ErrorSet for $set {
            const CATALOG: &'static $crate::Catalog = &CATALOG;

            #[inline]
            fn entries(each: &mut dyn FnMut(&'static $crate::Entry)) {
                $(each(Code::$code.entry());)*
            }

            #[inline]
            fn by_status(each: &mut dyn FnMut(&'static $crate::Entry)) {
                <Error as $crate::ErrorSet>::by_status(each);
            }
        }
    };
}

/// What every type of errors implements, by the features of this crate and not those of the crate that it is in:
/// `__integrate!({<T: Bound>} Type<T>, {where …})`.
#[doc(hidden)]
#[macro_export]
macro_rules! __integrate {
    ($($error:tt)*) => {
        $crate::__axum!($($error)*);
        $crate::__actix!($($error)*);
        $crate::__tonic!($($error)*);
        $crate::__utoipa!($($error)*);
    };
}

/// Nothing: the feature `axum` is off.
#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($($error:tt)*) => {};
}

/// Nothing: the feature `actix` is off.
#[cfg(not(feature = "actix"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __actix {
    ($($error:tt)*) => {};
}

/// Nothing: the feature `tonic` is off.
#[cfg(not(feature = "tonic"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    ($($error:tt)*) => {};
}

/// Nothing: the feature `utoipa` is off.
#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ($($error:tt)*) => {};
}
