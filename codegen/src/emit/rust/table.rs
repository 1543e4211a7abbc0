//! The static table: what is said of each entry, column by column.

use std::collections::HashMap;

use errcat_catalog::{
    Catalog, Status,
    api::{self, Api, Backoff, Entry, Reason},
    each,
};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{
    docs,
    index::Index,
    key,
    matching::matcher,
    names::{integer, string},
    param, retry,
};

/// How many entries a block of the table has. rustc takes the square of it to fill one, which is next to nothing above the
/// linear part.
const BLOCK: usize = 512;

/// The table, the codes by place, and the index over them.
pub(super) fn tokens(catalog: &Catalog) -> TokenStream {
    let entries: Vec<&Entry> = catalog.entries.iter().collect();
    let keys: Vec<&str> = each(&entries, &mut |entry| key(entry));
    let index = index(&Index::of(&keys));
    let count = Literal::usize_unsuffixed(keys.len());
    let keys = each(&keys, &mut |key| string(key));
    let blocks = entries.chunks(BLOCK).enumerate().map(|(number, entries)| {
        let codes = if number == 0 {
            quote! { &CODES }
        } else {
            let first = Literal::usize_unsuffixed(number * BLOCK);
            quote! { CODES.split_at(#first).1 }
        };
        table(catalog, entries, &codes)
    });
    let large = large(&entries);
    quote! {
        impl ::errcat::Entries for Code {
            #large
            const ENTRIES: &'static [&'static [::errcat::Entry]] = &[#(&#blocks.entries()),*];
        }
        static CODES: [&str; #count] = [#(#keys),*];
        #index
    }
}

/// Clippy takes a large array in a constant of a trait for one on the stack; a small one need not cost rustc an attribute.
fn large(entries: &[&Entry]) -> Option<TokenStream> {
    let items = each(entries, &mut |entry| {
        let texts = entry.causes.len() + entry.remedies.len() + 2 * entry.cases.len();
        1 + texts + entry.params.len() + entry.reasons.len() + entry.messages.len()
    });
    (items.into_iter().sum::<usize>() > 128)
        .then(|| quote! { #[allow(clippy::large_stack_arrays, reason = "it is a constant")] })
}

/// The record of one entry, for a type that has no table.
pub(super) fn record(api: &Api, entry: &Entry) -> TokenStream {
    let key = string(key(entry));
    let table = table(api, &[entry], &quote! { &[#key] });
    quote! { #table.entries()[0] }
}

/// The entries column by column, over their keys.
fn table(api: &Api, entries: &[&Entry], keys: &TokenStream) -> TokenStream {
    let titles = texts(entries, &|entry| &entry.title);
    let messages = texts(entries, &|entry| {
        let message = entry.messages.first();
        message.map_or("", |message| &message.template)
    });
    let backoff = &api.retry.backoff;
    let (facts, kinds) = facts_and_kinds(api, entries);
    let no_codes = entries.iter().all(|entry| entry.code.is_none());
    let no_codes = if no_codes {
        Some(quote! { .without_codes() })
    } else {
        without_codes_of(entries)
    };
    let names = entries.iter().any(|entry| key(entry) != entry.name);
    let names = names.then(|| {
        let names = texts(entries, &|entry| &entry.name);
        quote! { .with_names(#names) }
    });
    let cases = list(entries, "with_cases", &|entry| {
        let pairs = docs::pairs(&entry.causes, &entry.remedies, &entry.cases);
        pairs.into_iter().map(case).collect()
    });
    let params = list(entries, "with_params", &|entry| {
        let params = entry.params.iter();
        params.map(|param| param::tokens(api, param)).collect()
    });
    let reasons = list(entries, "with_reasons", &|entry| {
        let reasons = entry.reasons.iter();
        reasons.map(|own| reason(own, backoff)).collect()
    });
    let traits = list(entries, "with_traits", &|entry| {
        each(&entry.traits, &mut |name| string(name).into_token_stream())
    });
    let other_statuses = list(entries, "with_other_statuses", &|entry| {
        each(&entry.other_statuses, &mut |other| status(*other))
    });
    let other_messages = list(entries, "with_other_messages", &|entry| {
        let others = entry.messages.iter().skip(1);
        others
            .map(|message| string(&message.template).into_token_stream())
            .collect()
    });
    let matchers = list(entries, "with_matchers", &|entry| {
        entry.matchers.iter().map(matcher).collect()
    });
    let doc_urls = entries.iter().any(|entry| entry.doc_url.is_some());
    let doc_urls = doc_urls.then(|| {
        let doc_urls = texts(entries, &|entry| {
            entry.doc_url.as_deref().unwrap_or_default()
        });
        quote! { .with_doc_urls(#doc_urls) }
    });
    let numbers = rarity(entries, "with_numbers", &|entry| entry.number.map(integer));
    let exits = rarity(entries, "with_exits", &|entry| {
        entry.exit.map(|exit| integer(exit.into()))
    });
    let closes = rarity(entries, "with_closes", &|entry| {
        entry.close.map(|close| integer(close.into()))
    });
    let text = |setter: &str, text: &dyn Fn(&Entry) -> Option<String>| {
        rarity(entries, setter, &|entry| text(entry).as_deref().map(string))
    };
    let problem_types = text("with_problem_types", &|entry| entry.problem_type.clone());
    let parents = text("with_parents", &|entry| {
        api.parent_entry(entry).map(|parent| key(parent).to_owned())
    });
    let shared_codes = text("with_shared_codes", &|entry| {
        entry.code.clone().filter(|_| entry.shares_code)
    });
    let owners = text("with_owners", &|entry| entry.owner.clone());
    let since = text("with_since", &|entry| entry.since.clone());
    let deprecated = text("with_deprecated", &|entry| {
        entry.deprecated.as_ref().map(docs::deprecation)
    });
    quote! {
        ::errcat::Table::new(#keys, #titles, #messages, #facts, #kinds)
            #no_codes #shared_codes #names #cases #params #reasons #traits #other_statuses #other_messages #matchers #doc_urls
            #problem_types #numbers #parents #owners #since #deprecated #exits #closes
    }
}

/// The places of the entries that have no code, where others have one.
fn without_codes_of(entries: &[&Entry]) -> Option<TokenStream> {
    let places = entries.iter().enumerate();
    let places = places.filter(|(_, entry)| entry.code.is_none());
    let places: Vec<_> = places
        .map(|(place, _)| Literal::usize_unsuffixed(place))
        .collect();
    (!places.is_empty()).then(|| quote! { .without_codes_of([#(#places),*]) })
}

/// A column of texts.
fn texts<'a>(entries: &[&'a Entry], text: &dyn Fn(&'a Entry) -> &'a str) -> TokenStream {
    let texts = each(entries, &mut |entry| string(text(entry)));
    quote! { [#(#texts),*] }
}

/// Lists of all entries in one, and how many of its items each entry has.
fn list(
    entries: &[&Entry],
    setter: &str,
    items: &dyn Fn(&Entry) -> Vec<TokenStream>,
) -> Option<TokenStream> {
    let (mut all, mut counts) = (Vec::new(), Vec::new());
    for entry in entries {
        let items = items(entry);
        counts.push(Literal::usize_unsuffixed(items.len()));
        all.extend(items);
    }
    let setter = Ident::new(setter, Span::call_site());
    (!all.is_empty()).then(|| quote! { .#setter(&[#(#all),*], [#(#counts),*]) })
}

/// The places of the entries that have it, each with its value.
fn rarity(
    entries: &[&Entry],
    setter: &str,
    value: &dyn Fn(&Entry) -> Option<Literal>,
) -> Option<TokenStream> {
    let mut values = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        if let Some(value) = value(entry) {
            let place = Literal::usize_unsuffixed(place);
            values.push(quote! { (#place, #value) });
        }
    }
    let setter = Ident::new(setter, Span::call_site());
    (!values.is_empty()).then(|| quote! { .#setter([#(#values),*]) })
}

/// The facts of entries, each combination said once, and the place of each entry's in them.
fn facts_and_kinds(api: &Api, entries: &[&Entry]) -> (TokenStream, TokenStream) {
    let mut known: HashMap<String, usize> = HashMap::new();
    let (mut all, mut kinds) = (Vec::new(), Vec::new());
    for entry in entries {
        let facts = facts(api, entry);
        let kind = *known.entry(facts.to_string()).or_insert_with(|| {
            all.push(facts);
            all.len() - 1
        });
        kinds.push(Literal::usize_unsuffixed(kind));
    }
    (quote! { [#(#all),*] }, quote! { [#(#kinds),*] })
}

fn reason(reason: &Reason, backoff: &Backoff) -> TokenStream {
    let name = string(&reason.name);
    let title = string(&reason.title);
    let cases = docs::pairs(&reason.causes, &reason.remedies, &[]);
    let cases = cases.into_iter().map(case);
    let status = reason.status.map(|value| {
        let status = status(value);
        quote! { .with_status(#status) }
    });
    let message = reason.message.as_ref().map(|message| {
        let template = string(&message.template);
        quote! { .with_message(#template) }
    });
    let retry = reason
        .retry
        .as_ref()
        .map(|rule| retry::setters(rule, reason.own_retry, backoff));
    quote! { ::errcat::Reason::new(#name, #title, &[#(#cases),*]) #status #message #retry }
}

fn case((cause, remedy): docs::Pair<'_>) -> TokenStream {
    let (cause, remedy) = (string(cause), string(remedy));
    quote! { ::errcat::Case { cause: #cause, remedy: #remedy } }
}

fn facts(api: &Api, entry: &Entry) -> TokenStream {
    let backoff = &api.retry.backoff;
    let with = |setter: &str, value: TokenStream| {
        let setter = format_ident!("with_{setter}");
        quote! { .#setter(#value) }
    };
    let status = entry.status.map(|value| with("status", status(value)));
    let grpc = entry.grpc.map(|value| with("grpc", grpc(value)));
    let kind = api.kind_of(entry);
    let kind = kind.map(|kind| with("kind", string(&kind.value).into_token_stream()));
    let retry = entry
        .retry
        .as_ref()
        .map(|rule| retry::setters(rule, entry.own_retry, backoff));
    let processed = match entry.processed {
        api::Processed::No => quote! { No },
        api::Processed::Yes => quote! { Yes },
        api::Processed::Unknown => quote! { Unknown },
    };
    let setter = match (entry.own_processed, entry.processed) {
        (true, _) => Some("processed"),
        (false, api::Processed::Unknown) => None,
        (false, _) => Some("processed_of_status"),
    };
    let processed = setter.map(|setter| with(setter, quote! { ::errcat::Processed::#processed }));
    let severity = entry
        .severity
        .map(|value| with("severity", severity(value)));
    let pages = entry.pages.then(|| with("pages", quote! { true }));
    let audience = match entry.audience {
        api::Audience::Public => None,
        api::Audience::InApp => Some(quote! { ::errcat::Audience::InApp }),
        api::Audience::Internal => Some(quote! { ::errcat::Audience::Internal }),
    };
    let audience = audience.map(|value| with("audience", value));
    quote! { ::errcat::Facts::new() #status #grpc #kind #retry #processed #severity #pages #audience }
}

pub(super) fn status(status: Status) -> TokenStream {
    match status {
        Status::Exact(code) => {
            let code = integer(code.into());
            quote! { ::errcat::Status::Exact(#code) }
        }
        Status::Class(class) => {
            let class = integer(class.into());
            quote! { ::errcat::Status::Class(#class) }
        }
    }
}

fn severity(severity: api::Severity) -> TokenStream {
    match severity {
        api::Severity::Debug => quote! { ::errcat::Severity::Debug },
        api::Severity::Info => quote! { ::errcat::Severity::Info },
        api::Severity::Warning => quote! { ::errcat::Severity::Warning },
        api::Severity::Error => quote! { ::errcat::Severity::Error },
        api::Severity::Critical => quote! { ::errcat::Severity::Critical },
    }
}

fn grpc(grpc: api::Grpc) -> TokenStream {
    use api::Grpc;
    let name = match grpc {
        Grpc::Cancelled => "Cancelled",
        Grpc::Unknown => "Unknown",
        Grpc::InvalidArgument => "InvalidArgument",
        Grpc::DeadlineExceeded => "DeadlineExceeded",
        Grpc::NotFound => "NotFound",
        Grpc::AlreadyExists => "AlreadyExists",
        Grpc::PermissionDenied => "PermissionDenied",
        Grpc::ResourceExhausted => "ResourceExhausted",
        Grpc::FailedPrecondition => "FailedPrecondition",
        Grpc::Aborted => "Aborted",
        Grpc::OutOfRange => "OutOfRange",
        Grpc::Unimplemented => "Unimplemented",
        Grpc::Internal => "Internal",
        Grpc::Unavailable => "Unavailable",
        Grpc::DataLoss => "DataLoss",
        Grpc::Unauthenticated => "Unauthenticated",
    };
    let name = Ident::new(name, Span::call_site());
    quote! { ::errcat::Grpc::#name }
}

fn index(index: &Index) -> TokenStream {
    let seed = integer(i64::try_from(index.seed).unwrap_or(i64::MAX));
    let deep = index.deep;
    let bytes = |numbers: &[u16]| {
        let bytes: Vec<u8> = numbers.iter().copied().flat_map(u16::to_le_bytes).collect();
        Literal::byte_string(&bytes)
    };
    let (displacements, slots) = (bytes(&index.displacements), bytes(&index.slots));
    quote! {
        static INDEX: ::errcat::Index = ::errcat::Index::new(#seed, #deep, #displacements, #slots);
    }
}
