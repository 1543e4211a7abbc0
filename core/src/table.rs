//! The entries of a catalogue from columns: what generated code makes its records of, and how it finds one.
//!
//! None of it is for anything else. rustc's time is why it is here. An array of texts is one operand after another to rustc, where
//! a row is an expression to resolve, to type and to borrow-check; and a constant of a trait is made only where code is, so
//! that `cargo check` has no entry to evaluate and to validate field by field.

use crate::{Case, Entry, Facts, Matcher, Param, Reason, Status};

/// The records of a catalogue, which its `Code` has.
pub trait Entries {
    /// Every entry, in the catalogue's order, in blocks as long as the first, but for the last.
    ///
    /// To fill an array costs rustc the square of its length, which a block keeps next to nothing.
    const ENTRIES: &'static [&'static [Entry]];
}

/// The entry at that place.
///
/// It is generic so that rustc does not evaluate the constant on meeting it.
pub const fn entry<C: Entries>(place: usize) -> &'static Entry {
    let block = C::ENTRIES[0].len();
    &C::ENTRIES[place / block][place % block]
}

/// A block of entries in the making.
#[derive(Debug)]
pub struct Table<const N: usize> {
    entries: [Entry; N],
}

impl<const N: usize> Table<N> {
    /// Entries whose names are their codes, the first of `codes`; `kinds` are places in `facts`.
    pub const fn new<const K: usize>(
        codes: &[&'static str],
        titles: [&'static str; N],
        messages: [&'static str; N],
        facts: [Facts; K],
        kinds: [u16; N],
    ) -> Self {
        let mut entries = [const { Entry::new("", "", "", "", Facts::new()) }; N];
        let mut at = 0;
        while at < N {
            let facts = facts[kinds[at] as usize];
            entries[at] = Entry::new(codes[at], codes[at], titles[at], messages[at], facts);
            at += 1;
        }
        Self { entries }
    }

    /// The entries.
    #[must_use]
    pub const fn entries(self) -> [Entry; N] {
        self.entries
    }

    /// Takes the codes for names alone: the API sends none.
    #[must_use]
    pub const fn without_codes(mut self) -> Self {
        let mut at = 0;
        while at < N {
            self.entries[at].code = None;
            at += 1;
        }
        self
    }

    /// Takes the codes of some places for names alone: these errors have none.
    #[must_use]
    pub const fn without_codes_of<const K: usize>(mut self, places: [usize; K]) -> Self {
        let mut at = 0;
        while at < K {
            self.entries[places[at]].code = None;
            at += 1;
        }
        self
    }

    /// Sets the codes of some places, which others have too; what was taken for their codes are their names.
    #[must_use]
    pub const fn with_shared_codes<const K: usize>(
        mut self,
        codes: [(usize, &'static str); K],
    ) -> Self {
        let mut at = 0;
        while at < K {
            let (place, code) = codes[at];
            self.entries[place].code = Some(code);
            self.entries[place].shares_code = true;
            at += 1;
        }
        self
    }

    /// Sets the names.
    #[must_use]
    pub const fn with_names(mut self, names: [&'static str; N]) -> Self {
        let mut at = 0;
        while at < N {
            self.entries[at].name = names[at];
            at += 1;
        }
        self
    }

    /// Sets the pages of the documentation.
    #[must_use]
    pub const fn with_doc_urls(mut self, doc_urls: [&'static str; N]) -> Self {
        let mut at = 0;
        while at < N {
            self.entries[at].doc_url = Some(doc_urls[at]);
            at += 1;
        }
        self
    }
}

/// Setters of lists: those of all entries in one, and how many of them each entry has.
macro_rules! lists {
    ($($setter:ident $field:ident: $item:ty)*) => {
        impl<const N: usize> Table<N> {
            $(
                #[doc = concat!("Deals out the `", stringify!($field), "`.")]
                #[must_use]
                pub const fn $setter(mut self, all: &'static [$item], counts: [u16; N]) -> Self {
                    let (mut at, mut rest) = (0, all);
                    while at < N {
                        (self.entries[at].$field, rest) = rest.split_at(counts[at] as usize);
                        at += 1;
                    }
                    self
                }
            )*
        }
    };
}

/// Setters of what few entries have: places with values.
macro_rules! rarities {
    ($($setter:ident $field:ident: $value:ty)*) => {
        impl<const N: usize> Table<N> {
            $(
                #[doc = concat!("Sets `", stringify!($field), "` at some places.")]
                #[must_use]
                pub const fn $setter<const K: usize>(mut self, values: [(usize, $value); K]) -> Self {
                    let mut at = 0;
                    while at < K {
                        let (place, value) = values[at];
                        self.entries[place].$field = Some(value);
                        at += 1;
                    }
                    self
                }
            )*
        }
    };
}

lists! {
    with_cases cases: Case
    with_params params: Param
    with_reasons reasons: Reason
    with_traits traits: &'static str
    with_other_statuses other_statuses: Status
    with_other_messages other_messages: &'static str
    with_matchers matchers: Matcher
}

rarities! {
    with_problem_types problem_type: &'static str
    with_numbers number: i64
    with_parents parent: &'static str
    with_owners owner: &'static str
    with_since since: &'static str
    with_deprecated deprecated: &'static str
    with_exits exit: u8
    with_closes close: u16
}

#[cfg(test)]
mod tests {
    use super::{Entries, Table, entry};
    use crate::{Case, Entry, Facts, Kind, Param, Reason, Status};

    static CASES: [Case; 3] = [case("a"), case("b"), case("c")];
    static PARAMS: [Param; 1] = [Param::new("count", Kind::Integer)];
    static REASONS: [Reason; 1] = [Reason::new("full", "Full", &[])];

    const fn case(cause: &'static str) -> Case {
        Case { cause, remedy: "" }
    }

    struct Code;

    impl Entries for Code {
        const ENTRIES: &'static [&'static [Entry]] = &[&Table::new(
            &["E1", "E2", "E3"],
            ["One", "Two", "Three"],
            ["1.", "2.", "3."],
            [Facts::new(), Facts::new().with_status(Status::Exact(404))],
            [1, 0, 1],
        )
        .with_names(["one", "two", "three"])
        .with_cases(&CASES, [2, 0, 1])
        .with_params(&PARAMS, [0, 1, 0])
        .with_reasons(&REASONS, [0, 0, 1])
        .with_doc_urls(["/1", "/2", "/3"])
        .with_numbers([(2, 30)])
        .with_owners([(0, "us")])
        .entries()];
    }

    #[test]
    fn every_entry_has_what_its_columns_say() {
        let [one, two, three] = [0, 1, 2].map(entry::<Code>);
        let known = Facts::new().with_status(Status::Exact(404));
        let expected = Entry::new("one", "E1", "One", "1.", known)
            .with_cases(&CASES[..2])
            .with_doc_url("/1")
            .with_owner("us");
        assert_eq!(*one, expected);
        let expected = Entry::new("two", "E2", "Two", "2.", Facts::new())
            .with_params(&PARAMS)
            .with_doc_url("/2");
        assert_eq!(*two, expected);
        let expected = Entry::new("three", "E3", "Three", "3.", known)
            .with_cases(&CASES[2..])
            .with_reasons(&REASONS)
            .with_doc_url("/3")
            .with_number(30);
        assert_eq!(*three, expected);
    }

    struct Blocks;

    impl Entries for Blocks {
        const ENTRIES: &'static [&'static [Entry]] = &[
            &Table::new(&KEYS, ["A", "B"], ["1", "2"], [Facts::new()], [0, 0]).entries(),
            &Table::new(KEYS.split_at(2).1, ["C"], ["3"], [Facts::new()], [0]).entries(),
        ];
    }

    static KEYS: [&str; 3] = ["a", "b", "c"];

    #[test]
    fn entries_are_found_in_every_block() {
        let names = [0, 1, 2].map(|place| entry::<Blocks>(place).name);
        assert_eq!(names, KEYS);
    }

    #[test]
    fn without_codes_the_names_stay() {
        let table = Table::new(&["a"], ["A"], ["x"], [Facts::new()], [0]);
        let [entry] = table.without_codes().entries();
        assert_eq!((entry.name, entry.code), ("a", None));
        let table = || Table::new(&["a", "b"], ["A", "B"], ["x", "y"], [Facts::new()], [0, 0]);
        let [one, other] = table().with_shared_codes([(1, "a")]).entries();
        assert_eq!((one.as_str(), one.code), ("a", Some("a")));
        assert_eq!((other.as_str(), other.code), ("b", Some("a")));
        let [one, other] = table().without_codes_of([1]).entries();
        assert_eq!((one.code, other.name, other.code), (Some("a"), "b", None));
    }
}
