//! What a package exports, in the order in which Python's tools sort names.

use errcat_catalog::PYTHON_EXPORTS;

use crate::emit::client::Client;

/// What stands beside the classes and comes to life with them.
const MADE: &[&str] = &["ErrorCode", "KnownErrors"];

/// What stands beside the classes that are not made of entries.
const SHARED: &[&str] = &["TransportErrors", "UnknownErrors"];

/// What every package has beside its base class, the last where it has retired codes.
const OF_BASE: &[&str] = &["Processed", "Received", "Retired"];

/// The function that tells what is made of an entry.
const GUARD: &str = "is_known_error";

/// The types of the errors of operations, and their classes together.
fn of_operations(client: &Client) -> impl Iterator<Item = &str> {
    let operations = client.operations.iter();
    operations.flat_map(|operation| [operation.class.as_str(), &operation.classes_name])
}

/// The names that come from the module of the classes, as the import of a stub has them: letters of either case are alike.
pub(super) fn imports(classes: &[&str], client: &Client) -> Vec<String> {
    let names = classes
        .iter()
        .chain(SHARED)
        .chain([&GUARD])
        .chain(MADE)
        .copied()
        .chain(of_operations(client));
    sorted(names, |name| natural(&name.to_lowercase()))
}

/// The classes of what the catalogue does not know below those of errors.
pub(super) fn unknown_cases(client: &Client) -> Vec<String> {
    sorted(client.unknown_cases(), |name| natural(&name.to_lowercase()))
}

/// Those that are not made of entries.
pub(super) fn shared(classes: &[&str]) -> Vec<String> {
    let names = classes.iter().chain(SHARED).copied();
    sorted(names, natural)
}

/// Those that are there from the start.
pub(super) fn early_imports(classes: &[&str]) -> Vec<String> {
    let names = classes.iter().chain(SHARED).chain([&GUARD]).copied();
    sorted(names, |name| natural(&name.to_lowercase()))
}

/// What the base class names in its types that comes behind it: records of values that every error may have, and unknown errors.
pub(super) fn of_shared(client: &Client) -> Vec<String> {
    let unknown = client.has_list().then_some("UnknownErrors");
    let records = client.common_records.iter().map(String::as_str);
    let names = records.chain(unknown);
    sorted(names, |name| natural(&name.to_lowercase()))
}

/// What stands beside the base class, in a module of their own.
pub(super) fn of_base(client: &Client) -> Vec<String> {
    let own = OF_BASE.iter().copied();
    let own = own.filter(|name| client.has_retired || *name != "Retired");
    let limits = client.has_limits.then_some("RateLimit");
    let kinds = (!client.kinds.is_empty()).then_some("Kind");
    let traits = (!client.traits.is_empty()).then_some(["Trait", "has_trait"]);
    let names = own.chain([client.base.as_str()]);
    let names = names
        .chain(limits)
        .chain(kinds)
        .chain(traits.into_iter().flatten());
    sorted(names, |name| natural(&name.to_lowercase()))
}

/// Every name of the package, as `__all__` has them.
pub(super) fn all(classes: &[&str], of_base: &[String], client: &Client) -> Vec<String> {
    let names = named(classes, of_base, client).chain(of_operations(client));
    sorted(names, natural)
}

/// Those of them that are not of operations.
fn named<'a>(
    classes: &'a [&'a str],
    of_base: &'a [String],
    client: &Client,
) -> impl Iterator<Item = &'a str> {
    let of_base = of_base.iter().map(String::as_str);
    let names = classes.iter().chain(PYTHON_EXPORTS).copied();
    let names = names.chain(beside(client));
    let names = names.filter(|name| !OF_BASE.contains(name));
    names.chain(of_base)
}

/// The functions of packages whose catalogue has use for them.
fn beside(client: &Client) -> Vec<&'static str> {
    let functions = [
        ("exit_code", !client.exits.is_empty()),
        ("from_close", !client.closes.is_empty()),
        ("from_url", client.has_forms),
    ];
    let there = functions.into_iter().filter(|(_, is_there)| *is_there);
    there.map(|(name, _)| name).collect()
}

/// Those that are there from the start.
pub(super) fn early(classes: &[&str], of_base: &[String], client: &Client) -> Vec<String> {
    let names = named(classes, of_base, client).filter(|name| !MADE.contains(name));
    sorted(names, natural)
}

fn sorted<'a>(
    names: impl Iterator<Item = &'a str>,
    key: impl Fn(&str) -> Vec<Piece>,
) -> Vec<String> {
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort_by_cached_key(|name| (kind(name), key(name), name.clone()));
    names
}

/// Constants come first, then classes, then everything else.
fn kind(name: &str) -> u8 {
    let has_lower = name.chars().any(char::is_lowercase);
    match name.chars().next() {
        Some(first) if first.is_uppercase() => u8::from(has_lower || name.len() == 1),
        _ => 2,
    }
}

/// A piece of a name. Digits are compared as the number that they write.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Number(usize, String),
    Letter(char),
}

fn natural(name: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for letter in name.chars() {
        match pieces.last_mut() {
            Some(Piece::Number(length, digits)) if letter.is_ascii_digit() => {
                digits.push(letter);
                *length = digits.trim_start_matches('0').len();
            }
            _ if letter.is_ascii_digit() => pieces.push(Piece::Number(1, letter.to_string())),
            _ => pieces.push(Piece::Letter(letter)),
        }
    }
    pieces
}
