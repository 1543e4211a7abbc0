//! The errcat macros.
