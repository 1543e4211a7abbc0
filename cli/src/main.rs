//! The errcat command.
fn main() {}
