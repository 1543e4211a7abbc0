//! The errcat back ends.

pub mod escape;
