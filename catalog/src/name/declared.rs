//! Every identifier that generated code declares, whoever brought it: the one table by which collisions are judged,
//! and from which emitters take the names that the catalogue does not give.

use heck::{ToPascalCase as _, ToShoutySnakeCase as _};

use super::{Language, is_reserved_class, own};
use crate::{
    api::{Api, Audience, Entry, Envelope, Hole, Identifiers, Param, ParamType, Place, Retired},
    read::Places,
};

/// What brings an identifier; numbers are places in the lists of the [`Api`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A class by status.
    Exception(usize),
    /// A record.
    Record(usize),
    /// An error.
    Entry(usize),
    /// The errors of an operation.
    Operation(usize),
    /// What tells the errors of an operation: a function in TypeScript, and the classes in Python.
    OperationClasses(usize),
    /// The set of the kinds.
    Kinds,
    /// The set of the traits.
    Traits,
    /// What is left of a limit.
    RateLimit,
    /// The values that every error may have.
    CommonParams,
    /// The set of words that a param of all errors is one of.
    CommonWords(usize),
    /// The function that asks an error for a trait.
    HasTrait,
    /// The function that reads an address, where errors are sent as forms.
    FromUrl,
    /// The function that reads how a WebSocket was closed, where errors have close codes.
    FromClose,
    /// The function that gives the exit code of an error, where there are such.
    ExitCode,
    /// The set of the reasons of an error.
    Reasons(usize),
    /// The set of words that a param of an error is one of.
    Words(usize, usize),
    /// The function that narrows to an error.
    Guard(usize),
    /// The type of the details of an error.
    Details(usize),
    /// The errors of a class by status that have no entry.
    Unknown(usize),
    /// The errors below one, by the prefix of their codes, that have no entry.
    UnknownOf(usize),
    /// A failure without a response, by its place in [`FAILURES`].
    Failure(usize),
    /// The class that a retired error had, and in Rust the variant of one that was renamed.
    Retired(usize),
    /// The function that narrowed to a retired error.
    RetiredGuard(usize),
    /// The set of the reasons of an error that was renamed.
    RetiredReasons(usize),
    /// The set of words of a param of an error that was renamed, by the place of the param.
    RetiredWords(usize, usize),
}

/// What the classes of failures without a response are called, where no other has the name.
pub const FAILURES: [&str; 4] = [
    "APIConnectionError",
    "APITimeoutError",
    "APIAbortedError",
    "APIParseError",
];

/// A thing with its identifier in each language that declares it.
#[derive(Debug, Clone)]
pub struct Declared {
    /// What brings it.
    pub owner: Owner,
    pub(crate) identifiers: [Option<String>; 3],
}

impl Declared {
    /// Its name in Rust, if Rust has one.
    pub fn rust(&self) -> Option<&str> {
        self.identifiers[0].as_deref()
    }

    /// Its name in TypeScript, if TypeScript has one.
    pub fn typescript(&self) -> Option<&str> {
        self.identifiers[1].as_deref()
    }

    /// Its name in Python, if Python has one.
    pub fn python(&self) -> Option<&str> {
        self.identifiers[2].as_deref()
    }
}

/// The table. Names that the catalogue gives come first, as they are given; those made of them give way by a `_`
/// behind them.
pub fn declared(api: &Api) -> Vec<Declared> {
    let mut table = Table::new();
    for (at, class) in api.exceptions.iter().enumerate() {
        let [_, typescript, python] = all(&class.identifiers);
        table.give(Owner::Exception(at), [None, typescript, python]);
    }
    for (at, record) in api.types.iter().enumerate() {
        table.give(Owner::Record(at), all(&record.identifiers));
    }
    for (at, entry) in api.entries.iter().enumerate() {
        table.give(Owner::Entry(at), all(&entry.identifiers));
    }
    for (at, operation) in api.operations.iter().enumerate() {
        table.give(Owner::Operation(at), all(&operation.identifiers));
    }
    if !api.kinds.is_empty() {
        let set = Some("Kind".to_owned());
        table.give(Owner::Kinds, [set.clone(), set.clone(), set]);
    }
    if !api.traits.is_empty() {
        let [set, typescript, python] =
            ["Trait", "hasTrait", "has_trait"].map(|name| Some(name.to_owned()));
        table.give(Owner::Traits, [set.clone(), set.clone(), set]);
        table.give(Owner::HasTrait, [None, typescript, python]);
    }
    if api.says_limits() {
        let name = Some("RateLimit".to_owned());
        table.give(Owner::RateLimit, [None, name.clone(), name]);
    }
    if api.common_params().next().is_some() {
        let name = Some("CommonParams".to_owned());
        table.give(Owner::CommonParams, [name, None, None]);
    }
    for (at, param) in api.params.iter().enumerate() {
        if is_word(&param.ty) && !param.private {
            let name = of_words("Common", param);
            table.give(Owner::CommonWords(at), [Some(name), None, None]);
        }
    }
    if api.every_envelope().any(Envelope::is_form) {
        let [typescript, python] = ["fromUrl", "from_url"].map(|name| Some(name.to_owned()));
        table.give(Owner::FromUrl, [None, typescript, python]);
    }
    if api.public_entries().any(|entry| entry.close.is_some()) {
        let [typescript, python] = ["fromClose", "from_close"].map(|name| Some(name.to_owned()));
        table.give(Owner::FromClose, [None, typescript, python]);
    }
    if api.has_exits() {
        let [typescript, python] = ["exitCode", "exit_code"].map(|name| Some(name.to_owned()));
        table.give(Owner::ExitCode, [None, typescript, python]);
    }
    for (at, entry) in api.entries.iter().enumerate() {
        sets(at, entry, &mut table);
    }
    for (at, entry) in api.entries.iter().enumerate() {
        if entry.audience == Audience::Public {
            let [guard, details] = companions(entry, api);
            table.make(Owner::Guard(at), [None, guard, None]);
            table.make(Owner::Details(at), [None, None, details]);
        }
    }
    for (at, operation) in api.operations.iter().enumerate() {
        if !api.public_errors(operation).is_empty() {
            let Identifiers {
                typescript, python, ..
            } = &operation.identifiers;
            let classes = format!("{}S", python.to_shouty_snake_case());
            let guard = format!("is{typescript}");
            table.make(
                Owner::OperationClasses(at),
                [None, Some(guard), Some(classes)],
            );
        }
    }
    for (_, at, entry) in api.prefixes() {
        let [_, typescript, python] = all(&entry.identifiers);
        let names = [None, typescript, python].map(|name| Some(format!("Unknown{}", name?)));
        table.make(Owner::UnknownOf(at), names);
    }
    // The base's is the last.
    for fallback in [false, true] {
        for (at, class) in api.exceptions.iter().enumerate() {
            if class.fallback == fallback {
                let names = all(&class.identifiers);
                let [_, typescript, python] = names.map(|name| Some(format!("Unknown{}", name?)));
                table.make(Owner::Unknown(at), [None, typescript, python]);
            }
        }
    }
    for (at, name) in FAILURES.into_iter().enumerate() {
        let name = Some(name.to_owned());
        table.make(Owner::Failure(at), [None, name.clone(), name]);
    }
    for (at, retired) in api.retired.iter().enumerate() {
        if let Some(heir) = api.heir(retired) {
            inherit(at, retired, heir, api, &mut table);
        }
    }
    table.declared
}

/// The table as it grows, with the names that are taken in each language.
struct Table {
    declared: Vec<Declared>,
    taken: [Places; 3],
}

impl Table {
    fn new() -> Self {
        let taken = [
            own::RUST_NAMES,
            own::TYPESCRIPT_EXPORTS,
            own::PYTHON_EXPORTS,
        ];
        Self {
            declared: Vec::new(),
            taken: taken.map(|names| {
                let names = names.iter().map(|name| ((*name).to_owned(), 0));
                names.collect()
            }),
        }
    }

    /// Takes names as they are.
    fn give(&mut self, owner: Owner, identifiers: [Option<String>; 3]) {
        for (taken, identifier) in self.taken.iter_mut().zip(&identifiers) {
            if let Some(identifier) = identifier {
                taken.insert(identifier.clone(), 0);
            }
        }
        self.declared.push(Declared { owner, identifiers });
    }

    /// Takes names with as many `_` behind them as make them free.
    fn make(&mut self, owner: Owner, mut identifiers: [Option<String>; 3]) {
        for (taken, identifier) in self.taken.iter_mut().zip(&mut identifiers) {
            if let Some(identifier) = identifier {
                while taken.contains_key(identifier) {
                    identifier.push('_');
                }
            }
        }
        if identifiers.iter().any(Option::is_some) {
            self.give(owner, identifiers);
        }
    }

    /// Takes the names that are still free.
    fn inherit(&mut self, owner: Owner, mut identifiers: [Option<String>; 3]) {
        for (taken, identifier) in self.taken.iter().zip(&mut identifiers) {
            let name = identifier.take();
            *identifier = name.filter(|name| !taken.contains_key(name));
        }
        if identifiers.iter().any(Option::is_some) {
            self.give(owner, identifiers);
        }
    }
}

/// What an error was called that another has taken over, as far as the names are free and no language keeps them.
///
/// Programs that only receive it go on with its class. In Rust, which sends errors, a name stays if the error is the same.
fn inherit(at: usize, retired: &Retired, heir: &Entry, api: &Api, table: &mut Table) {
    let names = all(&super::entry(&retired.name));
    let [rust, typescript, python] = names.map(|name| name.filter(|name| !is_reserved_class(name)));
    let is_public = heir.audience == Audience::Public;
    let old = typescript.filter(|_| is_public);
    let rust = rust.filter(|_| api.is_renamed(retired));
    let of_guard = old.as_deref().map(guard);
    let identifiers = [rust.clone(), old, python.filter(|_| is_public)];
    table.inherit(Owner::Retired(at), identifiers);
    table.inherit(Owner::RetiredGuard(at), [None, of_guard, None]);
    let Some(variant) = rust else {
        return;
    };
    if !heir.reasons.is_empty() {
        let name = of_reasons(&variant);
        table.inherit(Owner::RetiredReasons(at), [Some(name), None, None]);
    }
    for (place, param) in heir.params.iter().enumerate() {
        if is_word(&param.ty) {
            let name = of_words(&variant, param);
            table.inherit(Owner::RetiredWords(at, place), [Some(name), None, None]);
        }
    }
}

fn all(identifiers: &Identifiers) -> [Option<String>; 3] {
    Language::ALL.map(|language| Some(language.of(identifiers).to_owned()))
}

/// What Rust has an enum for: the reasons of an entry, and the closed sets of words of its params.
fn sets(at: usize, entry: &Entry, table: &mut Table) {
    let variant = &entry.identifiers.rust;
    if !entry.reasons.is_empty() {
        let name = of_reasons(variant);
        table.give(Owner::Reasons(at), [Some(name), None, None]);
    }
    for (place, param) in entry.params.iter().enumerate() {
        if is_word(&param.ty) {
            let name = of_words(variant, param);
            table.give(Owner::Words(at, place), [Some(name), None, None]);
        }
    }
}

fn of_reasons(variant: &str) -> String {
    format!("{variant}Reason")
}

fn of_words(variant: &str, param: &Param) -> String {
    format!("{variant}{}", param.name.to_pascal_case())
}

fn is_word(ty: &ParamType) -> bool {
    match ty {
        ParamType::Enum(_) => true,
        ParamType::List(item) | ParamType::Map(item) => is_word(item),
        _ => false,
    }
}

/// The function that narrows to a class: `isRateLimited`.
pub(crate) fn guard(class: &str) -> String {
    let stem = class.strip_suffix("Error").filter(|stem| !stem.is_empty());
    format!("is{}", stem.unwrap_or(class))
}

/// The guard of an entry in TypeScript, and the type of its details in Python if it has any.
fn companions(entry: &Entry, api: &Api) -> [Option<String>; 2] {
    let guard = guard(&entry.identifiers.typescript);
    let has = |hole| {
        let envelope = api.envelope_of(entry);
        envelope.is_some_and(|envelope| envelope.says(hole))
    };
    let is_detail = |param: &Param| param.place == Place::Details;
    let has_reason = !entry.reasons.is_empty() && has(Hole::Details) && !has(Hole::Reason);
    let has_details = has_reason || entry.public_params().any(is_detail);
    let details = has_details.then(|| format!("{}Details", entry.identifiers.python));
    [Some(guard), details]
}
