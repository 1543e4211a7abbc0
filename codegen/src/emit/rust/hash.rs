//! The hash of `errcat::Index`, which this crate cannot depend on: the macros stand between the two.
//!
//! Tests of both crates hold the function to the same values.

const SECRET: u64 = 0x9e37_79b9_7f4a_7c15;
const SALT: u64 = 0xd1b5_4a32_d192_ed03;

/// Must equal the function of `errcat::Index` bit for bit.
pub(super) fn hash(key: &[u8], seed: u64, deep: bool) -> u64 {
    let len = key.len() as u64;
    let (Some(first), Some(last)) = (key.first_chunk(), key.last_chunk()) else {
        let short = key
            .iter()
            .fold(0, |bytes, &byte| bytes << 8 | u64::from(byte));
        return fold(short ^ seed, SECRET ^ (len << 56));
    };
    let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    let middle = word(&key[(key.len() - 8) / 2..]);
    let hash = fold(first ^ seed, last ^ SECRET ^ (len << 56)) ^ fold(middle ^ SALT, seed ^ SECRET);
    if deep {
        key.chunks_exact(8)
            .fold(hash, |hash, chunk| fold(hash ^ word(chunk), SECRET))
    } else {
        hash
    }
}

fn word(bytes: &[u8]) -> u64 {
    bytes
        .first_chunk()
        .map_or(0, |word| u64::from_le_bytes(*word))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the halves are taken apart"
)]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn the_hash_is_that_of_the_runtime_crate() {
        let of = |key: &str, deep| hash(key.as_bytes(), 7, deep);
        assert_eq!(of("", false), 0x5384_5412_7b09_6497);
        assert_eq!(of("08006", false), 0x6108_8176_0c0d_9d02);
        assert_eq!(of("rate_limited", false), 0xf77e_1c7b_bfb9_0fe9);
        assert_eq!(of("idempotency_key_mismatch", false), 0xf408_6fa3_1998_18e8);
        assert_eq!(of("idempotency_key_mismatch", true), 0xca4a_6450_8aa1_5cc5);
    }
}
