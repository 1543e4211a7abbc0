//! The hash of `errcat::Index`, which this crate cannot depend on: the macros stand between the two.
//!
//! Tests of both crates hold the function to the same values.

const SECRET: u64 = 0x9e37_79b9_7f4a_7c15;

/// Must equal the function of `errcat::Index` bit for bit.
pub(super) fn hash(key: &[u8], seed: u64, deep: bool) -> u64 {
    let len = key.len() as u64;
    let (Some(first), Some(last)) = (key.first_chunk(), key.last_chunk()) else {
        let short = key
            .iter()
            .fold(0, |bytes, &byte| bytes << 8 | u64::from(byte));
        return fold(short ^ seed, SECRET ^ (len << 56));
    };
    let middle = word(&key[(key.len() - 8) / 2..]);
    let first = u64::from_le_bytes(*first) ^ seed ^ middle.rotate_left(23);
    let last = u64::from_le_bytes(*last) ^ SECRET ^ (len << 56);
    let hash = fold(first, last);
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
        assert_eq!(of("rate_limited", false), 0xe7da_7f6f_23b9_6719);
        assert_eq!(of("idempotency_key_mismatch", false), 0xa137_df1b_117d_720b);
        assert_eq!(of("idempotency_key_mismatch", true), 0x4e33_046f_ca7d_f42d);
    }
}
