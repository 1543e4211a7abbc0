//! The fuzz targets over their corpus, each input as it is and then changed at random for a bounded time.

#[path = "../generated/rust/lib.rs"]
#[allow(dead_code, unreachable_pub, reason = "the items of a crate")]
mod generated;
/// Catalogues of further shapes of responses.
#[allow(
    dead_code,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "the macro's output is linted elsewhere"
)]
mod shapes {
    pub(crate) mod composed {
        errcat::catalog!("tests/languages/catalogues/composed.yaml");
    }
    pub(crate) mod forms {
        errcat::catalog!("tests/languages/catalogues/forms.yaml");
    }
    pub(crate) mod json_rpc {
        errcat::catalog!("tests/languages/catalogues/json_rpc.yaml");
    }
    pub(crate) mod kinds {
        errcat::catalog!("tests/languages/catalogues/kinds.yaml");
    }
    pub(crate) mod problems {
        errcat::catalog!("tests/languages/catalogues/problems.yaml");
    }
    pub(crate) mod shapes {
        errcat::catalog!("tests/languages/catalogues/shapes.yaml");
    }
    pub(crate) mod typed {
        errcat::catalog!("tests/languages/catalogues/typed.yaml");
    }
}
#[path = "../fuzz/targets.rs"]
mod targets;

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

/// What parsers have words for.
const WORDS: [&str; 16] = [
    "\n", "\n\n", ": ", "{", "}", "[", "]", "\"", "\\u", "\\ud800", "1e400", "&a", "*a", "<<: ",
    "\u{feff}", "null",
];

#[test]
fn no_response_breaks_the_decoder() {
    fuzz("decode", targets::decode);
}

#[test]
fn no_text_breaks_the_reader_of_catalogues() {
    fuzz("catalogue", targets::catalogue);
}

fn fuzz(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(name);
    let files = fs::read_dir(folder).expect("the corpus is there");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let corpus: Vec<Vec<u8>> = paths
        .iter()
        .map(|path| fs::read(path).expect("a file"))
        .collect();
    assert!(corpus.len() >= 5, "{paths:?}");
    for input in &corpus {
        target(input);
    }
    let (start, mut random, mut runs) = (Instant::now(), Random(1), 0_u32);
    while start.elapsed() < Duration::from_secs(2) {
        let mut input = corpus[random.below(corpus.len())].clone();
        for _ in 0..=random.below(6) {
            change(&mut input, &corpus, &mut random);
        }
        if let Err(panic) = std::panic::catch_unwind(|| target(&input)) {
            let shown = String::from_utf8_lossy(&input).into_owned();
            panic!(
                "run {runs} breaks it: {:?}\n{shown}",
                panic.downcast_ref::<String>()
            );
        }
        runs += 1;
    }
    assert!(runs > 50, "only {runs} runs");
}

/// One change: a byte, a gap, a copy, a word, or the end of another input.
fn change(input: &mut Vec<u8>, corpus: &[Vec<u8>], random: &mut Random) {
    let at = random.below(input.len() + 1);
    let end = (at + random.below(16)).min(input.len());
    match random.below(6) {
        0 if at < input.len() => input[at] ^= 1 << random.below(8),
        1 => drop(input.drain(at..end)),
        2 => {
            let copy = input[at..end].repeat(1 + random.below(40));
            drop(input.splice(at..at, copy));
        }
        3 => input.truncate(at),
        4 => {
            let other = &corpus[random.below(corpus.len())];
            let from = random.below(other.len() + 1);
            drop(input.splice(at.., other[from..].iter().copied()));
        }
        _ => {
            let word = WORDS[random.below(WORDS.len())].bytes();
            drop(input.splice(at..end, word));
        }
    }
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }
}
