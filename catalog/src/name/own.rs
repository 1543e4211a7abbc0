//! What generated code has of its own, whatever the catalogue.

/// What generated Rust declares, or calls by a bare name, so that none of its types may have it.
pub const RUST_NAMES: &[&str] = &[
    "Box", "CATALOG", "CODES", "Code", "Err", "Error", "FnMut", "From", "INDEX", "None", "Ok",
    "Option", "Result", "Self", "Some", "String", "TryFrom", "Values", "Vec", "bool", "char",
    "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16", "u32", "u64",
    "u8", "usize",
];

/// What every TypeScript package exports, its entry points for retrying and for the catalogue among it.
pub const TYPESCRIPT_EXPORTS: &[&str] = &[
    "Attempt",
    "CatalogueEntry",
    "CatalogueKey",
    "CatalogueReason",
    "ClientResponse",
    "ErrorCode",
    "ErrorInit",
    "ErrorJson",
    "ErrorsByCode",
    "HeadersLike",
    "KnownErrors",
    "Processed",
    "Received",
    "ReplayOptions",
    "ResponseLike",
    "ResponseParts",
    "RetryKind",
    "RetryOptions",
    "SignalLike",
    "TransportErrors",
    "UnknownErrors",
    "catalogue",
    "exceptions",
    "fromBody",
    "fromJSON",
    "fromParts",
    "fromResponse",
    "fromThrown",
    "hasCode",
    "isApiError",
    "isKnownError",
    "nextDelay",
    "policy",
    "seeded",
    "throwIfError",
    "withRetry",
];

/// What the modules of a TypeScript package with classes use by a bare name, besides globals.
pub(super) const TYPESCRIPT_USED: &[&str] = &["row"];

/// What every Python package exports besides the classes of its catalogue.
pub const PYTHON_EXPORTS: &[&str] = &[
    "Attempt",
    "CATALOGUE",
    "CatalogueEntry",
    "CatalogueReason",
    "EXCEPTIONS",
    "ErrorCode",
    "KnownErrors",
    "Processed",
    "Received",
    "RetryKind",
    "RetryPolicy",
    "TransportErrors",
    "UnknownErrors",
    "from_body",
    "from_dict",
    "from_exception",
    "from_parts",
    "from_response",
    "from_response_async",
    "is_known_error",
    "next_delay",
    "raise_if_error",
    "raise_if_error_async",
    "seeded",
    "with_retry",
    "with_retry_async",
];

/// The modules of a Python package, and what the one with the classes uses by a bare name, besides builtins.
pub(super) const PYTHON_USED: &[&str] = &[
    "abc",
    "annotations",
    "base",
    "bodies",
    "catalogue",
    "decode",
    "delays",
    "errors",
    "forms",
    "messages",
    "policy",
    "retry",
    "tables",
    "transport",
    "typing",
    "typing_extensions",
    "values",
];
