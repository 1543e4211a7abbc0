use alloc::string::String;
use core::time::Duration;

use super::{Failed, Policy, Seeded, Transport};
use crate::{Catalog, ErrorSet};

/// The attempts of one call.
///
/// It counts them, says how long to wait after each, and keeps the idempotency key that all of them send. It neither
/// sleeps nor sends: those are the caller's, with or without a runtime.
///
/// ```
/// # #[cfg(all(feature = "std", feature = "serde"))] {
/// use std::time::Instant;
/// use errcat::{decode::{Decoded, Response}, retry::{Policy, Transport, Tries}};
///
/// mod evolution {
///     errcat::catalog!("../catalog/apis/evolution.yaml");
/// }
/// # let mut answers = [(503, "{}"), (200, "done")].into_iter();
/// # let mut send = |_key: Option<(&str, &str)>| answers.next().ok_or(());
/// # let mut waits = 0;
/// # let mut sleep = |_| waits += 1;
///
/// let mut tries = Tries::new::<evolution::Error>(Policy::new());
/// let start = Instant::now();
/// let body = loop {
///     let wait = match send(tries.idempotency_header()) {
///         Ok((200, body)) => break Ok(body),
///         Ok((status, body)) => {
///             let decoded = errcat::decode::<evolution::Error>(&Response::new(body).status(status));
///             tries.after(&decoded, start.elapsed()).ok_or(Some(decoded))
///         }
///         Err(_) => tries.after_transport(Transport::Network, start.elapsed()).ok_or(None),
///     };
///     match wait {
///         Ok(wait) => sleep(wait),
///         Err(error) => break Err(error),
///     }
/// };
/// # assert_eq!((body.unwrap(), tries.attempts(), waits), ("done", 2, 1));
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Tries {
    catalog: &'static Catalog,
    policy: Policy,
    chance: Seeded,
    attempts: u32,
    key: Option<String>,
}

impl Tries {
    /// A call that is about to make its first attempt, to an API with these errors.
    #[cfg(feature = "std")]
    pub fn new<E: ErrorSet>(policy: Policy) -> Self {
        let [a, b, c, d, ..] = crate::unique::bytes();
        Self::seeded::<E>(policy, u32::from_le_bytes([a, b, c, d]))
    }

    /// The same with chance that begins at a seed, which should be another for each call.
    pub fn seeded<E: ErrorSet>(policy: Policy, seed: u32) -> Self {
        Self {
            catalog: E::CATALOG,
            policy,
            chance: Seeded::new(seed),
            attempts: 1,
            key: None,
        }
    }

    /// With an idempotency key of the caller's, which every attempt sends.
    #[must_use]
    pub fn with_idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// The idempotency key of every attempt: the caller's, else one of its own where the catalogue has a header for it.
    ///
    /// Who asks sends it, and so the request may be sent again from then on. Without the feature `std`, and on bare
    /// WebAssembly, nothing tells two calls apart, and there is only the caller's; [`uuid`](super::uuid) makes one of
    /// random bytes.
    pub fn idempotency_key(&mut self) -> Option<&str> {
        #[cfg(all(
            feature = "std",
            not(all(target_family = "wasm", target_os = "unknown"))
        ))]
        if self.key.is_none() && self.catalog.header("idempotency_key").is_some() {
            self.key = Some(super::uuid(crate::unique::bytes()));
        }
        self.key.as_deref()
    }

    /// The header of the idempotency key, and [the key](Self::idempotency_key), where the catalogue has the header.
    pub fn idempotency_header(&mut self) -> Option<(&'static str, &str)> {
        let name = self.catalog.header("idempotency_key")?;
        self.idempotency_key().map(|key| (name, key))
    }

    /// How many attempts there have been, with that under way.
    pub const fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How long to wait before the next attempt; `None` if there should be none, and the error is for the caller.
    /// `elapsed` is the time since the first attempt began.
    pub fn after(&mut self, failed: impl Into<Failed>, elapsed: Duration) -> Option<Duration> {
        let is_idempotent = self.policy.is_idempotent() || self.key.is_some();
        let policy = self.policy.idempotent(is_idempotent);
        let chance = || self.chance.draw();
        let wait = policy.next_delay(&failed.into(), self.attempts, elapsed, chance)?;
        self.attempts = self.attempts.saturating_add(1);
        Some(wait)
    }

    /// The same after an attempt that had no response.
    pub fn after_transport(&mut self, transport: Transport, elapsed: Duration) -> Option<Duration> {
        self.after(Failed::transport(self.catalog, transport), elapsed)
    }
}
