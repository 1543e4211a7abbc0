//! Errors in responses of success.

use super::{Api, Segment};
use crate::{status::Status, value::Value};

/// Which responses of success may be errors.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Success {
    /// Their statuses.
    pub statuses: Vec<Status>,
    /// What the body of a success has, though it has a code.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub unless: Vec<Said>,
}

/// A member of a body with its value.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Said {
    /// Its path from the root of the body.
    pub path: Vec<Segment>,
    /// Its value.
    pub value: Value,
}

impl Api {
    /// Whether errors come with this status of success, which says nothing of them.
    pub fn comes_in_success(&self, status: Status) -> bool {
        let success = self.errors_in_success.as_ref();
        let is_of = |known: &Status| match (known, status) {
            (Status::Class(class), status) => status.class() == u16::from(*class),
            (known, status) => *known == status,
        };
        success.is_some_and(|success| success.statuses.iter().any(is_of))
    }
}
