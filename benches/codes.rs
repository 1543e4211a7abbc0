// Codes as APIs have them, and the modules that find one by its text: ours, and the alternatives.
//
// The build script and both benchmarks share this file.

use errcat_catalog::{Catalog, Sources, load};

/// The sizes that are measured.
pub(crate) const SIZES: [usize; 3] = [16, 256, 10_000];

/// Every way of finding a code, ours first.
pub(crate) const WAYS: [&str; 7] = [
    "errcat",
    "match",
    "phf",
    "strum",
    "strum_phf",
    "hash_map",
    "fx_hash_map",
];

const SUBJECTS: &[&str] = &[
    "account",
    "api_key",
    "billing",
    "card",
    "charge",
    "customer",
    "database",
    "device",
    "domain",
    "email",
    "export",
    "file",
    "image",
    "import",
    "invoice",
    "job",
    "member",
    "message",
    "model",
    "network",
    "order",
    "organization",
    "password",
    "payment_method",
    "permission",
    "plan",
    "project",
    "quota",
    "region",
    "request",
    "resource",
    "role",
    "run",
    "schema",
    "session",
    "subscription",
    "task",
    "team",
    "template",
    "token",
    "upload",
    "user",
    "version",
    "webhook",
    "workflow",
    "workspace",
];
const PARTS: &[&str] = &[
    "",
    "access_",
    "address_",
    "amount_",
    "body_",
    "capacity_",
    "configuration_",
    "content_",
    "count_",
    "credentials_",
    "currency_",
    "date_",
    "field_",
    "format_",
    "header_",
    "limit_",
    "name_",
    "owner_",
    "path_",
    "payload_",
    "query_",
    "reference_",
    "scope_",
    "settings_",
    "signature_",
    "size_",
    "state_",
    "status_",
    "storage_",
    "type_",
    "url_",
    "value_",
];
const STATES: &[&str] = &[
    "already_exists",
    "archived",
    "blocked",
    "conflict",
    "deleted",
    "denied",
    "disabled",
    "duplicate",
    "exceeded",
    "expired",
    "failed",
    "forbidden",
    "in_progress",
    "incomplete",
    "invalid",
    "locked",
    "mismatch",
    "missing",
    "not_allowed",
    "not_found",
    "not_ready",
    "not_supported",
    "out_of_range",
    "required",
    "restricted",
    "revoked",
    "suspended",
    "timeout",
    "too_large",
    "too_long",
    "too_many",
    "unavailable",
    "unknown",
    "unverified",
];

/// `count` codes and as many texts like them that are none, in a random order that is always the same.
pub(crate) fn codes(count: usize) -> (Vec<String>, Vec<String>) {
    let mut all = Vec::new();
    for subject in SUBJECTS {
        for part in PARTS {
            for state in STATES {
                all.push(format!("{subject}_{part}{state}"));
            }
        }
    }
    all.retain(|code| (8..=40).contains(&code.len()));
    shuffle(&mut all);
    let misses = all.split_off(all.len() - count);
    all.truncate(count);
    (all, misses)
}

/// A shuffle with a generator of its own, so that every run measures the same.
pub(crate) fn shuffle<T>(items: &mut [T]) {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for last in (1..items.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        items.swap(
            last,
            usize::try_from(state % (last as u64 + 1)).expect("a place"),
        );
    }
}

/// The catalogue of some codes: code, status and message.
pub(crate) fn catalog(codes: &[String]) -> Catalog {
    let mut yaml = "errcat: 1\nname: bench\nlints: {missing-remedy: allow}\nerrors:\n".to_owned();
    for (place, code) in codes.iter().enumerate() {
        let (status, message) = (status(place), message(code));
        yaml += &format!("  {code}: {{status: {status}, message: {message:?}}}\n");
    }
    let mut sources = Sources::new();
    let file = sources.add("bench.yaml", yaml);
    let (catalog, diagnostics) = load(&mut sources, file);
    catalog.unwrap_or_else(|| panic!("the catalogue is refused: {diagnostics:#?}"))
}

/// The module of one alternative, which answers what the emitted module answers: a code's text, name, title, message,
/// status and retry rule, every code in order, and the code of a text.
///
/// The facts are matches, as they are where each variant has an attribute; `table` puts them into rows, which is the
/// best that can be done by hand.
pub(crate) fn alternative(way: &str, codes: &[String], table: bool) -> String {
    let idents: Vec<String> = codes.iter().map(|code| pascal(code)).collect();
    let derive = match way {
        "strum" => ", strum::EnumString",
        "strum_phf" => ", strum::EnumString)]\n#[strum(use_phf",
        _ => "",
    };
    let mut out = format!(
        "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Retry {{ Never, Backoff }}\n\
         #[derive(Clone, Copy, PartialEq, Eq, Hash{derive})]\n#[repr(u16)]\npub enum Code {{\n"
    );
    for (code, ident) in codes.iter().zip(&idents) {
        if way.starts_with("strum") {
            out += &format!("#[strum(serialize = {code:?})]\n");
        }
        out += &format!("{ident},\n");
    }
    out += "}\nimpl Code {\npub const ALL: &'static [Self] = &[\n";
    for ident in &idents {
        out += &format!("Self::{ident},\n");
    }
    out += "];\n";
    out += &if table {
        rows(codes, &idents)
    } else {
        matches(codes, &idents)
    };
    for (name, debug) in [("Debug", "{:?}"), ("Display", "{}")] {
        out += &format!(
            "impl std::fmt::{name} for Code {{\n\
             fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\n\
             write!(f, {debug:?}, self.as_str())\n}}\n}}\n"
        );
    }
    if !way.starts_with("strum") {
        out += "impl std::str::FromStr for Code {\ntype Err = ();\n\
                fn from_str(code: &str) -> Result<Self, ()> { from_code(code).ok_or(()) }\n}\n";
    }
    out + &lookup(way, codes, &idents, table)
}

type Fact = (&'static str, &'static str, fn(usize, &str) -> String);

/// What is known of a code: the name of the function, its type, and the value.
const FACTS: [Fact; 6] = [
    ("as_str", "&'static str", |_, code| format!("{code:?}")),
    ("name", "&'static str", |_, code| format!("{code:?}")),
    ("title", "&'static str", |_, code| {
        format!("{:?}", title(code))
    }),
    ("message", "&'static str", |_, code| {
        format!("{:?}", message(code))
    }),
    ("status", "u16", |place, _| status(place).to_string()),
    ("retry", "Retry", |place, _| match status(place) {
        429 | 500.. => "Retry::Backoff".to_owned(),
        _ => "Retry::Never".to_owned(),
    }),
];

/// A match for each fact.
fn matches(codes: &[String], idents: &[String]) -> String {
    let mut out = String::new();
    for (name, ty, fact) in FACTS {
        out += &format!("pub fn {name}(self) -> {ty} {{ match self {{\n");
        for (place, (code, ident)) in codes.iter().zip(idents).enumerate() {
            out += &format!("Self::{ident} => {},\n", fact(place, code));
        }
        out += "} }\n";
    }
    out + "}\n"
}

/// A row for each code.
fn rows(codes: &[String], idents: &[String]) -> String {
    let mut out = String::new();
    for (column, (name, ty, _)) in FACTS.iter().enumerate() {
        out += &format!("pub fn {name}(self) -> {ty} {{ ROWS[self as usize].{column} }}\n");
    }
    let types = FACTS.map(|(_, ty, _)| ty).join(", ");
    out += &format!("}}\nstatic ROWS: [({types}, Code); {}] = [\n", codes.len());
    for (place, (code, ident)) in codes.iter().zip(idents).enumerate() {
        let facts = FACTS.map(|(_, _, fact)| fact(place, code)).join(", ");
        out += &format!("({facts}, Code::{ident}),\n");
    }
    out + "];\n"
}

fn lookup(way: &str, codes: &[String], idents: &[String], table: bool) -> String {
    let pairs = |open: &str, middle: &str, close: &str| {
        let pairs = codes.iter().zip(idents);
        let pairs =
            pairs.map(|(code, ident)| format!("{open}{code:?}{middle}Code::{ident}{close},\n"));
        pairs.collect::<Vec<String>>().concat()
    };
    let from_code = "pub fn from_code(code: &str) -> Option<Code>";
    match way {
        "match" => {
            let arms = pairs("", " => Some(", ")");
            format!("{from_code} {{ match code {{ {arms} _ => None }} }}\n")
        }
        "phf" => {
            let pairs = pairs("", " => ", "");
            format!(
                "static MAP: phf::Map<&'static str, Code> = phf::phf_map! {{ {pairs} }};\n\
                 {from_code} {{ MAP.get(code).copied() }}\n"
            )
        }
        "strum" | "strum_phf" => format!("{from_code} {{ code.parse().ok() }}\n"),
        _ => {
            let hasher = match way {
                "fx_hash_map" => "rustc_hash::FxBuildHasher",
                _ => "std::hash::RandomState",
            };
            let map = format!("std::collections::HashMap<&'static str, Code, {hasher}>");
            let (pairs, from) = if table {
                (String::new(), "ROWS.iter().map(|row| (row.0, row.6))")
            } else {
                let pairs = pairs("(", ", ", ")");
                let count = codes.len();
                (
                    format!("static PAIRS: [(&str, Code); {count}] = [{pairs}];\n"),
                    "PAIRS.into_iter()",
                )
            };
            format!(
                "{pairs}static MAP: std::sync::LazyLock<{map}> = std::sync::LazyLock::new(|| {from}.collect());\n\
                 {from_code} {{ MAP.get(code).copied() }}\n"
            )
        }
    }
}

fn status(place: usize) -> usize {
    [400, 401, 403, 404, 409, 422, 429, 500, 503][place % 9]
}

fn message(code: &str) -> String {
    format!("The request failed: {}.", code.replace('_', " "))
}

fn title(code: &str) -> String {
    let words = code.replace('_', " ");
    words[..1].to_uppercase() + &words[1..]
}

fn pascal(code: &str) -> String {
    let words = code
        .split('_')
        .map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect()
}
