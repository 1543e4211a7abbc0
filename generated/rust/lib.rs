//! What the catalogues of `catalog/apis` compile to, so that it is compiled and linted with everything else.

#[rustfmt::skip]
pub mod eachlabs;
#[rustfmt::skip]
pub mod evolution;
#[rustfmt::skip]
pub mod prompts;
#[rustfmt::skip]
pub mod studio;
#[rustfmt::skip]
pub mod workspace;
