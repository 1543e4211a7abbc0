//! What was probably meant by a name that there is not, within what a run may take to find out.

use std::cmp::Reverse;

/// How many characters a run compares at most; what is asked for after that gets no answer. A slip in each of some hundred
/// names is far below, and a file that is wrong throughout is told so in no time.
const MOST: usize = 1 << 25;

/// How many characters a run may still compare.
#[derive(Debug, Clone)]
pub(crate) struct Suggestions {
    left: usize,
}

impl Default for Suggestions {
    fn default() -> Self {
        Self { left: MOST }
    }
}

impl Suggestions {
    /// The nearest of many names, as [`did_you_mean`] finds it, unless the run has compared too much.
    pub(crate) fn near<'a>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        if self.are_used_up() {
            return None;
        }
        nearest(word, candidates, &mut self.left)
    }

    /// Whether nothing is compared any more.
    pub(crate) fn are_used_up(&self) -> bool {
        self.left == 0
    }
}

/// The end of a help that names what was probably meant, if anything is near enough.
///
/// Of those that are equally near, the one with the longest common beginning is meant; a word that was cut short is
/// near to the whole.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    nearest(word, candidates, &mut { MOST })
}

fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    left: &mut usize,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    // `remedies` is `remedy`, though three letters differ.
    let word = word
        .strip_suffix("ies")
        .map_or_else(|| word.clone(), |stem| format!("{stem}y"));
    let word: Vec<char> = word.chars().collect();
    let mut nearest = None;
    for candidate in candidates {
        let Some((distance, common)) = nearness(&word, candidate, left) else {
            if *left == 0 {
                return None;
            }
            continue;
        };
        let near = (distance, Reverse(common), candidate);
        if nearest.is_none_or(|nearest| near < nearest) {
            nearest = Some(near);
        }
    }
    nearest.map(|(.., candidate)| candidate)
}

/// How far a candidate is from a word, if it is near, and how many characters they begin with in common.
fn nearness(word: &[char], candidate: &str, left: &mut usize) -> Option<(usize, usize)> {
    let candidate: Vec<char> = candidate.to_lowercase().chars().collect();
    *left = left.saturating_sub(candidate.len() + 1);
    let mut common = 0;
    while common < word.len() && word.get(common) == candidate.get(common) {
        common += 1;
    }
    if word.len() >= 3 && common == word.len() {
        return Some((1, common));
    }
    let limit = (word.len() / 3).max(1);
    if candidate.len().abs_diff(word.len()) > limit {
        return None;
    }
    *left = left.saturating_sub(word.len() * candidate.len());
    if *left == 0 {
        return None;
    }
    let distance = distance(word, &candidate);
    (distance <= limit).then_some((distance, common))
}

/// How many characters must be put in, left out, changed or swapped with the next to make one word the other: the
/// optimal string alignment, row by row.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let changed = above[j] + usize::from(a[i] != b[j]);
            let mut least = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_meant() {
        let keys = ["cases", "cause", "code", "severity", "status"];
        assert_eq!(did_you_mean("causes", keys), Some("cause"));
        assert_eq!(did_you_mean("statsu", keys), Some("status"));
        assert_eq!(did_you_mean("Code", keys), Some("code"));
        assert_eq!(did_you_mean("sev", keys), Some("severity"));
        assert_eq!(did_you_mean("remedy", keys), None);
        assert_eq!(
            did_you_mean("remedies", ["remedy", "series"]),
            Some("remedy")
        );
        assert_eq!(did_you_mean("serie", ["remedy", "series"]), Some("series"));
        assert_eq!(did_you_mean("", keys), None);
    }

    #[test]
    fn what_was_mistyped_is_counted() {
        for (a, b, edits) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("status", "statsu", 1),
            ("ca", "abc", 3),
            ("größe", "grösse", 2),
        ] {
            let [a, b] = [a, b].map(|text| text.chars().collect::<Vec<_>>());
            assert_eq!(distance(&a, &b), edits, "{a:?} {b:?}");
            assert_eq!(distance(&b, &a), edits, "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_run_compares_no_more_than_it_may() {
        let names: Vec<String> = (0..1_000).map(|at| format!("name_{at:020}")).collect();
        let mut suggestions = Suggestions { left: 10_000_000 };
        let near = |word: &str, suggestions: &mut Suggestions| {
            let names = names.iter().map(String::as_str);
            suggestions.near(word, names).map(str::to_owned)
        };
        let first = near("nmae_00000000000000000007", &mut suggestions);
        assert_eq!(first.as_deref(), Some("name_00000000000000000007"));
        let answers = names
            .iter()
            .filter_map(|name| near(&name.replace("name", "nmae"), &mut suggestions));
        assert!(answers.count() < 100, "{suggestions:?}");
        assert!(suggestions.are_used_up());
        assert_eq!(
            did_you_mean("nmae", ["name"]),
            Some("name"),
            "a word by itself is"
        );
    }
}
