//! The static table: a row for each entry, in blocks.

use errcat_catalog::{
    Catalog, Status,
    api::{self, Api, Entry, Reason, RetryKind, RetryRule},
};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{
    docs,
    index::Index,
    key, matching,
    names::{integer, string},
    param,
};

/// How many rows a block has. rustc's time for one array grows with the square of its length; this many rows cost
/// next to nothing above the linear part.
pub(super) const BLOCK: usize = 128;

/// The table, the codes by place, and the index over them.
pub(super) fn tokens(catalog: &Catalog) -> TokenStream {
    let keys: Vec<&str> = catalog.entries.iter().map(key).collect();
    let facts = Facts::of(&catalog.entries);
    let rows = rows(catalog, &facts);
    let facts = &facts.tokens;
    let index = index(&Index::of(&keys));
    let count = count(keys.len());
    let keys = keys.iter().map(|key| string(key));
    quote! {
        #facts
        #rows
        static CODES: [&str; #count] = [#(#keys),*];
        #index
    }
}

fn rows(api: &Api, facts: &Facts) -> TokenStream {
    let row = |(entry, facts): (&Entry, &Ident)| row(api, entry, facts);
    let rows: Vec<TokenStream> = api.entries.iter().zip(&facts.by_entry).map(row).collect();
    if rows.len() <= BLOCK {
        let count = count(rows.len());
        return quote! { static ENTRIES: [::errcat::Entry; #count] = [#(#rows),*]; };
    }
    let mut blocks = TokenStream::new();
    let mut names = Vec::new();
    for (number, rows) in rows.chunks(BLOCK).enumerate() {
        let name = format_ident!("ENTRIES_{number}");
        let count = count(rows.len());
        blocks.extend(quote! { static #name: [::errcat::Entry; #count] = [#(#rows),*]; });
        names.push(name);
    }
    let count = count(names.len());
    quote! {
        static ENTRIES: [&[::errcat::Entry]; #count] = [#(&#names),*];
        #blocks
    }
}

/// The row of one entry, for a type that has no table.
pub(super) fn record(api: &Api, entry: &Entry) -> TokenStream {
    row(api, entry, &facts(entry))
}

fn row(api: &Api, entry: &Entry, facts: &impl ToTokens) -> TokenStream {
    let name = string(&entry.name);
    let title = string(&entry.title);
    let message = entry.messages.first();
    let message = string(message.map_or("", |message| &message.template));
    let new = if let Some(code) = entry.code.as_deref().map(string) {
        quote! { ::errcat::Entry::new(#name, #code, #title, #message, #facts) }
    } else {
        quote! { ::errcat::Entry::without_code(#name, #title, #message, #facts) }
    };
    let cases = docs::pairs(&entry.causes, &entry.remedies, &entry.cases);
    let cases = (!cases.is_empty()).then(|| {
        let cases = self::cases(cases);
        quote! { .with_cases(#cases) }
    });
    let number = entry.number.map(|number| {
        let number = integer(number);
        quote! { .with_number(#number) }
    });
    let reasons = (!entry.reasons.is_empty()).then(|| {
        let reasons = entry.reasons.iter().map(reason);
        quote! { .with_reasons(&[#(#reasons),*]) }
    });
    let params = (!entry.params.is_empty()).then(|| {
        let params = entry.params.iter().map(|param| param::tokens(api, param));
        quote! { .with_params(&[#(#params),*]) }
    });
    let text = |setter: &str, text: Option<&str>| {
        text.map(|text| {
            let (setter, text) = (Ident::new(setter, Span::call_site()), string(text));
            quote! { .#setter(#text) }
        })
    };
    let messages = matching::tokens(entry);
    let doc_url = text("with_doc_url", entry.doc_url.as_deref());
    let owner = text("with_owner", entry.owner.as_deref());
    let since = text("with_since", entry.since.as_deref());
    let deprecated = entry.deprecated.as_ref().map(docs::deprecation);
    let deprecated = text("with_deprecated", deprecated.as_deref());
    quote! { #new #cases #params #number #reasons #messages #doc_url #owner #since #deprecated }
}

fn reason(reason: &Reason) -> TokenStream {
    let name = string(&reason.name);
    let title = string(&reason.title);
    let cases = cases(docs::pairs(&reason.causes, &reason.remedies, &[]));
    let status = reason.status.map(|value| {
        let status = status(value);
        quote! { .with_status(#status) }
    });
    let message = reason.message.as_ref().map(|message| {
        let template = string(&message.template);
        quote! { .with_message(#template) }
    });
    let retry = reason.retry.as_ref().map(|rule| {
        let retry = retry(rule);
        quote! { .with_retry(#retry) }
    });
    quote! { ::errcat::Reason::new(#name, #title, #cases) #status #message #retry }
}

fn cases(cases: Vec<docs::Pair<'_>>) -> TokenStream {
    let cases = cases.into_iter().map(|(cause, remedy)| {
        let (cause, remedy) = (string(cause), string(remedy));
        quote! { ::errcat::Case { cause: #cause, remedy: #remedy } }
    });
    quote! { &[#(#cases),*] }
}

/// The facts of entries, each combination said once as a constant.
struct Facts {
    tokens: TokenStream,
    by_entry: Vec<Ident>,
}

impl Facts {
    fn of(entries: &[Entry]) -> Self {
        let mut known: Vec<(String, Option<Status>, Ident)> = Vec::new();
        let mut facts = Self {
            tokens: TokenStream::new(),
            by_entry: Vec::with_capacity(entries.len()),
        };
        for entry in entries {
            let value = self::facts(entry);
            let text = value.to_string();
            let found = known.iter().find(|(known, ..)| *known == text);
            if let Some((.., name)) = found {
                facts.by_entry.push(name.clone());
                continue;
            }
            let base = match entry.status {
                Some(status) => format!("STATUS_{}", status.to_string().to_uppercase()),
                None => "NO_STATUS".to_owned(),
            };
            let earlier = known
                .iter()
                .filter(|(_, status, _)| *status == entry.status)
                .count();
            let name = match earlier {
                0 => Ident::new(&base, Span::call_site()),
                _ => format_ident!("{base}_{}", earlier + 1),
            };
            facts
                .tokens
                .extend(quote! { const #name: ::errcat::Facts = #value; });
            facts.by_entry.push(name.clone());
            known.push((text, entry.status, name));
        }
        facts
    }
}

fn facts(entry: &Entry) -> TokenStream {
    let with = |setter: &str, value: TokenStream| {
        let setter = format_ident!("with_{setter}");
        quote! { .#setter(#value) }
    };
    let status = entry.status.map(|value| with("status", status(value)));
    let grpc = entry.grpc.map(|value| with("grpc", grpc(value)));
    let retry = entry.retry.as_ref().map(|rule| with("retry", retry(rule)));
    let processed = match entry.processed {
        api::Processed::No => Some(quote! { ::errcat::Processed::No }),
        api::Processed::Yes => Some(quote! { ::errcat::Processed::Yes }),
        api::Processed::Unknown => None,
    };
    let processed = processed.map(|value| with("processed", value));
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
    quote! { ::errcat::Facts::new() #status #grpc #retry #processed #severity #pages #audience }
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

pub(super) fn retry(rule: &RetryRule) -> TokenStream {
    match rule.kind {
        RetryKind::Never => quote! { ::errcat::Retry::Never },
        RetryKind::Backoff => quote! { ::errcat::Retry::Backoff },
        RetryKind::AfterHeader => quote! { ::errcat::Retry::AfterHeader },
        RetryKind::Modified => quote! { ::errcat::Retry::Modified },
        RetryKind::AfterAction => quote! { ::errcat::Retry::AfterAction },
        RetryKind::After => {
            let bound =
                |ms: Option<u64>| integer(i64::try_from(ms.unwrap_or(0)).unwrap_or(i64::MAX));
            let (min, max) = (bound(rule.min_ms), bound(rule.max_ms.or(rule.min_ms)));
            quote! { ::errcat::Retry::After { min_ms: #min, max_ms: #max } }
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

/// A length as a literal without a suffix.
fn count(length: usize) -> Literal {
    Literal::usize_unsuffixed(length)
}

fn index(index: &Index) -> TokenStream {
    let seed = integer(i64::try_from(index.seed).unwrap_or(i64::MAX));
    let deep = index.deep;
    let displacements = index
        .displacements
        .iter()
        .map(|&value| integer(value.into()));
    let slots = index.slots.iter().map(|&value| integer(value.into()));
    quote! {
        static INDEX: ::errcat::Index =
            ::errcat::Index::new(#seed, #deep, &[#(#displacements),*], &[#(#slots),*]);
    }
}
