//! When to try again: the rules of the catalogue, and what an entry or a reason has of its own.
//!
//! How waits grow is said once for the catalogue, and elsewhere only where it differs.

use errcat_catalog::{
    api::{Backoff, Jitter, RetryKind, RetryOn, RetryPolicy, RetryRule},
    each,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{names::integer, table};

/// The setter of the rules of the whole catalogue, if it has any.
pub(super) fn rules(policy: &RetryPolicy) -> Option<TokenStream> {
    let rules = each(&policy.rules, &mut |rule| {
        let (on, kind) = (on(rule.on), kind(&rule.rule));
        quote! { (#on, #kind) }
    });
    let rules = (!rules.is_empty()).then(|| quote! { .with_rules(&[#(#rules),*]) });
    let backoffs = policy.rules.iter().filter_map(|rule| {
        let (on, own) = (on(rule.on), own(&rule.rule, &policy.backoff)?);
        Some(quote! { (#on, #own) })
    });
    let backoffs: Vec<TokenStream> = backoffs.collect();
    let backoffs = (!backoffs.is_empty()).then(|| quote! { .with_backoffs(&[#(#backoffs),*]) });
    let backoff = (!is_usual(&policy.backoff)).then(|| {
        let backoff = backoff(&policy.backoff);
        quote! { .with_backoff(#backoff) }
    });
    (rules.is_some() || backoff.is_some()).then(|| {
        quote! { .with_retries(::errcat::retry::Rules::new() #backoff #rules #backoffs) }
    })
}

/// The setters of a rule that an entry or a reason has, its own or that of its status.
pub(super) fn setters(rule: &RetryRule, is_own: bool, catalogue: &Backoff) -> TokenStream {
    let kind = kind(rule);
    let own = own(rule, catalogue).map(|own| quote! { .with_backoff(&#own) });
    if is_own {
        quote! { .with_retry(#kind) #own }
    } else {
        quote! { .with_retry_of_status(#kind) #own }
    }
}

fn on(on: RetryOn) -> TokenStream {
    let on = match on {
        RetryOn::Status(status) => {
            let status = table::status(status);
            quote! { Status(#status) }
        }
        RetryOn::Network => quote! { Network },
        RetryOn::Timeout => quote! { Timeout },
        RetryOn::Default => quote! { Default },
    };
    quote! { ::errcat::retry::On::#on }
}

/// A backoff that differs from the catalogue's.
fn own(rule: &RetryRule, catalogue: &Backoff) -> Option<TokenStream> {
    let own = rule.backoff.as_ref().filter(|own| *own != catalogue)?;
    Some(backoff(own))
}

/// Whether it is what `Rules::new` has.
fn is_usual(backoff: &Backoff) -> bool {
    *backoff
        == Backoff {
            initial_ms: 1_000,
            factor: 2.0,
            max_ms: 60_000,
            jitter: Jitter::Full,
            max_retries: 3,
            max_elapsed_ms: None,
        }
}

fn backoff(backoff: &Backoff) -> TokenStream {
    let (initial, max) = (
        milliseconds(backoff.initial_ms),
        milliseconds(backoff.max_ms),
    );
    let factor = Literal::f64_unsuffixed(backoff.factor);
    let jitter = match backoff.jitter {
        Jitter::None => Some(quote! { None }),
        Jitter::Full => None,
        Jitter::Equal => Some(quote! { Equal }),
    };
    let jitter = jitter.map(|jitter| quote! { .with_jitter(::errcat::retry::Jitter::#jitter) });
    let retries = (backoff.max_retries != 3).then(|| {
        let retries = integer(backoff.max_retries.into());
        quote! { .with_max_retries(#retries) }
    });
    let elapsed = backoff.max_elapsed_ms.map(|elapsed| {
        let elapsed = milliseconds(elapsed);
        quote! { .with_max_elapsed_ms(#elapsed) }
    });
    quote! { ::errcat::retry::Backoff::new(#initial, #factor, #max) #jitter #retries #elapsed }
}

/// A time that a number of this type cannot hold is as long as it can say.
fn milliseconds(time: u64) -> Literal {
    integer(i64::try_from(time).unwrap_or(i64::MAX))
}

fn kind(rule: &RetryRule) -> TokenStream {
    match rule.kind {
        RetryKind::Never => quote! { ::errcat::Retry::Never },
        RetryKind::Backoff => quote! { ::errcat::Retry::Backoff },
        RetryKind::AfterHeader => quote! { ::errcat::Retry::AfterHeader },
        RetryKind::Modified => quote! { ::errcat::Retry::Modified },
        RetryKind::AfterAction => quote! { ::errcat::Retry::AfterAction },
        RetryKind::After => {
            let min = rule.min_ms.unwrap_or(0);
            let max = rule.max_ms.unwrap_or(min);
            let (min, max) = (milliseconds(min), milliseconds(max));
            quote! { ::errcat::Retry::After { min_ms: #min, max_ms: #max } }
        }
    }
}
