//! Which error of the catalogue a response means.

use alloc::borrow::Cow;

use super::{Decode, message, reading::Reading, shared, uri};
use crate::{Catalog, ErrorCode, Retired, Types};

/// The code of the error: by its type, else by its code, else by its message, else by its kind or by the status where that is enough.
pub(super) fn code<E: Decode>(reading: &Reading<'_>) -> Option<E::Code> {
    (reading.problem_type.as_deref())
        .and_then(|given| by_type::<E>(reading, given))
        .or_else(|| by_code::<E>(reading, reading.code.as_deref()?))
        .or_else(|| by_message::<E>(reading))
        .or_else(|| by_kind::<E>(reading))
        .or_else(|| by_status::<E>(reading))
}

fn by_type<E: Decode>(reading: &Reading<'_>, given: &str) -> Option<E::Code> {
    let types = E::CATALOG.types?;
    let resolved = match types.base {
        Some(base) => Cow::Owned(uri::resolve(base, given)),
        None => Cow::Borrowed(given),
    };
    if let Some((_, key)) = types.own.iter().find(|(own, _)| *own == resolved) {
        return E::Code::from_code(key);
    }
    let (before, behind) = types.template?;
    by_code::<E>(
        reading,
        resolved.strip_prefix(before)?.strip_suffix(behind)?,
    )
}

fn by_code<E: Decode>(reading: &Reading<'_>, code: &str) -> Option<E::Code> {
    let is_own = |found: &E::Code| found.entry().code.is_some() && !found.entry().shares_code;
    let found = E::Code::from_code(code).filter(is_own);
    found
        .or_else(|| shared::by_code::<E>(reading, code))
        .or_else(|| by_retired::<E>(code))
        .or_else(|| by_alias::<E>(code))
        .or_else(|| by_template::<E>(code))
}

/// The error whose code is this one with values of their types in it.
fn by_template<E: Decode>(code: &str) -> Option<E::Code> {
    let mut found = E::CATALOG.code_templates.iter().filter_map(|template| {
        let found = E::Code::from_code(template)?;
        message::is_instance(found.entry(), template, code).then_some(found)
    });
    found.next()
}

/// How the code begins that came, what names the error of such codes to programs, and the class of unknown ones.
pub(super) fn prefix(
    catalog: &Catalog,
    code: Option<&str>,
) -> Option<(&'static str, &'static str, &'static str)> {
    let mut prefixes = catalog.prefixes.iter();
    let found = prefixes.find(|(prefix, ..)| code.is_some_and(|code| code.starts_with(prefix)));
    found.copied()
}

fn by_alias<E: Decode>(code: &str) -> Option<E::Code> {
    let mut aliases = E::CATALOG.aliases.iter();
    let (_, key) = aliases.find(|(alias, _)| *alias == code)?;
    E::Code::from_code(key)
}

/// The code of this text, or that which replaced it; of an entry without a code the text is its name.
#[cfg(feature = "tonic")]
pub(crate) fn by_key<E: Decode>(key: &str) -> Option<E::Code> {
    E::Code::from_code(key)
        .or_else(|| by_retired::<E>(key))
        .or_else(|| by_alias::<E>(key))
}

fn by_retired<E: Decode>(code: &str) -> Option<E::Code> {
    let retired = retired(E::CATALOG, Some(code))?;
    E::Code::from_code(retired.replaced_by?)
}

/// What the catalogue says of a code that is no longer sent.
pub(crate) fn retired(catalog: &Catalog, code: Option<&str>) -> Option<&'static Retired> {
    let mut retired = catalog.retired.iter();
    retired.find(|retired| Some(retired.code) == code)
}

fn by_message<E: Decode>(reading: &Reading<'_>) -> Option<E::Code> {
    let message = reading.message.as_deref()?;
    let mut best = None;
    for code in E::Code::ALL {
        // A response with a code that is known to nobody is of no error that has another.
        if reading.code.is_some() && code.entry().code.is_some() {
            continue;
        }
        let fit = message::fit(code.entry(), reading.said_status, message);
        if let Some(fit) = fit.filter(|fit| best.is_none_or(|(best, _)| *fit > best)) {
            best = Some((fit, *code));
        }
    }
    best.map(|(_, code)| code)
}

fn by_kind<E: Decode>(reading: &Reading<'_>) -> Option<E::Code> {
    // A code of tomorrow is another error of the kind.
    if reading.code.is_some() {
        return None;
    }
    let kind = E::CATALOG.kind(reading.kind.as_deref()?)?;
    E::Code::from_code(kind.entry?)
}

fn by_status<E: Decode>(reading: &Reading<'_>) -> Option<E::Code> {
    let given = reading.problem_type.as_deref();
    let is_blank = given.is_none_or(|given| given == Types::BLANK);
    let blank = E::CATALOG.types.filter(|_| is_blank);
    let blank = blank.map_or(&[] as &[_], |types| types.blank);
    let mut known = E::CATALOG.by_status.iter().chain(blank);
    let (_, key) = known.find(|(known, _)| Some(*known) == reading.status)?;
    E::Code::from_code(key)
}
