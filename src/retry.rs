/// What a client may do with a request that failed.
///
/// The rule says *whether* to send the request again; how long to wait in a [`Backoff`](Self::Backoff) is the
/// catalogue's formula, which client packages carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The same request fails the same way: do not send it again.
    Never,
    /// Send the same request again, waiting longer each time.
    Backoff,
    /// Wait as long as the response's `Retry-After` says; without one, back off.
    AfterHeader,
    /// Only a changed request can pass.
    Modified,
    /// A person must act first: pay, rotate a key, change a setting.
    AfterAction,
    /// Send the same request again after a wait between the two bounds.
    After {
        /// The shortest wait, in milliseconds.
        min_ms: u64,
        /// The longest wait, in milliseconds.
        max_ms: u64,
    },
}

impl Retry {
    /// Whether the unchanged request may be sent again without anybody acting in between.
    pub const fn allows_replay(self) -> bool {
        match self {
            Self::Backoff | Self::AfterHeader | Self::After { .. } => true,
            Self::Never | Self::Modified | Self::AfterAction => false,
        }
    }

    /// The rule's name in the catalogue language; a wait between bounds is `after`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Backoff => "backoff",
            Self::AfterHeader => "after-header",
            Self::Modified => "modified",
            Self::AfterAction => "after-action",
            Self::After { .. } => "after",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Retry;

    #[test]
    fn only_rules_that_end_in_the_same_request_allow_replay() {
        let replayed = [
            Retry::Backoff,
            Retry::AfterHeader,
            Retry::After {
                min_ms: 30_000,
                max_ms: 60_000,
            },
        ];
        let not = [Retry::Never, Retry::Modified, Retry::AfterAction];
        assert!(replayed.iter().all(|rule| rule.allows_replay()));
        assert!(not.iter().all(|rule| !rule.allows_replay()));
    }
}
