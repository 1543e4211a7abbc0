//! When to send a request again, as the catalogue says; the same numbers as in the TypeScript and Python packages.
//!
//! A [`Policy`] is what the caller says, a [`Failed`] what came of an attempt. [`Policy::next_delay`] makes of both the
//! time to wait, or that the error is for the caller, in this order:
//!
//! 1. A header of role `should_retry` stands above the rule, both ways.
//! 2. The rule of the reason, else of the error, else of the status, its class, the default; of a failure without a
//!    response that of the transport. Without a rule there is no other attempt.
//! 3. A request that is not idempotent and has no idempotency key is sent again only if nothing has been done.
//! 4. There are at most so many retries.
//! 5. The wait is what the server asks for, if it is not too long; else what the rule says, by [`Backoff::wait`].
//! 6. It must end in time.
//!
//! [`Tries`] is the count and the key for a loop. Nothing here sleeps, sends, or reads a clock.

mod chance;
mod policy;
mod rules;
mod tries;

use alloc::string::String;
use core::fmt::Write as _;

pub use chance::Seeded;
pub use policy::{Failed, MAX_RETRY_AFTER, Policy};
pub use rules::{Backoff, Jitter, On, Rule, Rules, Transport};
pub use tries::Tries;

/// What a client may do with a request that failed.
///
/// The rule says *whether* to send the request again; how long to wait in a [`Backoff`](Self::Backoff) is
/// [`Backoff::wait`]'s to say.
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

/// A UUID of version 4 of random bytes, for an idempotency key.
///
/// ```
/// let key = errcat::retry::uuid([0xff; 16]);
/// assert_eq!(key, "ffffffff-ffff-4fff-bfff-ffffffffffff");
/// ```
pub fn uuid(mut random: [u8; 16]) -> String {
    random[6] = random[6] & 0x0f | 0x40;
    random[8] = random[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (at, byte) in random.into_iter().enumerate() {
        let dash = if matches!(at, 4 | 6 | 8 | 10) {
            "-"
        } else {
            ""
        };
        // A `String` takes everything.
        let _ = write!(text, "{dash}{byte:02x}");
    }
    text
}
