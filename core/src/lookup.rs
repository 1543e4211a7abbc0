/// A perfect hash over the codes of a catalogue: finds the place of a code in one probe and one comparison.
///
/// The generator searches a seed and displacements for which every code has a slot of its own, so that a lookup
/// loads one displacement, one slot and one key. All of it works in `const` contexts, and nothing is built at start.
///
/// The hash reads the first, the middle and the last eight bytes of a code. Where that does not tell all codes of a
/// catalogue apart, the generator marks the index as deep, and every byte is read. The function is part of the
/// contract between this crate and generated code: it never changes within a compatible version.
#[derive(Debug, Clone, Copy)]
pub struct Index {
    seed: u64,
    deep: bool,
    displacements: &'static [[u8; 2]],
    slots: &'static [[u8; 2]],
}

impl Index {
    /// An index as the generator found it. Displacements and slots are numbers of two bytes, the low one first: to rustc
    /// they are then one literal and not thousands.
    ///
    /// # Panics
    ///
    /// If the number of displacements or of slots is not a power of two.
    pub const fn new(
        seed: u64,
        deep: bool,
        displacements: &'static [u8],
        slots: &'static [u8],
    ) -> Self {
        let (displacements, slots) = (displacements.as_chunks().0, slots.as_chunks().0);
        assert!(displacements.len().is_power_of_two() && slots.len().is_power_of_two());
        Self {
            seed,
            deep,
            displacements,
            slots,
        }
    }

    /// The place of `key` in `keys`, which are the codes that the index was made for, in their order.
    pub const fn find(&self, key: &str, keys: &[&str]) -> Option<usize> {
        let hash = hash(key.as_bytes(), self.seed, self.deep);
        let bucket = (hash >> 40) & (self.displacements.len() as u64 - 1);
        let displacement = self.displacements[low(bucket)];
        let displacement = u16::from_le_bytes(displacement);
        let slot = (hash ^ displacement as u64) & (self.slots.len() as u64 - 1);
        let place = u16::from_le_bytes(self.slots[low(slot)]) as usize;
        if place < keys.len() && equal(keys[place].as_bytes(), key.as_bytes()) {
            Some(place)
        } else {
            None
        }
    }
}

const SECRET: u64 = 0x9e37_79b9_7f4a_7c15;
const SALT: u64 = 0xd1b5_4a32_d192_ed03;

#[inline]
const fn hash(key: &[u8], seed: u64, deep: bool) -> u64 {
    let len = key.len() as u64;
    let (Some(first), Some(last)) = (key.first_chunk(), key.last_chunk()) else {
        return fold(short(key) ^ seed, SECRET ^ (len << 56));
    };
    let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    let middle = word(key, (key.len() - 8) / 2);
    let mut hash =
        fold(first ^ seed, last ^ SECRET ^ (len << 56)) ^ fold(middle ^ SALT, seed ^ SECRET);
    if deep {
        let mut at = 0;
        while at + 8 <= key.len() {
            hash = fold(hash ^ word(key, at), SECRET);
            at += 8;
        }
    }
    hash
}

/// Whether two keys are the same: `==` of slices is not `const`, and this is as fast for keys of 8 to 48 bytes.
#[inline]
pub(crate) const fn equal(a: &[u8], b: &[u8]) -> bool {
    let len = a.len();
    if len != b.len() {
        return false;
    }
    let (Some(a_first), Some(a_last)) = (a.first_chunk::<16>(), a.last_chunk::<16>()) else {
        return if len >= 8 {
            word(a, 0) == word(b, 0) && word(a, len - 8) == word(b, len - 8)
        } else {
            short(a) == short(b)
        };
    };
    let (Some(b_first), Some(b_last)) = (b.first_chunk::<16>(), b.last_chunk::<16>()) else {
        return false;
    };
    let mut difference = (u128::from_le_bytes(*a_first) ^ u128::from_le_bytes(*b_first))
        | (u128::from_le_bytes(*a_last) ^ u128::from_le_bytes(*b_last));
    let mut at = 16;
    while at + 16 < len {
        difference |= wide(a, at) ^ wide(b, at);
        at += 16;
    }
    difference == 0
}

/// The bytes of a key of fewer than eight, each of them in the result.
#[inline]
const fn short(key: &[u8]) -> u64 {
    let mut bytes = 0;
    let mut at = 0;
    while at < key.len() {
        bytes = bytes << 8 | key[at] as u64;
        at += 1;
    }
    bytes
}

#[inline]
const fn word(key: &[u8], at: usize) -> u64 {
    match key.split_at(at).1.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}

#[inline]
const fn wide(key: &[u8], at: usize) -> u128 {
    match key.split_at(at).1.first_chunk() {
        Some(bytes) => u128::from_le_bytes(*bytes),
        None => 0,
    }
}

/// The two halves of the product, one over the other: every bit of the input reaches every part of the result.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "the halves are taken apart"
)]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "masked by the length of a slice"
)]
const fn low(masked: u64) -> usize {
    masked as usize
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::{format, vec::Vec};

    use super::{Index, equal, hash};

    /// An index of one displacement, by trying seeds.
    fn index(keys: &[&str], deep: bool) -> Index {
        const SLOTS: usize = 64;
        let (seed, slots) = (0..)
            .find_map(|seed| {
                let mut slots = std::vec![u16::MAX; SLOTS];
                for (place, key) in (0..).zip(keys) {
                    let slot = usize::try_from(hash(key.as_bytes(), seed, deep) & 63).ok()?;
                    if slots[slot] != u16::MAX {
                        return None;
                    }
                    slots[slot] = place;
                }
                Some((seed, slots))
            })
            .expect("some seed gives each key a slot");
        let slots: Vec<u8> = slots.into_iter().flat_map(u16::to_le_bytes).collect();
        Index::new(seed, deep, &[0, 0], slots.leak())
    }

    #[test]
    fn every_key_is_found_and_nothing_else() {
        let keys = [
            "",
            "a",
            "08006",
            "NOT_FOUND",
            "rate_limited",
            "名前",
            "a_code_that_is_longer_than_any_of_the_words_that_are_read_at_once",
        ];
        for deep in [false, true] {
            let index = index(&keys, deep);
            for (place, key) in keys.iter().enumerate() {
                assert_eq!(index.find(key, &keys), Some(place));
                assert_eq!(index.find(&format!("{key}x"), &keys), None);
                assert_eq!(index.find(&format!("x{key}"), &keys), None);
            }
        }
    }

    #[test]
    fn a_lookup_is_possible_in_a_constant() {
        const KEYS: [&str; 1] = ["not_found"];
        const INDEX: Index = Index::new(0, false, &[0, 0], &[0, 0]);
        const FOUND: Option<usize> = INDEX.find("not_found", &KEYS);
        const MISSED: Option<usize> = INDEX.find("not_founb", &KEYS);
        assert_eq!((FOUND, MISSED), (Some(0), None));
    }

    #[test]
    fn every_byte_counts_when_keys_are_compared() {
        for len in 0..80_u8 {
            let key: Vec<u8> = (0..len).collect();
            assert!(equal(&key, &key.clone()));
            for at in 0..key.len() {
                let mut other = key.clone();
                other[at] ^= 0x80;
                assert!(!equal(&key, &other), "byte {at} of {len}");
            }
        }
    }

    #[test]
    fn every_byte_counts_in_a_deep_hash() {
        for len in 1..80_u8 {
            let key: Vec<u8> = (0..len).collect();
            for at in 0..key.len() {
                let mut other = key.clone();
                other[at] ^= 0x80;
                assert_ne!(
                    hash(&key, 1, true),
                    hash(&other, 1, true),
                    "byte {at} of {len}"
                );
            }
        }
    }

    /// Generated code of any time holds slots for exactly these values.
    #[test]
    fn the_hash_stays_what_it_is() {
        let of = |key: &str, deep| hash(key.as_bytes(), 7, deep);
        assert_eq!(of("", false), 0x5384_5412_7b09_6497);
        assert_eq!(of("08006", false), 0x6108_8176_0c0d_9d02);
        assert_eq!(of("rate_limited", false), 0xf77e_1c7b_bfb9_0fe9);
        assert_eq!(of("idempotency_key_mismatch", false), 0xf408_6fa3_1998_18e8);
        assert_eq!(of("idempotency_key_mismatch", true), 0xca4a_6450_8aa1_5cc5);
    }
}
