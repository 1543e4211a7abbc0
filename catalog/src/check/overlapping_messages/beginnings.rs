//! Texts of which one begins another, found without comparing each with each.

use crate::api::Part;

/// Ways with the texts that they begin with, sorted by these: all that begin alike stand together.
pub(in crate::check) struct Beginnings(Vec<(usize, String)>);

impl Beginnings {
    /// Ways with a template each, of which two can only meet if one's fixed beginning starts the other's, and one's fixed end ends the
    /// other's; sorted by either, such ways stand together, and this is the order in which fewer do.
    pub(in crate::check) fn of_templates(ways: &[(usize, &[Part])], has_ends: bool) -> Self {
        let fixed = |part: Option<&'_ Part>| match part {
            Some(Part::Text(text)) => text.clone(),
            Some(Part::Param(_)) | None => String::new(),
        };
        let heads = ways.iter().map(|(way, parts)| (*way, fixed(parts.first())));
        let tails = ways.iter().map(|(way, parts)| {
            let tail = fixed(parts.last().filter(|_| has_ends));
            (*way, tail.chars().rev().collect())
        });
        let (heads, tails) = (Self::sorted(heads.collect()), Self::sorted(tails.collect()));
        if tails.count() < heads.count() {
            tails
        } else {
            heads
        }
    }

    fn sorted(mut ways: Vec<(usize, String)>) -> Self {
        ways.sort_by(|(_, one), (_, other)| one.cmp(other));
        Self(ways)
    }

    /// How many pairs there are, without going through them.
    fn count(&self) -> usize {
        let mut count = 0;
        self.walk(&mut |open, _| count += open.len());
        count
    }

    /// Every pair of ways of which the text of one begins that of the other.
    pub(in crate::check) fn each_pair(&self, take: &mut dyn FnMut(usize, usize)) {
        self.walk(&mut |open, way| open.iter().for_each(|before| take(self.0[*before].0, way)));
    }

    /// Calls with every way and with the places of those before it whose texts begin its own.
    fn walk(&self, call: &mut dyn FnMut(&[usize], usize)) {
        let mut open: Vec<usize> = Vec::new();
        for (place, (way, text)) in self.0.iter().enumerate() {
            while let Some(last) = open.last()
                && !text.starts_with(&self.0[*last].1)
            {
                open.pop();
            }
            call(&open, *way);
            open.push(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beginnings(texts: &[&str]) -> Beginnings {
        let ways = texts.iter().map(|text| (*text).to_owned()).enumerate();
        Beginnings::sorted(ways.collect())
    }

    #[test]
    fn a_pair_is_found_once_and_only_if_one_begins_the_other() {
        let texts = ["ab", "", "abc", "b", "ab", "ba"];
        let mut pairs = Vec::new();
        beginnings(&texts)
            .each_pair(&mut |one, other| pairs.push((one.min(other), one.max(other))));
        pairs.sort_unstable();
        let is_pair = |one: usize, other: usize| {
            texts[one].starts_with(texts[other]) || texts[other].starts_with(texts[one])
        };
        let all = (0..6).flat_map(|one| (one + 1..6).map(move |other| (one, other)));
        let wanted: Vec<_> = all.filter(|(one, other)| is_pair(*one, *other)).collect();
        assert_eq!(pairs, wanted);
        assert_eq!(beginnings(&texts).count(), wanted.len());
    }

    #[test]
    fn texts_that_begin_apart_are_not_compared() {
        let texts: Vec<String> = (0..1_000).map(|number| format!("{number}.")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(beginnings(&texts).count(), 0);
    }
}
