#![no_std]
//! API errors from one catalogue: the types that generated Rust stands on.
