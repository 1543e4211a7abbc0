//! When a client tries again: the decision and the wait, computed from the catalogue alone.

use errcat_catalog::api::{Api, Backoff, Jitter, Processed, RetryKind, RetryOn, RetryRule};

use super::format::{Seconds, Waits};

/// The seed of every generator.
pub(super) const SEED: u32 = 7;
/// The longest wait in seconds that a server may ask for.
pub(super) const MAX_RETRY_AFTER: u32 = 120;
/// As many waits as a list has, however often the catalogue tries again.
const MOST: usize = 12;

/// What a decision goes by besides the attempt.
#[derive(Clone)]
pub(super) struct Failed<'a> {
    pub(super) api: &'a Api,
    pub(super) rule: Option<RetryRule>,
    pub(super) processed: Processed,
    /// How long the server asks to wait, in seconds.
    pub(super) asked: Option<f64>,
    pub(super) should_retry: Option<bool>,
}

/// What a caller may choose.
#[derive(Clone, Copy)]
pub(super) struct Options {
    pub(super) attempt: u32,
    pub(super) elapsed: f64,
    pub(super) idempotent: bool,
    pub(super) max_retries: Option<u32>,
    pub(super) max_elapsed: Option<f64>,
    pub(super) max_retry_after: Option<f64>,
}

impl Options {
    pub(super) const FIRST: Self = Self {
        attempt: 1,
        elapsed: 0.0,
        idempotent: true,
        max_retries: None,
        max_elapsed: None,
        max_retry_after: None,
    };
}

impl Failed<'_> {
    pub(super) fn waits(&self) -> Waits {
        Waits {
            idempotent: self.list(true),
            otherwise: self.list(false),
        }
    }

    /// The back-off of the rule, whichever level declares it.
    pub(super) fn backoff(&self) -> &Backoff {
        let own = self.rule.as_ref().and_then(|rule| rule.backoff.as_ref());
        own.unwrap_or(&self.api.retry.backoff)
    }

    /// The seconds to wait, or nothing: the error is surfaced.
    pub(super) fn wait(&self, options: Options, chance: &mut Chance) -> Option<f64> {
        let kind = self.rule.as_ref().map(|rule| rule.kind);
        let is_allowed = matches!(
            kind,
            Some(RetryKind::Backoff | RetryKind::AfterHeader | RetryKind::After)
        );
        let is_safe = options.idempotent || self.processed == Processed::No;
        let backoff = self.backoff();
        let retries = options.max_retries.unwrap_or(backoff.max_retries);
        if !self.should_retry.unwrap_or(is_allowed) || !is_safe || options.attempt > retries {
            return None;
        }
        let longest = options.max_retry_after.unwrap_or(MAX_RETRY_AFTER.into());
        if self.asked.is_some_and(|asked| asked > longest) {
            return None;
        }
        let range = self
            .rule
            .as_ref()
            .filter(|_| kind == Some(RetryKind::After));
        let range = range.map(|rule| {
            let min = rule.min_ms.unwrap_or_default();
            (min, rule.max_ms.unwrap_or(min))
        });
        let wait = match (self.asked, range) {
            (Some(asked), range) => asked.max(range.map_or(0.0, |(min, _)| seconds(min))),
            (None, Some((min, max))) if max > min => {
                seconds(min + floor(double(max - min) * chance.draw()))
            }
            (None, Some((min, _))) => seconds(min),
            (None, None) => seconds(formula(backoff, options.attempt, chance)),
        };
        let limit = backoff.max_elapsed_ms.map(seconds);
        let limit = options.max_elapsed.or(limit);
        (limit.is_none_or(|limit| options.elapsed + wait <= limit)).then_some(wait)
    }

    fn list(&self, idempotent: bool) -> Vec<Option<Seconds>> {
        let mut chance = Chance(SEED);
        let mut options = Options {
            idempotent,
            ..Options::FIRST
        };
        let mut waits = Vec::new();
        while waits.len() < MOST {
            let wait = self.wait(options, &mut chance);
            waits.push(wait.map(Seconds));
            let Some(wait) = wait else { break };
            options.elapsed += wait;
            options.attempt += 1;
        }
        waits
    }
}

/// The rule that the catalogue declares for the first of these that it has one for, else the default.
pub(super) fn declared(api: &Api, on: impl IntoIterator<Item = RetryOn>) -> Option<RetryRule> {
    let mut all = on.into_iter().chain([RetryOn::Default]);
    let of = |on| api.retry.rules.iter().find(|rule| rule.on == on);
    all.find_map(of).map(|found| found.rule.clone())
}

/// The milliseconds before the next attempt: by repeated multiplication, since powers differ between languages.
fn formula(backoff: &Backoff, attempt: u32, chance: &mut Chance) -> u64 {
    let max = double(backoff.max_ms);
    let mut wait = double(backoff.initial_ms).min(max);
    for _ in 1..attempt {
        wait = (wait * backoff.factor).min(max);
    }
    floor(match backoff.jitter {
        Jitter::None => wait,
        Jitter::Full => wait * chance.draw(),
        Jitter::Equal => wait / 2.0 + wait / 2.0 * chance.draw(),
    })
}

/// The generator mulberry32, whose numbers are the same in every language.
pub(super) struct Chance(pub(super) u32);

impl Chance {
    /// A number from 0 up to 1.
    fn draw(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let mut mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(self.0 | 1);
        mixed ^= mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(mixed | 0x3D));
        f64::from(mixed ^ (mixed >> 14)) / 4_294_967_296.0
    }
}

fn seconds(milliseconds: u64) -> f64 {
    double(milliseconds) / 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "waits are far below 2^53 ms")]
pub(super) fn double(milliseconds: u64) -> f64 {
    milliseconds as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "waits are neither negative nor beyond 2^53 ms"
)]
fn floor(milliseconds: f64) -> u64 {
    milliseconds as u64
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn chance_is_that_of_mulberry32() {
        let mut chance = Chance(1);
        let drawn = [chance.draw(), chance.draw(), chance.draw()];
        // What the reference implementation in JavaScript gives for the seed 1.
        let wanted = [
            0.627_073_940_588_161_3,
            0.002_735_721_180_215_478,
            0.527_447_039_959_952_2,
        ];
        assert_eq!(drawn.map(f64::to_bits), wanted.map(f64::to_bits));
    }
}
