//! What an error came from.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::{error::Error, iter::successors};

/// The texts of a source and of what is behind it, each once: many errors end in the text of their source, and so may the
/// message of the error that it is the source of.
pub(crate) fn texts(message: &str, first: Option<&dyn Error>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for error in successors(first, |&error| error.source()).take(64) {
        let text = error.to_string();
        let last = texts.last().map_or(message, String::as_str);
        if !ends_in(last, &text) {
            texts.push(text);
        }
    }
    texts
}

fn ends_in(text: &str, end: &str) -> bool {
    let before = text
        .trim_end_matches('.')
        .strip_suffix(end.trim_end_matches('.'));
    before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::texts;
    use alloc::boxed::Box;
    use core::{error::Error, fmt};

    #[derive(Debug)]
    struct Link(&'static str, Option<Box<Self>>);

    impl fmt::Display for Link {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Link {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(self.1.as_deref()?)
        }
    }

    #[test]
    fn what_a_text_ends_in_is_not_said_again() {
        let last = Box::new(Link("refused", None));
        let said = Box::new(Link("connect: refused.", Some(last)));
        let chain = Link(
            "the database: connect: refused.",
            Some(Box::new(Link("connect: refused", Some(said)))),
        );
        assert_eq!(
            texts("Something broke.", Some(&chain)),
            ["the database: connect: refused."]
        );
        assert!(texts("Sorry: the database: connect: refused", Some(&chain)).is_empty());
        let chain = Link("overbooked", Some(Box::new(Link("booked", None))));
        assert_eq!(texts("", Some(&chain)), ["overbooked", "booked"]);
        assert!(texts("", None).is_empty());
    }
}
