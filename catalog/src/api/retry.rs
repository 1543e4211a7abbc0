//! When to try again.

use super::words::words;
use crate::status::Status;

/// The catalogue's rules for trying again.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct RetryPolicy {
    /// The back-off of every rule that names none of its own.
    pub backoff: Backoff,
    /// The parts of the back-off that the catalogue itself gives; the others are defaults of the language.
    pub stated: Vec<BackoffPart>,
    /// The rules by status, class and transport condition, in order of declaration.
    pub rules: Vec<PolicyRule>,
}

/// A rule with what it holds for.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct PolicyRule {
    /// What it holds for.
    pub on: RetryOn,
    /// What to do.
    pub rule: RetryRule,
}

/// What a rule of the catalogue holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum RetryOn {
    /// A status or a class of statuses.
    Status(Status),
    /// No response came: the connection failed.
    Network,
    /// No response came in time.
    Timeout,
    /// Anything without a rule of its own.
    Default,
}

/// Whether and how to try again.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct RetryRule {
    /// Whether at all, and on what condition.
    pub kind: RetryKind,
    /// The shortest wait in milliseconds, for [`RetryKind::After`].
    pub min_ms: Option<u64>,
    /// The longest wait in milliseconds, for [`RetryKind::After`].
    pub max_ms: Option<u64>,
    /// The back-off, for the kinds that back off.
    pub backoff: Option<Backoff>,
    /// What to tell people, inline Markdown.
    pub note: Option<String>,
    /// Whether the API documents how to wait.
    pub documented: bool,
}

words! {
    /// Whether to try again, and on what condition.
    RetryKind {
        /// Trying again cannot help.
        Never = "never",
        /// The same request may pass after a growing wait.
        Backoff = "backoff",
        /// The same request may pass after the wait that a header names, else after a growing wait.
        AfterHeader = "after-header",
        /// Only a changed request can pass.
        Modified = "modified",
        /// A person must act first.
        AfterAction = "after-action",
        /// The same request may pass after a fixed wait.
        After = "after",
    }
}

/// A growing wait: `min(max, initial * factor^n)` before retry `n`, counted from 0.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Backoff {
    /// The first wait in milliseconds.
    pub initial_ms: u64,
    /// What each wait is multiplied by.
    pub factor: f64,
    /// The longest wait in milliseconds.
    pub max_ms: u64,
    /// How chance changes a wait.
    pub jitter: Jitter,
    /// How often to try again after the first attempt.
    pub max_retries: u32,
    /// The time in milliseconds after which no retry starts.
    pub max_elapsed_ms: Option<u64>,
}

words! {
    /// A part of a back-off, by its key in the catalogue.
    BackoffPart {
        /// The first wait.
        Initial = "initial",
        /// What each wait is multiplied by.
        Factor = "factor",
        /// The longest wait.
        Max = "max",
        /// How chance changes a wait.
        Jitter = "jitter",
        /// How often to try again.
        MaxRetries = "max_retries",
        /// The time after which no retry starts.
        MaxElapsed = "max_elapsed",
    }
}

words! {
    /// How chance changes a wait `w`.
    Jitter {
        /// Not at all.
        None = "none",
        /// To anything between 0 and `w`.
        Full = "full",
        /// To anything between `w / 2` and `w`.
        Equal = "equal",
    }
}
