//! What an expansion of `#[derive(CatalogError)]` or `#[derive(Record)]` calls. None of it is for anything else.

use alloc::{string::ToString, vec::Vec};
use core::{error::Error, fmt, marker::PhantomData, ops::Deref};

use crate::{CatalogError, Entry, ErrorSet, Logs, Params, Reason, ToJson, Value, json};

/// Writes the message of an error: the template of its reason, else of its entry, with the public values in place.
///
/// Of an entry without a message it is the title: an error that says its own text has no use for this. A value that is
/// absent, and a private one, shows as its placeholder. In the place of a reason that the entry does not
/// have stands the code of the error.
///
/// # Errors
///
/// If `f` fails.
pub fn message(error: &dyn CatalogError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let own = error.reason().and_then(|reason| reason.message);
    let entry = error.entry();
    if entry.message.is_empty() {
        return f.write_str(entry.title);
    }
    template(error, own.unwrap_or(entry.message), f)
}

/// Writes a template with the public values in place.
pub(crate) fn template(
    error: &dyn CatalogError,
    template: &str,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (text, braced) = rest.split_at(at);
        f.write_str(text)?;
        rest = if let Some(rest) = braced.strip_prefix("{{") {
            f.write_str("{")?;
            rest
        } else if let Some(rest) = braced.strip_prefix("}}") {
            f.write_str("}")?;
            rest
        } else if let Some((placeholder, rest)) = braced.split_once('}') {
            value(error, placeholder, f)?;
            rest
        } else {
            return f.write_str(braced);
        };
    }
    f.write_str(rest)
}

/// The number of a record's name, by which its type is told from those of other records: FNV-1a, of 64 bits.
pub const fn record(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let (mut hash, mut at) = (0xcbf2_9ce4_8422_2325_u64, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

/// What serde makes of a value. One that serde refuses is `null`, so that the rest of the body is still there.
#[cfg(feature = "serde")]
#[derive(Debug)]
pub struct Serialized<'a, T: ?Sized>(pub &'a T);

#[cfg(feature = "serde")]
impl<T: serde_core::Serialize + ?Sized> ToJson for Serialized<'_, T> {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        match serde_json::to_string(self.0) {
            Ok(json) => to.write_str(&json),
            Err(_) => to.write_str("null"),
        }
    }
}

/// An object whose members are written one by one.
pub struct Object<'a> {
    to: &'a mut dyn fmt::Write,
    start: char,
}

impl<'a> Object<'a> {
    /// An object without members so far.
    pub fn new(to: &'a mut dyn fmt::Write) -> Self {
        Self { to, start: '{' }
    }

    /// Writes a member.
    ///
    /// # Errors
    ///
    /// If the writer fails.
    pub fn member(&mut self, name: &str, value: &dyn ToJson) -> fmt::Result {
        json::member(self.start, name, value, self.to)?;
        self.start = ',';
        Ok(())
    }

    /// Writes the end.
    ///
    /// # Errors
    ///
    /// If the writer fails.
    pub fn end(self) -> fmt::Result {
        self.to
            .write_str(if self.start == '{' { "{}" } else { "}" })
    }
}

impl fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Object").finish_non_exhaustive()
    }
}

/// Writes the value that `{name` stands for.
fn value(error: &dyn CatalogError, placeholder: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = placeholder.trim_start_matches('{');
    let mut find = Find {
        name,
        to: f,
        written: None,
    };
    error.params(&mut find);
    if let Some(written) = find.written {
        return written;
    }
    let entry = error.entry();
    match error.reason() {
        Some(reason) if name == "reason" => f.write_str(reason.code),
        None if name == "reason" && !entry.reasons.is_empty() => f.write_str(entry.as_str()),
        _ => write!(f, "{{{name}}}"),
    }
}

/// Writes the value of one param.
struct Find<'a, 'f> {
    name: &'a str,
    to: &'a mut fmt::Formatter<'f>,
    written: Option<fmt::Result>,
}

impl Params for Find<'_, '_> {
    fn param(&mut self, name: &'static str, value: Value<'_>) {
        if name == self.name {
            self.written = Some(write!(self.to, "{value}"));
        }
    }
}

/// The reason of an entry that a field says.
pub fn reason(entry: &'static Entry, value: Value<'_>) -> Option<&'static Reason> {
    match value {
        Value::Text(code) => entry.reason(code),
        value => entry.reason(&value.to_string()),
    }
}

/// Logs what a field says in the place of a reason, if the entry has no such reason.
pub fn no_reason(entry: &'static Entry, value: Value<'_>, to: &mut dyn Logs) {
    if reason(entry, value).is_none() {
        to.log("reason", &value);
    }
}

/// Takes entries one by one.
type Each<'a> = &'a mut dyn FnMut(&'static Entry);

/// Visits the entries of several sets, each entry once.
pub fn entries(sets: &[fn(Each<'_>)], each: Each<'_>) {
    let mut seen = Vec::new();
    for set in sets {
        set(&mut |entry| {
            if !seen.contains(&entry) {
                seen.push(entry);
                each(entry);
            }
        });
    }
}

/// The error that a transparent variant holds.
pub fn inner<'a, T: ErrorSet + 'a>(error: &'a T) -> &'a (dyn CatalogError + 'a) {
    error
}

/// The errors that a transparent variant can be, by the type that it holds.
///
/// A type that is none of a catalogue is told so by [`inner`], and must not be told so again: it has none here.
#[derive(Debug)]
pub struct Held<T>(PhantomData<fn() -> T>);

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Held<T> {}

impl<T> Held<T> {
    /// What stands for the type.
    pub const TYPE: Self = Self(PhantomData);
}

/// The type is a set of errors.
pub trait IsSet {
    /// Visits the entries of the set.
    fn entries(self, each: &mut dyn FnMut(&'static Entry));
}

impl<T: ErrorSet> IsSet for &Held<T> {
    fn entries(self, each: &mut dyn FnMut(&'static Entry)) {
        T::entries(each);
    }
}

/// The type is no set of errors.
pub trait NoSet {
    /// Visits nothing.
    fn entries(self, each: &mut dyn FnMut(&'static Entry));
}

impl<T> NoSet for Held<T> {
    fn entries(self, _: &mut dyn FnMut(&'static Entry)) {}
}

/// A source as `dyn Error`: the type is an error, or it dereferences to one, as `Box<dyn Error>` does.
///
/// The three traits below have one method of one name. It is called on `&&MaybeError(source)`, where rustc takes the
/// first of them that fits: by value, then behind one reference less, then behind none.
#[derive(Debug)]
pub struct MaybeError<'a, T>(pub &'a T);

/// The type is an error.
pub trait IsError<'a> {
    /// The source.
    fn dyn_error(self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Error + 'static> IsError<'a> for &&MaybeError<'a, T> {
    fn dyn_error(self) -> &'a (dyn Error + 'static) {
        self.0
    }
}

/// The type dereferences to an error.
pub trait HoldsError<'a> {
    /// The source.
    fn dyn_error(self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Deref<Target: DynError> + 'a> HoldsError<'a> for &MaybeError<'a, T> {
    fn dyn_error(self) -> &'a (dyn Error + 'static) {
        self.0.deref().as_dyn()
    }
}

/// The type is no error; calling the method does not compile, and says so.
pub trait NoError<'a, T> {
    /// The source.
    fn dyn_error(self) -> &'a (dyn Error + 'static)
    where
        T: Source;
}

impl<'a, T> NoError<'a, T> for MaybeError<'a, T> {
    fn dyn_error(self) -> &'a (dyn Error + 'static)
    where
        T: Source,
    {
        self.0.as_source()
    }
}

/// What can be a source. It exists for its message; nothing implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error, and so no source",
    label = "this is no error",
    note = "a field `source` and one with `#[source]` or `#[from]` is a source: write a type that implements `std::error::Error`, or `#[catalog(private)]` alone if it is for the logs"
)]
pub trait Source {
    /// The source.
    fn as_source(&self) -> &(dyn Error + 'static);
}

/// An error whose type is not known.
pub trait DynError {
    /// The error.
    fn as_dyn(&self) -> &(dyn Error + 'static);
}

macro_rules! is_dyn_error {
    ($($ty:ty),*) => {$(
        impl DynError for $ty {
            fn as_dyn(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}

is_dyn_error!(dyn Error, dyn Error + Send, dyn Error + Send + Sync);
