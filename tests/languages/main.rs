//! The TypeScript and Python packages, held against the catalogues by the languages' own compilers and interpreters.
//!
//! Every catalogue becomes a package, every entry a set of responses; each package is type-checked as strictly as its
//! language can, and then says what it makes of each response. What every target says is held against the model, and
//! catalogues, JSON and `OpenAPI` against their schemas.

mod agreement;
#[path = "../support/apis.rs"]
#[allow(dead_code, reason = "other tests look at more of what was decoded")]
mod apis;
mod dialects;
mod expression;
mod foreign;
mod generators;
mod hostile;
mod names;
mod openapi;
mod packages;
#[path = "../support/page.rs"]
#[allow(dead_code, reason = "other tests look at more of a page")]
mod page;
mod pages;
mod published;
mod python;
mod readme;
mod reference;
mod registries;
#[path = "../../codegen/tests/rust/rustc.rs"]
#[allow(dead_code, reason = "other tests ask more of the tools")]
mod rustc;
mod samples;
mod schemas;
mod served;
mod service;
mod site;
mod tools;
mod typescript;
#[path = "../support/vectors.rs"]
mod vectors;
