//! The next free code, where codes are given out by number.

use std::collections::BTreeSet;

use errcat_catalog::{
    Catalog,
    api::{Band, CodeStyle, split_number},
};

use crate::report::Failure;

/// What a new error says of its code; nothing where that comes from its name.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub(super) code: Option<String>,
    pub(super) number: Option<i64>,
}

/// The code that follows the last of its group, else the first that is free.
pub(super) fn next(catalog: &Catalog, name: &str, group: Option<&str>) -> Result<Given, Failure> {
    let of_group = catalog
        .groups
        .iter()
        .find(|known| Some(known.id.as_str()) == group);
    let band = of_group.and_then(|group| group.codes.as_ref());
    if catalog.code_style == CodeStyle::None {
        return Ok(Given::default());
    }
    let is_integer = catalog.code_style == CodeStyle::Integer;
    let sample = sample(catalog, band, group);
    let numbered = is_integer || band.is_some_and(|band| band.range.is_some()) && sample.is_some();
    if numbered {
        let (prefix, width) = sample.unwrap_or_default();
        let write = |number: i64| format!("{prefix}{number:0width$}");
        let number = free(catalog, band, &|number| (write(number), None))?;
        return Ok(Given {
            code: Some(write(number)),
            number: None,
        });
    }
    let code = band.filter(|band| !band.prefix.is_empty()).map(|band| {
        let upper = band.prefix.to_uppercase() == band.prefix;
        let name = if upper {
            name.to_uppercase()
        } else {
            name.to_owned()
        };
        format!("{}{name}", band.prefix)
    });
    let all_numbered =
        !catalog.entries.is_empty() && catalog.entries.iter().all(|entry| entry.number.is_some());
    if all_numbered || band.is_some_and(|band| band.range.is_some()) {
        let shown = code.clone().unwrap_or_default();
        let number = free(catalog, band, &|number| (shown.clone(), Some(number)))?;
        return Ok(Given {
            code,
            number: Some(number),
        });
    }
    Ok(Given { code, number: None })
}

/// What stands before the number of a code, and how many digits it has: of the band, else of the last error of the group.
fn sample(catalog: &Catalog, band: Option<&Band>, group: Option<&str>) -> Option<(String, usize)> {
    if catalog.code_style == CodeStyle::Integer {
        return Some((String::new(), 0));
    }
    let in_group = catalog
        .entries
        .iter()
        .rev()
        .filter(|entry| entry.group.as_deref() == group);
    let mut codes = in_group.filter_map(|entry| Some(split_number(entry.code.as_deref()?)));
    let prefix = band.map_or("", |band| band.prefix.as_str());
    let last = codes.find(|(before, digits)| !digits.is_empty() && before.starts_with(prefix));
    let of_band = || {
        let (_, last) = band?.range?;
        (!prefix.is_empty()).then(|| (prefix.to_owned(), last.to_string().len()))
    };
    last.map(|(before, digits)| (before.to_owned(), digits.len()))
        .or_else(of_band)
}

/// The number behind the last in the band that is taken, else the first that is free.
fn free(
    catalog: &Catalog,
    band: Option<&Band>,
    write: &dyn Fn(i64) -> (String, Option<i64>),
) -> Result<i64, Failure> {
    let (first, last) = band
        .and_then(|band| band.range)
        .unwrap_or((1, i64::MAX - 1));
    let is_id = write(first).1.is_some();
    let sample = write(first).0;
    let (prefix, _) = split_number(&sample);
    let number = |code: &str| code.strip_prefix(prefix)?.parse::<i64>().ok();
    let retired = catalog
        .retired
        .iter()
        .filter_map(|retired| number(retired.code.as_deref()?));
    let entries = catalog.entries.iter().filter_map(|entry| {
        if is_id {
            entry.number
        } else {
            number(entry.code.as_deref()?)
        }
    });
    let taken: BTreeSet<i64> = entries
        .chain(retired.filter(|_| !is_id))
        .filter(|number| (first..=last).contains(number))
        .collect();
    let behind = taken.last().map_or(first, |last| last + 1);
    [behind, first]
        .into_iter()
        .find_map(|from| first_free(catalog, &taken, from, last, write))
        .ok_or_else(|| {
            let failure = Failure::new(format!("no number from {first} to {last} is free"));
            failure
                .help("give the group another range, or take numbers out of `codes: {reserved: …}`")
        })
}

/// The first number from one on that is neither taken nor reserved.
fn first_free(
    catalog: &Catalog,
    taken: &BTreeSet<i64>,
    from: i64,
    last: i64,
    write: &dyn Fn(i64) -> (String, Option<i64>),
) -> Option<i64> {
    let reserved = catalog
        .codes
        .as_ref()
        .map_or(&[][..], |codes| &codes.reserved);
    let mut number = from;
    while number <= last {
        let (code, id) = write(number);
        if let Some(band) = reserved.iter().find(|band| band.holds(&code, id)) {
            // A band without numbers holds every one of them.
            number = band.range?.1.checked_add(1)?;
        } else if taken.contains(&number) {
            number += 1;
        } else {
            return Some(number);
        }
    }
    None
}
