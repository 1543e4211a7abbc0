//! The errcat back ends.

pub mod artifact;
pub mod write;
