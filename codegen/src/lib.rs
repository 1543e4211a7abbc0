//! The errcat back ends.

pub mod artifact;
pub mod escape;
pub mod write;
