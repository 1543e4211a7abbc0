//! Strings that break careless generators: each character that means something somewhere, alone and mixed.

/// Fragments with a meaning in at least one target language, its comments or its documentation.
#[rustfmt::skip]
const FRAGMENTS: &[&str] = &[
    "\\", "\\\\", "\"", "'", "\"\"\"", "'''", "`", "``", "```", "${x}", "{", "}", "{{", "}}", "{0}", "%s", "%", "#{x}",
    "*/", "/*", "//", "--", "-->", "<!--", "</script>", "<script>", "<b>", "<br/>", "<key>", "<https://a.b/c>", "&", "&amp;",
    "&#60;", "|", "\\|", "||", "*", "**", "_", "__", "~~", "~", "$", "$$", "^", "[", "]", "![", "](", "](u)", "[a](b)", "(", ")",
    "[^1]", "[x]: y", "[ ] ", "# ", "## ", "> ", "- ", "+ ", "1. ", "2) ", "---", "===", "***", "~~~", ":::", ":smile:", "a::b",
    ": ", "!!!", "import x", "export x", "@param", "@", "{@link x}", "http://a.b/c_d_e", "www.a_b.c", "a_b@c.de", "\n", "\r\n", "\r",
    "\t", "\n\n", "    ", " ", "\u{a0}", "\u{1}", "\u{7f}", "\u{85}", "\u{2028}", "\u{2029}", "\u{202e}", "\u{2066}", "\u{200f}",
    "\u{feff}", "\u{200b}", "\u{fffd}", "\u{ffff}", "é", "名前", "👩‍👩‍👧", "🏴\u{e0067}\u{e007f}", "\u{10ffff}", "a", "word", "x1", "0",
];

/// `count` strings made from `seed`: every fragment alone, a long one, and random mixtures.
pub(crate) fn strings(seed: u64, count: usize) -> Vec<String> {
    let mut random = Random(seed);
    let mut strings: Vec<String> = FRAGMENTS
        .iter()
        .map(|&fragment| fragment.to_owned())
        .collect();
    strings.push(FRAGMENTS.concat());
    strings.push(
        FRAGMENTS
            .concat()
            .repeat(10_240 / FRAGMENTS.concat().len() + 1),
    );
    while strings.len() < count {
        let length = 1 + random.below(9);
        strings.push((0..length).map(|_| random.pick(FRAGMENTS)).collect());
    }
    strings
}

/// A small generator of numbers (`SplitMix64`), so that a failing seed fails again.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number from 0 up to, without, `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).expect("below a usize")
    }

    /// One of `choices`.
    pub(crate) fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}
