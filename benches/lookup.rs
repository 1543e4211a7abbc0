//! Finding a code by its text, beside a `match`, phf, strum and hash maps, at 16, 256 and 10,000 codes.
//!
//! Keys come in random order; a miss is a text like the codes that is none of them. One iteration looks up 1,000
//! texts, so that the time of one is a thousandth of what is shown.

#[allow(
    dead_code,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    unreachable_pub,
    reason = "the alternatives are written by the build script"
)]
mod modules {
    include!(concat!(env!("OUT_DIR"), "/modules.rs"));
}

#[allow(
    dead_code,
    clippy::format_push_string,
    unreachable_pub,
    reason = "shared with the build script"
)]
#[path = "codes.rs"]
mod codes;

use divan::{Bencher, black_box, counter::ItemsCount};

const LOOKUPS: usize = 1000;

fn main() {
    divan::main();
}

/// Texts to look up: those of one size, over and over, in random order.
fn texts(size: usize, hit: bool) -> Vec<String> {
    let (hits, misses) = codes::codes(size);
    let texts = if hit { hits } else { misses };
    let mut texts: Vec<String> = texts
        .into_iter()
        .cycle()
        .take(size.max(20 * LOOKUPS))
        .collect();
    codes::shuffle(&mut texts);
    texts
}

fn bench<T>(
    bencher: Bencher<'_, '_>,
    size: usize,
    hit: bool,
    find: impl Fn(&str) -> Option<T> + Sync,
) {
    let texts = texts(size, hit);
    assert!(texts.iter().all(|text| find(text).is_some() == hit));
    let next = std::sync::atomic::AtomicUsize::new(0);
    bencher.counter(ItemsCount::new(LOOKUPS)).bench(|| {
        let start = next.fetch_add(LOOKUPS, std::sync::atomic::Ordering::Relaxed)
            % (texts.len() - LOOKUPS + 1);
        for text in &texts[start..start + LOOKUPS] {
            black_box(find(black_box(text)).is_some());
        }
    });
}

/// Both benchmarks of one size: a function for each way.
macro_rules! size {
    ($size:literal: $($way:ident $module:ident,)*) => {
        mod hit {
            $(
                #[divan::bench]
                fn $way(bencher: divan::Bencher<'_, '_>) {
                    crate::bench(bencher, $size, true, crate::modules::$module::from_code);
                }
            )*
        }

        mod miss {
            $(
                #[divan::bench]
                fn $way(bencher: divan::Bencher<'_, '_>) {
                    crate::bench(bencher, $size, false, crate::modules::$module::from_code);
                }
            )*
        }
    };
}

mod codes_16 {
    size! { 16:
        errcat errcat_16, match_ match_16, phf phf_16, strum strum_16, strum_phf strum_phf_16,
        hash_map hash_map_16, fx_hash_map fx_hash_map_16,
    }
}

mod codes_256 {
    size! { 256:
        errcat errcat_256, match_ match_256, phf phf_256, strum strum_256,
        strum_phf strum_phf_256, hash_map hash_map_256, fx_hash_map fx_hash_map_256,
    }
}

#[cfg(measured)]
mod codes_10000 {
    size! { 10_000:
        errcat errcat_10000, match_ match_10000, phf phf_10000, strum strum_10000,
        strum_phf strum_phf_10000, hash_map hash_map_10000, fx_hash_map fx_hash_map_10000,
    }
}
