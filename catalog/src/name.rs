//! Names: how one is spelt in each style and language, and what a language keeps for itself.

mod declared;
mod normal;
mod own;
pub(crate) mod package;
mod reserved;

use heck::{
    ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutySnakeCase, ToSnakeCase, ToTitleCase,
};

use crate::api::{CodeStyle, Identifiers};
pub(crate) use declared::guard;
pub use declared::{Declared, FAILURES, Owner, declared};
pub(crate) use normal::changed;
pub use own::{PYTHON_EXPORTS, RUST_NAMES, TYPESCRIPT_EXPORTS};
use own::{PYTHON_USED, TYPESCRIPT_USED};
use reserved::{
    PYTHON_BUILTINS, PYTHON_KEYWORDS, RUST_KEYWORDS, RUST_PATH_KEYWORDS, TYPESCRIPT_GLOBALS,
    TYPESCRIPT_KEYWORDS, TYPESCRIPT_TYPES,
};

/// Whether this can name a thing of a catalogue: an identifier in lower case that starts with a letter.
pub(crate) fn is_name(text: &str) -> bool {
    is_identifier(text) && !text.starts_with('_') && !text.chars().any(char::is_uppercase)
}

/// Whether this is an identifier as UAX 31 defines it, with `_` as a start, and the same one in every language.
pub(crate) fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars
        .next()
        .is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c))
        && chars.all(unicode_ident::is_xid_continue)
        && text != "_"
        && changed(text).is_none()
}

/// A name as a sentence would start: `Rate limited`.
pub(crate) fn words(name: &str) -> String {
    let title = name.to_title_case().to_lowercase();
    let mut chars = title.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// Words in a row: `a`, `a and b`, `a, b and c`.
pub(crate) fn listed<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<_> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The code that a name stands for where an entry gives none.
pub(crate) fn code(name: &str, style: CodeStyle) -> Option<String> {
    Some(match style {
        CodeStyle::ScreamingSnakeCase => name.to_shouty_snake_case(),
        CodeStyle::KebabCase => name.to_kebab_case(),
        CodeStyle::PascalCase => name.to_pascal_case(),
        CodeStyle::CamelCase => name.to_lower_camel_case(),
        CodeStyle::SnakeCase | CodeStyle::Any => name.to_owned(),
        CodeStyle::Integer | CodeStyle::None => return None,
    })
}

/// Whether a code is written in the style.
pub(crate) fn fits(code: &str, style: CodeStyle) -> bool {
    let made_of = |separator: &[char], test: fn(char) -> bool| {
        !code.is_empty()
            && !code.starts_with(separator)
            && !code.ends_with(separator)
            && code.chars().all(|c| test(c) || separator.contains(&c))
    };
    let starts = |test: fn(char) -> bool| code.chars().next().is_some_and(test);
    match style {
        CodeStyle::SnakeCase => made_of(&['_'], |c| c.is_alphanumeric() && !c.is_uppercase()),
        CodeStyle::ScreamingSnakeCase => {
            made_of(&['_'], |c| c.is_alphanumeric() && !c.is_lowercase())
        }
        CodeStyle::KebabCase => made_of(&['-'], |c| c.is_alphanumeric() && !c.is_uppercase()),
        CodeStyle::PascalCase => made_of(&[], char::is_alphanumeric) && !starts(char::is_lowercase),
        CodeStyle::CamelCase => made_of(&[], char::is_alphanumeric) && !starts(char::is_uppercase),
        CodeStyle::Integer => code
            .parse::<i64>()
            .is_ok_and(|number| number.to_string() == code),
        CodeStyle::Any => !code.is_empty(),
        CodeStyle::None => false,
    }
}

/// The variant of an entry, and the class with `Error` at its end.
pub(crate) fn entry(name: &str) -> Identifiers {
    Identifiers {
        rust: name.to_pascal_case(),
        ..operation(name)
    }
}

/// The type of the errors of an operation: its name with `Error` at its end.
pub(crate) fn operation(name: &str) -> Identifiers {
    let mut class = name.to_pascal_case();
    if !class.ends_with("Error") {
        class.push_str("Error");
    }
    self::class(&class)
}

/// The type of a record or a class that the catalogue names in `PascalCase`.
pub(crate) fn class(name: &str) -> Identifiers {
    Identifiers {
        rust: name.to_owned(),
        typescript: name.to_owned(),
        python: name.to_owned(),
    }
}

/// The variant of a reason and the member of the other languages.
pub(crate) fn reason(name: &str) -> Identifiers {
    let variant = name.to_pascal_case();
    let variant = if variant == "Self" {
        "Self_".to_owned()
    } else {
        variant
    };
    Identifiers {
        rust: variant.clone(),
        typescript: variant.clone(),
        python: name.to_shouty_snake_case(),
    }
}

/// The field, property and attribute of a param; a keyword gets `r#` in Rust and `_` behind it elsewhere.
pub(crate) fn param(name: &str) -> Identifiers {
    let snake = name.to_snake_case();
    let camel = name.to_lower_camel_case();
    let rust = match snake.as_str() {
        "self" | "super" | "crate" => format!("{snake}_"),
        _ if RUST_KEYWORDS.contains(&snake.as_str()) => format!("r#{snake}"),
        _ => snake.clone(),
    };
    let behind = |text: String, keywords: &[&str]| {
        if keywords.contains(&text.as_str()) {
            format!("{text}_")
        } else {
            text
        }
    };
    // `None` and `True` become `none` and `true` in snake case; only the former would still read as the constant.
    let python = behind(snake, PYTHON_KEYWORDS);
    Identifiers {
        rust,
        typescript: behind(camel, TYPESCRIPT_KEYWORDS),
        python,
    }
}

/// Why a class cannot have this name in a language, if it cannot.
pub(crate) fn reserved_class(language: Language, name: &str) -> Option<&'static str> {
    let (taken, why) = match language {
        Language::Rust => (RUST_NAMES, "Rust's prelude or generated code has it"),
        Language::Typescript => (TYPESCRIPT_GLOBALS, "JavaScript has a global of that name"),
        Language::Python => (PYTHON_BUILTINS, "Python has a builtin of that name"),
    };
    let (own, used) = match language {
        Language::Rust => (&[][..], &[][..]),
        Language::Typescript => (TYPESCRIPT_EXPORTS, TYPESCRIPT_USED),
        Language::Python => (PYTHON_EXPORTS, PYTHON_USED),
    };
    if let Some(why) = keyword(language, name) {
        Some(why)
    } else if language == Language::Rust && (name == "ALL" || name.starts_with(char::is_lowercase))
    {
        Some("types and variants begin with a capital letter there, and `ALL` lists them")
    } else if taken.contains(&name) {
        Some(why)
    } else if own.contains(&name) || used.contains(&name) {
        Some("the generated package has that name of its own")
    } else if language == Language::Typescript && TYPESCRIPT_TYPES.contains(&name) {
        Some("TypeScript has a type of that name")
    } else if name.starts_with('_') && language != Language::Rust {
        Some("what begins with `_` is private to the package")
    } else {
        None
    }
}

/// Whether any language, or its generated code, keeps this name of a class for itself.
pub fn is_reserved_class(name: &str) -> bool {
    let mut languages = Language::ALL.iter();
    languages.any(|language| reserved_class(*language, name).is_some())
}

/// Whether Rust takes this name as it is, without `r#`.
pub fn is_rust_identifier(name: &str) -> bool {
    !name.starts_with("r#") && reserved_member(Language::Rust, name).is_none()
}

/// Why a field, a property or an attribute cannot have this name in a language, if it cannot.
pub(crate) fn reserved_member(language: Language, name: &str) -> Option<&'static str> {
    let bare = match language {
        Language::Rust => name.strip_prefix("r#").unwrap_or(name),
        _ => name,
    };
    if changed(bare).is_some() {
        Some("Python takes a character in it for another one")
    } else if !is_identifier(bare) {
        Some("that is no identifier")
    } else if name.starts_with('_') && language != Language::Rust {
        Some("what begins with `_` is private to the class")
    } else {
        keyword(language, name)
    }
}

/// Why a reason cannot have this name in a language, if it cannot.
pub(crate) fn reserved_reason(language: Language, name: &str) -> Option<&'static str> {
    let is_list = language == Language::Rust && name == "ALL";
    let why = is_list.then_some("`ALL` lists the reasons");
    why.or_else(|| reserved_member(language, name))
}

fn keyword(language: Language, name: &str) -> Option<&'static str> {
    let is_keyword = match language {
        Language::Rust => match name.strip_prefix("r#") {
            Some(bare) => RUST_PATH_KEYWORDS.contains(&bare),
            None => RUST_KEYWORDS.contains(&name) || RUST_PATH_KEYWORDS.contains(&name),
        },
        Language::Typescript => TYPESCRIPT_KEYWORDS.contains(&name),
        Language::Python => PYTHON_KEYWORDS.contains(&name),
    };
    is_keyword.then_some("that is a keyword")
}

/// A language that identifiers are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    Rust,
    Typescript,
    Python,
}

impl Language {
    pub(crate) const ALL: [Self; 3] = [Self::Rust, Self::Typescript, Self::Python];

    /// The key of `rename`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Typescript => "typescript",
            Self::Python => "python",
        }
    }

    /// Its name as people write it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rust => "Rust",
            Self::Typescript => "TypeScript",
            Self::Python => "Python",
        }
    }

    pub(crate) fn of(self, identifiers: &Identifiers) -> &str {
        match self {
            Self::Rust => &identifiers.rust,
            Self::Typescript => &identifiers.typescript,
            Self::Python => &identifiers.python,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_never_become_identifiers() {
        for name in [
            "type",
            "self",
            "async",
            "None",
            "class",
            "enum",
            "True",
            "from",
            "constructor",
        ] {
            let identifiers = param(name);
            assert!(
                !RUST_KEYWORDS.contains(&identifiers.rust.as_str()),
                "{name}"
            );
            assert!(
                !PYTHON_KEYWORDS.contains(&identifiers.python.as_str()),
                "{name}"
            );
            assert!(
                !TYPESCRIPT_KEYWORDS.contains(&identifiers.typescript.as_str()),
                "{name}"
            );
        }
        assert_eq!(param("type").rust, "r#type");
        assert_eq!(param("self").rust, "self_");
    }

    #[test]
    fn a_derived_code_fits_its_style() {
        use CodeStyle::{Any, CamelCase, KebabCase, PascalCase, ScreamingSnakeCase, SnakeCase};
        for style in [
            SnakeCase,
            ScreamingSnakeCase,
            KebabCase,
            PascalCase,
            CamelCase,
            Any,
        ] {
            for name in ["rate_limited", "http2_error", "a", "名前", "größe_falsch"] {
                let code = code(name, style).expect("the style has codes");
                assert!(fits(&code, style), "{code} in {style:?}");
            }
        }
    }

    #[test]
    fn an_integer_code_may_be_zero_or_negative_but_is_never_reformatted() {
        for code in ["0", "-3", "502"] {
            assert!(fits(code, CodeStyle::Integer), "{code}");
        }
        for code in ["08006", "1.0", "0E000", "", "-0"] {
            assert!(!fits(code, CodeStyle::Integer), "{code}");
        }
    }
}
