//! What the class of an error also is in a language.

use super::words::words;

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
