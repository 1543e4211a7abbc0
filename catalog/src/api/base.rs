//! What the class of an error also is in a language.

use super::{Api, Audience, Entry, words::words};

words! {
    /// An exception of Python that a class can extend besides those of the package: of no layout that another base would clash with,
    /// and of nothing that means a request without a response.
    PythonBase {
        /// Of numbers.
        Arithmetic = "ArithmeticError",
        /// Nothing is left to be read.
        EndOfFile = "EOFError",
        /// No item at the place.
        Index = "IndexError",
        /// No value of the key.
        Key = "KeyError",
        /// No value of the key or the place.
        Lookup = "LookupError",
        /// Not there yet.
        NotImplemented = "NotImplementedError",
        /// A number too large.
        Overflow = "OverflowError",
        /// Anything else.
        Runtime = "RuntimeError",
        /// A value of another type.
        Type = "TypeError",
        /// A value that will not do.
        Value = "ValueError",
        /// Divided by nothing.
        ZeroDivision = "ZeroDivisionError",
    }
}

words! {
    /// An error of JavaScript that a class can be besides those of the package: one that every engine has, and whose members are those of
    /// `Error` alone.
    TypescriptBase {
        /// Of `eval`.
        Eval = "EvalError",
        /// A value outside of its range.
        Range = "RangeError",
        /// A name that nothing has.
        Reference = "ReferenceError",
        /// A text that cannot be read.
        Syntax = "SyntaxError",
        /// A value of another type.
        Type = "TypeError",
        /// An address that cannot be read.
        Uri = "URIError",
    }
}

impl Entry {
    /// What its class also is, each with the language.
    pub fn bases(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let python = self.python_base.map(|base| (base.as_str(), "Python"));
        let typescript = self
            .typescript_base
            .map(|base| (base.as_str(), "TypeScript"));
        python.into_iter().chain(typescript)
    }
}

impl Api {
    /// The nearest error, of those that this is a case of to clients, whose class is an error of JavaScript too, and which that is.
    pub fn typescript_base_above(&self, entry: &Entry) -> Option<(&Entry, TypescriptBase)> {
        let is_public = |above: &&Entry| above.audience == Audience::Public;
        let mut above = self.ancestors(entry).take_while(is_public);
        above.find_map(|above| Some((above, above.typescript_base?)))
    }
}
