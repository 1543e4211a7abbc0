//! Headers as clients hold them.

use alloc::vec::Vec;

/// The headers of a response.
///
/// There are implementations for pairs of texts and, with the feature `http`, for `http::HeaderMap`.
pub trait Headers {
    /// The first value of the header of this name, whose letters may be of either case.
    fn get(&self, name: &str) -> Option<&str>;
}

impl<H: Headers + ?Sized> Headers for &H {
    fn get(&self, name: &str) -> Option<&str> {
        H::get(self, name)
    }
}

impl Headers for () {
    fn get(&self, _: &str) -> Option<&str> {
        None
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for [(N, V)] {
    fn get(&self, name: &str) -> Option<&str> {
        let mut pairs = self.iter();
        let found = pairs.find(|(known, _)| is_same(known.as_ref(), name));
        found.map(|(_, value)| value.as_ref())
    }
}

impl<N: AsRef<str>, V: AsRef<str>, const COUNT: usize> Headers for [(N, V); COUNT] {
    fn get(&self, name: &str) -> Option<&str> {
        Headers::get(self.as_slice(), name)
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for Vec<(N, V)> {
    fn get(&self, name: &str) -> Option<&str> {
        Headers::get(self.as_slice(), name)
    }
}

#[cfg(feature = "http")]
impl Headers for http::HeaderMap {
    fn get(&self, name: &str) -> Option<&str> {
        http::HeaderMap::get(self, name)?.to_str().ok()
    }
}

/// Whether two names are one but for the case of letters, which most have in common: the case is asked for where they differ alone.
#[inline]
fn is_same(known: &str, name: &str) -> bool {
    let (known, name) = (known.as_bytes(), name.as_bytes());
    let is_letter = |(a, b): (&u8, &u8)| a == b || a ^ b == 0x20 && a.is_ascii_alphabetic();
    known.len() == name.len() && known.iter().zip(name).all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::Headers;

    #[test]
    fn letters_of_either_case_are_one_and_nothing_else_is() {
        let headers = [
            ("x-^", "1"),
            ("X-~", "2"),
            ("rEtry-after", "3"),
            ("x-@é", "4"),
        ];
        let get = |name| Headers::get(&headers, name);
        let found = [
            "X-^",
            "x-~",
            "Retry-After",
            "x-`é",
            "x-@É",
            "X-@é",
            "Retry-Afte",
            "",
        ]
        .map(get);
        let wanted = [
            Some("1"),
            Some("2"),
            Some("3"),
            None,
            None,
            Some("4"),
            None,
            None,
        ];
        assert_eq!(found, wanted);
    }
}
