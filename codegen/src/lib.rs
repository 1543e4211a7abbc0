//! The errcat back ends.
