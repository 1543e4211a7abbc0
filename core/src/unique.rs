//! Bytes that nobody else has, for ids and keys.

use std::{
    hash::{BuildHasher, Hash, RandomState},
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// 16 bytes that no other call has had, in this process or another.
///
/// They are two keyed hashes of a count: nobody without the keys, which the system gave, can tell the next. A process
/// that was forked or woken from a copy of a machine has the same keys and count, so its number and the time go in too.
/// Bare WebAssembly has none of all that; there a count is all that tells calls apart.
pub(crate) fn bytes() -> [u8; 16] {
    static KEYS: LazyLock<[RandomState; 2]> =
        LazyLock::new(|| [RandomState::new(), RandomState::new()]);
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let what = (count, place());
    let [high, low] = [0, 1].map(|key: usize| KEYS[key].hash_one(what));
    (u128::from(high) << 64 | u128::from(low)).to_be_bytes()
}

/// What tells this process from a copy of it.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
fn place() -> impl Hash + Copy {
    let time = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    (std::process::id(), time.unwrap_or_default())
}

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
fn place() -> impl Hash + Copy {}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn no_two_are_equal() {
        let all: HashSet<[u8; 16]> = (0..1000).map(|_| super::bytes()).collect();
        assert_eq!(all.len(), 1000);
    }
}
