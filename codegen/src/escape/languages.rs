//! Languages that only templates of the user's own write: what their strings interpolate, and which words they keep.

use std::fmt::Write as _;

use self::{
    CodePoints::{Braces, Java, Perl, Utf16},
    Strings::{By, With},
    Words::{AnyCase, Exact},
};
use super::{go_string, literal::quoted, python_string, rust_string, typescript_string};

/// How a language writes texts, and which words cannot be names.
pub(crate) struct Language {
    /// The filter that makes a string literal of a text, such as `java_string`.
    pub(crate) string_filter: &'static str,
    /// The filter that makes a name of one, such as `java_word`.
    pub(crate) word_filter: &'static str,
    strings: Strings,
    /// The words that it keeps for itself, contextual ones too.
    words: Words,
}

/// Words, with blanks between them.
enum Words {
    Exact(&'static str),
    /// They are the same words whatever the case of their letters is.
    AnyCase(&'static str),
}

/// How string literals between `"` are written.
enum Strings {
    /// With these characters behind a `\`, since something else than text would begin with them, and code points so.
    With(&'static str, CodePoints),
    /// As this function writes them.
    By(fn(&str) -> String),
}

/// How a character is written by its number.
#[derive(Clone, Copy)]
enum CodePoints {
    /// `\u0041`, in units of UTF-16.
    Utf16,
    /// The same, but for ASCII in octal digits: a `\u000a` would end the line before Java reads the string.
    Java,
    /// `\u{41}`
    Braces,
    /// `\x{41}` for all beyond ASCII: without `use utf8` a source is bytes.
    Perl,
}

macro_rules! languages {
    ($($name:ident: $strings:expr, $words:expr;)*) => {
        /// The languages, by name.
        pub(crate) const LANGUAGES: &[Language] = &[$(Language {
            string_filter: concat!(stringify!($name), "_string"),
            word_filter: concat!(stringify!($name), "_word"),
            strings: $strings,
            words: $words,
        }),*];
    };
}

languages! {
    csharp: With("", Utf16),
        Exact("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else \
        enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock \
        long namespace new null object operator out override params private protected public readonly ref return sbyte sealed \
        short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort \
        using virtual void volatile while");
    dart: With("$", Braces),
        Exact("abstract as assert async await base break case catch class const continue covariant default deferred do dynamic else \
        enum export extends extension external factory false final finally for Function get hide if implements import in \
        interface is late library mixin new null of on operator part required rethrow return sealed set show static super \
        switch sync this throw true try type typedef var void when while with yield");
    elixir: With("#", Braces),
        Exact("after and catch do else end false fn in nil not or rescue true when");
    go: By(go_string),
        Exact("any append bool break byte cap case chan clear close comparable complex complex128 complex64 const continue copy \
        default defer delete else error fallthrough false float32 float64 for func go goto if imag import int int16 int32 \
        int64 int8 interface iota len make map max min new nil package panic print println range real recover return rune \
        select string struct switch true type uint uint16 uint32 uint64 uint8 uintptr var");
    java: With("", Java),
        Exact("_ abstract assert boolean break byte case catch char class const continue default do double else enum exports extends \
        false final finally float for goto if implements import instanceof int interface long module native new null open \
        opens package permits private protected provides public record requires return sealed short static strictfp super \
        switch synchronized this throw throws to transient transitive true try uses var void volatile when while with yield");
    kotlin: With("$", Utf16),
        Exact("as break by catch class constructor continue delegate do dynamic else false field file finally for fun get if import \
        in init interface is null object package param property receiver return set setparam super this throw true try \
        typealias typeof val value var when where while yield");
    perl: With("$@", Perl),
        Exact("and cmp continue default do else elsif eq for foreach ge given goto gt if last le local lt m my ne next no not or our \
        package q qq qr qw qx redo require return s state sub tr unless until use when while x xor y");
    php: With("$", Braces),
        AnyCase("abstract and array as bool break callable case catch class clone const continue declare default die do echo else \
        elseif empty enddeclare endfor endforeach endif endswitch endwhile enum eval exit extends false final finally float \
        fn for foreach from function global goto if implements include include_once instanceof insteadof int interface isset \
        iterable list match mixed namespace never new null object or parent print private protected public readonly require \
        require_once resource return self static string switch this throw trait true try unset use var void while xor yield __CLASS__ __DIR__ __FILE__ __FUNCTION__ __LINE__ __METHOD__ __NAMESPACE__ __TRAIT__ __halt_compiler");
    python: By(python_string),
        Exact("False None True and as assert async await break case class continue def del elif else except finally for from global \
        if import in is lambda match nonlocal not or pass raise return try type while with yield");
    ruby: With("#", Braces),
        Exact("BEGIN END __ENCODING__ __FILE__ __LINE__ __method__ alias and begin break case class def defined do else elsif end \
        ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when \
        while yield");
    rust: By(rust_string),
        Exact("Self abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if \
        impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try type \
        typeof union unsafe unsized use virtual where while yield");
    scala: With("", Utf16),
        Exact("abstract as case catch class def derives do else end enum export extends extension false final finally for forSome \
        given if implicit import infix inline lazy macro match new null object opaque open override package private protected \
        return sealed super then this throw trait transparent true try type using val var while with yield");
    swift: With("", Braces),
        Exact("Any Protocol Self Type actor as associatedtype associativity async await break case catch class continue convenience \
        default defer deinit didSet do dynamic else enum extension fallthrough false fileprivate final for func get guard if \
        import in indirect infix init inout internal is lazy left let mutating nil none nonmutating open operator optional \
        override postfix precedence precedencegroup prefix private protocol public repeat required rethrows return right self \
        set some static struct subscript super switch throw throws true try typealias unowned var weak where while willSet");
    typescript: By(typescript_string),
        Exact("any arguments as async await boolean break case catch class const constructor continue debugger declare default delete \
        do else enum eval export extends false finally for from function get if implements import in instanceof interface is \
        keyof let module namespace never new null number object of package private protected public require return set static \
        string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield");
}

impl Language {
    /// A string literal that means the text.
    pub(crate) fn string(&self, text: &str) -> String {
        match self.strings {
            By(function) => function(text),
            With(active, code_points) => code_points.literal(text, active),
        }
    }

    /// A name that can stand where the language has a name: its own words get a `_` behind them.
    pub(crate) fn word(&self, name: &str) -> String {
        let is_kept = match self.words {
            Exact(words) => words.split(' ').any(|word| word == name),
            AnyCase(words) => words.split(' ').any(|word| word.eq_ignore_ascii_case(name)),
        };
        format!("{name}{}", if is_kept { "_" } else { "" })
    }
}

impl CodePoints {
    fn literal(self, text: &str, active: &str) -> String {
        let quoted = quoted(text, |c, out| self.put(c, out));
        let mut literal = String::with_capacity(quoted.len());
        for c in quoted.chars() {
            if active.contains(c) {
                literal.push('\\');
            }
            match self {
                Self::Perl if !c.is_ascii() => self.put(c, &mut literal),
                _ => literal.push(c),
            }
        }
        literal
    }

    fn put(self, c: char, out: &mut String) {
        let code = c as u32;
        let written = match self {
            Self::Java if c.is_ascii() => write!(out, "\\{code:03o}"),
            Self::Java | Self::Utf16 => {
                let mut units = [0; 2];
                let mut units = c.encode_utf16(&mut units).iter();
                units.try_for_each(|unit| write!(out, "\\u{unit:04x}"))
            }
            Self::Braces => write!(out, "\\u{{{code:x}}}"),
            Self::Perl => write!(out, "\\x{{{code:x}}}"),
        };
        written.expect("a String takes everything");
    }
}
