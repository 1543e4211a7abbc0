//! `invalid-example`: an example value is not of its param's type.

use super::Findings;
use crate::{
    api::{Api, ParamType},
    diagnostic::Diagnostic,
    read::Json,
    resolve::{Draft, typed},
    rule::{Rule, rule},
    source::Span,
    suggest::did_you_mean,
    value::{self, Value},
};

pub(super) static RULE: Rule = rule!(Deny, "invalid-example");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        for (param, key, node) in draft.params(index) {
            let Some(json) = node.and_then(|node| node.example.as_ref()) else {
                continue;
            };
            if let Err(problem) = fits(
                &typed(json.value.clone(), &param.ty, &draft.api.types),
                &param.ty,
                &draft.api,
            ) {
                findings.at_entry(index, report(&param.name, json, key.span, problem));
            }
        }
        for (name, json) in node.examples.iter().flat_map(|example| &example.params) {
            let reasons = || {
                entry
                    .reasons
                    .iter()
                    .map(|reason| reason.name.clone())
                    .collect()
            };
            let ty = match entry.param(&name.value) {
                Some(param) => param.ty.clone(),
                None if name.value == "reason" && !entry.reasons.is_empty() => {
                    ParamType::Enum(reasons())
                }
                None => continue,
            };
            if let Err(problem) = fits(
                &typed(json.value.clone(), &ty, &draft.api.types),
                &ty,
                &draft.api,
            ) {
                findings.at_entry(index, report(&name.value, json, name.span, problem));
            }
        }
    }
}

fn report(param: &str, json: &Json, key: Span, problem: Problem) -> Diagnostic {
    // A value such as `~` or an empty one may have no words of its own.
    let span = if json.span.start == json.span.end {
        key
    } else {
        json.span
    };
    Diagnostic::new(
        &RULE,
        span,
        format!("an example of `{param}` is not {}", problem.expected),
        format!("expected {}", problem.expected),
    )
    .help(problem.help)
}

struct Problem {
    expected: String,
    help: String,
}

/// Whether a value is of the type; if not, what was expected and what to write.
fn fits(value: &Value, ty: &ParamType, api: &Api) -> Result<(), Problem> {
    let text = match value {
        Value::String(text) => Some(text.as_str()),
        _ => None,
    };
    let number = match value {
        Value::Number(text) => text.parse::<f64>().ok().filter(|number| number.is_finite()),
        _ => None,
    };
    let (ok, expected, help) = match ty {
        ParamType::Any => (true, "", ""),
        ParamType::String => (text.is_some(), "text", "quote it"),
        ParamType::Integer => (
            matches!(value, Value::Number(text) if text.parse::<i64>().is_ok()),
            "a whole number that fits 64 bits",
            "write it without quotes, a point or an exponent, such as `42`",
        ),
        ParamType::Number => (
            number.is_some(),
            "a number",
            "write it without quotes, such as `0.5`",
        ),
        ParamType::Boolean => (
            matches!(value, Value::Bool(_)),
            "`true` or `false`",
            "write `true` or `false` without quotes",
        ),
        ParamType::Seconds => (
            number.is_some_and(|number| number >= 0.0),
            "a duration in seconds",
            "write a number from 0 up without a unit, such as `42` or `0.5`",
        ),
        ParamType::Uuid => (
            text.is_some_and(value::is_uuid),
            "a UUID",
            "write it as RFC 9562 does: `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`",
        ),
        ParamType::Url => (
            text.is_some_and(value::is_url),
            "a URL",
            "write it whole, with its scheme: `https://example.com/`",
        ),
        ParamType::Timestamp => (
            text.is_some_and(value::is_timestamp),
            "a moment as RFC 3339 writes it",
            "write it as `2026-03-01T09:30:00Z`",
        ),
        ParamType::Enum(words) => return one_of(text, words),
        ParamType::List(item) => return list(value, item, api),
        ParamType::Map(of) => return map(value, of, api),
        ParamType::Record(name) => return record(value, name, api),
    };
    if ok {
        Ok(())
    } else {
        Err(Problem {
            expected: expected.to_owned(),
            help: help.to_owned(),
        })
    }
}

fn one_of(text: Option<&str>, words: &[String]) -> Result<(), Problem> {
    if text.is_some_and(|text| words.iter().any(|word| word == text)) {
        return Ok(());
    }
    let near = text.and_then(|text| did_you_mean(text, words.iter().map(String::as_str)));
    Err(Problem {
        expected: "one of its words".to_owned(),
        help: match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the words are `{}`", words.join("`, `")),
        },
    })
}

fn list(value: &Value, item: &ParamType, api: &Api) -> Result<(), Problem> {
    let Value::Array(items) = value else {
        return Err(Problem {
            expected: "a list".to_owned(),
            help: "put the value between `[` and `]`".to_owned(),
        });
    };
    for value in items {
        fits(value, item, api).map_err(|problem| Problem {
            expected: format!("a list in which each item is {}", problem.expected),
            ..problem
        })?;
    }
    Ok(())
}

fn map(value: &Value, of: &ParamType, api: &Api) -> Result<(), Problem> {
    let Value::Object(members) = value else {
        return Err(Problem {
            expected: "a map from text".to_owned(),
            help: "put the value behind a key, between `{` and `}`".to_owned(),
        });
    };
    for (_, value) in members {
        fits(value, of, api).map_err(|problem| Problem {
            expected: format!("a map in which each value is {}", problem.expected),
            ..problem
        })?;
    }
    Ok(())
}

fn record(value: &Value, name: &str, api: &Api) -> Result<(), Problem> {
    let Some(record) = api.type_record(name) else {
        return Ok(());
    };
    let problem = |help: String| Problem {
        expected: format!("a `{name}`"),
        help,
    };
    let fields = || record.fields.iter().map(|field| field.name.as_str());
    let Value::Object(members) = value else {
        let fields: Vec<_> = fields().collect();
        return Err(problem(format!(
            "write a map with `{}`",
            fields.join("`, `")
        )));
    };
    for (member, value) in members {
        let Some(field) = record.fields.iter().find(|field| field.name == *member) else {
            return Err(problem(match did_you_mean(member, fields()) {
                Some(near) => format!("it has no field `{member}`; did you mean `{near}`?"),
                None => format!("it has no field `{member}`"),
            }));
        };
        fits(value, &field.ty, api).map_err(|inner| Problem {
            expected: format!("a `{name}` whose `{member}` is {}", inner.expected),
            ..inner
        })?;
    }
    let missing = record
        .fields
        .iter()
        .find(|field| field.required && members.iter().all(|(member, _)| *member != field.name));
    match missing {
        Some(field) => Err(problem(format!("write its field `{}` too", field.name))),
        None => Ok(()),
    }
}
