//! What the catalogues of `catalog/apis` compile to, so that it is compiled and linted with everything else.

pub mod eachlabs;
pub mod evolution;
pub mod prompts;
pub mod studio;
pub mod workspace;
