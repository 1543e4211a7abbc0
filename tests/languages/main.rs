//! The TypeScript and Python packages, held against the catalogues by the languages' own compilers and interpreters.
//!
//! Every catalogue becomes a package, every entry a set of responses; each package is type-checked as strictly as its
//! language can, and then says what it makes of each response.

mod hostile;
mod packages;
mod python;
mod responses;
mod samples;
mod tools;
mod typescript;
