//! The search for a perfect hash: hash, displace and compress.

use std::collections::HashMap;

use super::hash::hash;

/// What `errcat::Index` is made from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Index {
    pub(super) seed: u64,
    /// Whether every byte of a key is hashed.
    pub(super) deep: bool,
    pub(super) displacements: Vec<u16>,
    /// The place of a key by slot; an empty slot holds 0, whose key no other text equals.
    pub(super) slots: Vec<u16>,
}

/// How many seeds are tried before every byte is hashed. A seed succeeds in about every second attempt, unless two
/// keys agree in all that the shallow hash reads.
const SHALLOW_SEEDS: u64 = 32;

impl Index {
    /// The index of these keys, at most 65,536; of equal keys the first is found.
    pub(super) fn of(keys: &[&str]) -> Self {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut distinct = Vec::new();
        for (place, key) in (0..=u16::MAX).zip(keys) {
            if seen.insert((*key).to_owned(), 0).is_none() {
                distinct.push((place, key.as_bytes()));
            }
        }
        let mut seed = 0;
        loop {
            if let Some(index) = Self::attempt(&distinct, seed, seed >= SHALLOW_SEEDS) {
                return index;
            }
            seed += 1;
        }
    }

    fn attempt(keys: &[(u16, &[u8])], seed: u64, deep: bool) -> Option<Self> {
        let mut slots = vec![None; (keys.len() * 5 / 4).next_power_of_two()];
        let mut buckets = vec![Vec::new(); (keys.len() / 4).next_power_of_two()];
        for &(place, key) in keys {
            let hash = hash(key, seed, deep);
            let bucket = masked(hash >> 40, buckets.len());
            buckets[bucket].push((hash, place));
        }
        let mut displacements = vec![0; buckets.len()];
        // The fullest buckets first, while there is most room.
        let most = buckets.iter().map(Vec::len).max().unwrap_or_default();
        for count in (0..=most).rev() {
            for (bucket, keys) in buckets.iter().enumerate() {
                if keys.len() == count {
                    displacements[bucket] = displace(keys, &mut slots)?;
                }
            }
        }
        Some(Self {
            seed,
            deep,
            displacements,
            slots: slots.into_iter().map(Option::unwrap_or_default).collect(),
        })
    }
}

/// Puts the keys of a bucket into free slots, all moved by one displacement, and returns it.
fn displace(bucket: &[(u64, u16)], slots: &mut [Option<u16>]) -> Option<u16> {
    let count = slots.len();
    let limit = u16::try_from(count - 1).unwrap_or(u16::MAX);
    let displacement = (0..=limit).find(|&displacement| {
        let slot = |&(hash, _): &(u64, u16)| masked(hash ^ u64::from(displacement), count);
        bucket.iter().enumerate().all(|(at, key)| {
            slots[slot(key)].is_none() && bucket[..at].iter().all(|other| slot(other) != slot(key))
        })
    })?;
    for &(hash, place) in bucket {
        slots[masked(hash ^ u64::from(displacement), count)] = Some(place);
    }
    Some(displacement)
}

#[expect(clippy::cast_possible_truncation, reason = "masked by a length")]
fn masked(hash: u64, count: usize) -> usize {
    (hash & (count as u64 - 1)) as usize
}

#[cfg(test)]
mod tests {
    use super::{Index, hash, masked};

    /// The lookup of the runtime crate, over the parts.
    fn find(index: &Index, key: &str) -> usize {
        let hash = hash(key.as_bytes(), index.seed, index.deep);
        let displacement = index.displacements[masked(hash >> 40, index.displacements.len())];
        usize::from(index.slots[masked(hash ^ u64::from(displacement), index.slots.len())])
    }

    fn assert_perfect(keys: &[&str]) -> Index {
        let index = Index::of(keys);
        for (place, key) in keys.iter().enumerate() {
            assert_eq!(find(&index, key), place, "{key}");
        }
        index
    }

    #[test]
    fn every_key_has_a_slot_of_its_own_at_any_size() {
        for count in [1, 2, 3, 16, 100, 1_000, 10_000] {
            let keys: Vec<String> = (0..count).map(|n| format!("thing_{n}_not_found")).collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            assert!(!assert_perfect(&keys).deep);
        }
    }

    #[test]
    fn keys_that_differ_where_the_shallow_hash_does_not_look_get_a_deep_one() {
        let keys = [
            "prefix__A_middle_of_many_bytes_suffix__",
            "prefix__B_middle_of_many_bytes_suffix__",
        ];
        assert!(assert_perfect(&keys).deep);
    }

    #[test]
    fn of_equal_keys_the_first_is_found() {
        let index = Index::of(&["a", "b", "a", "c"]);
        assert_eq!(find(&index, "a"), 0);
        assert_eq!(find(&index, "c"), 3);
    }

    #[test]
    fn the_same_keys_give_the_same_index() {
        let keys = ["rate_limited", "not_found", "forbidden"];
        assert_eq!(Index::of(&keys), Index::of(&keys));
    }
}
