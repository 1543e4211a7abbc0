//! The errcat language: parse, resolve and check catalogues of API errors.
