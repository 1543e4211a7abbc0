//! The fields of a variant against the params and reasons of its entry.

use errcat_catalog::{
    api::{Entry, Param},
    did_you_mean, each,
};
use quote::ToTokens;
use syn::Fields;

use super::{
    ast::{Field, Variant},
    bind::{Instance, Reason},
    findings::{Findings, instead, list},
    types,
};
use crate::macros::load::Loaded;

/// Binds the fields of a variant; the findings say which are missing, and which are amiss.
pub(super) fn bind<'a>(
    variant: &'a Variant<'a>,
    index: usize,
    loaded: &'a Loaded,
    findings: &mut Findings,
) -> Instance<'a> {
    let entry = &loaded.catalog.entries[index];
    let mut binding = Binding {
        variant,
        entry,
        loaded,
        params: vec![None; entry.params.len()],
        reason: None,
        source: None,
        text: None,
        rest: Vec::new(),
    };
    let before = findings.count();
    for (place, field) in variant.fields.iter().enumerate() {
        binding.field(place, field, findings);
    }
    let logs = binding.logs(findings);
    let is_sound = |field: &Field<'_>| !field.attrs.broken && !field.is_contradictory();
    let is_whole = findings.count() == before && variant.fields.iter().all(is_sound);
    if is_whole {
        binding.missing(findings);
    }
    let reason = binding.reason(is_whole, findings);
    let params = std::iter::zip(&entry.params, binding.params);
    Instance {
        index,
        entry,
        reason,
        params: params
            .filter_map(|(param, field)| Some((param, field?)))
            .collect(),
        logs,
        source: binding.source,
        text: binding.text,
    }
}

/// The fields of a variant as they find their places.
struct Binding<'a> {
    variant: &'a Variant<'a>,
    entry: &'a Entry,
    loaded: &'a Loaded,
    /// The field of each param.
    params: Vec<Option<&'a Field<'a>>>,
    reason: Option<&'a Field<'a>>,
    source: Option<&'a Field<'a>>,
    /// The field that says the text, where the catalogue has none.
    text: Option<&'a Field<'a>>,
    /// The fields that are nothing of this.
    rest: Vec<(usize, &'a Field<'a>)>,
}

impl<'a> Binding<'a> {
    fn field(&mut self, place: usize, field: &'a Field<'a>, findings: &mut Findings) {
        let attrs = &field.attrs;
        if attrs.from.or(attrs.source).is_some() {
            self.source = self.source.or(Some(field));
        } else if attrs.private.is_some() {
            self.rest.push((place, field));
        } else if let Some(literal) = &attrs.param {
            let name = literal.value();
            let params = &self.entry.params;
            if name == self.text_name() {
                return self.says(field, literal, findings);
            }
            match params.iter().position(|param| param.name == name) {
                Some(index) => self.param(index, field, literal, findings),
                None => findings.push(literal, self.no_such_param(&name)),
            }
        } else if let Some(index) = self.param_of(field) {
            self.param(index, field, &field.node.ident, findings);
        } else if field.name().is_some_and(|name| name == self.reason_name()) {
            self.reason = Some(field);
        } else if field.name().is_some_and(|name| name == self.text_name()) {
            self.says(field, &field.node.ident, findings);
        } else if field.name().is_some_and(|name| name == "source") && self.source.is_none() {
            self.source = Some(field);
        } else {
            self.rest.push((place, field));
        }
    }

    /// The place of the param that has the name of the field.
    fn param_of(&self, field: &Field<'_>) -> Option<usize> {
        let name = field.name()?;
        let is_it = |param: &Param| bare(param) == name || param.name == name;
        self.entry.params.iter().position(is_it)
    }

    fn param(
        &mut self,
        index: usize,
        field: &'a Field<'a>,
        named: &dyn ToTokens,
        findings: &mut Findings,
    ) {
        let param = &self.entry.params[index];
        if self.params[index].is_some() {
            let message = format!("`{}` has another field: take one of them away", param.name);
            return findings.push(named.to_token_stream(), message);
        }
        let (ty, is_option) = field.value_type();
        if types::is_private(ty) && !param.private {
            let message = format!(
                "`{}` may leave the server, and `Private` may not: write the type of the value itself",
                param.name
            );
            findings.push(ty, message);
        } else if is_option && param.required && !param.private {
            let message = format!(
                "`{}` is always there: write `{}`",
                param.name,
                ty.to_token_stream()
            );
            findings.push(&field.node.ty, message);
        }
        self.params[index] = Some(field);
    }

    /// The fields for the logs; one with nearly the name of a param is taken for a mistake.
    fn logs(&self, findings: &mut Findings) -> Vec<(String, &'a Field<'a>)> {
        let absent = std::iter::zip(&self.entry.params, &self.params);
        let absent = absent.filter(|(_, field)| field.is_none());
        let mut absent: Vec<&str> = absent.map(|(param, _)| bare(param)).collect();
        if self.wants_reason() && self.reason.is_none() {
            absent.push(self.reason_name());
        }
        if self.text.is_none() && self.entry.takes_message() {
            absent.push(self.text_name());
        }
        let mut logs = Vec::new();
        for &(place, field) in &self.rest {
            let name = field.name();
            let meant = name.as_deref().filter(|_| field.attrs.private.is_none());
            let meant = meant.and_then(|name| did_you_mean(name, absent.iter().copied()));
            if let (Some(name), Some(meant)) = (&name, meant) {
                let message = format!(
                    "{} has no param `{name}`: did you mean `{meant}`? A field for the logs alone says \
                     `#[catalog(private)]`",
                    self.called()
                );
                findings.push(&field.node.ident, message);
            } else {
                logs.push((name.unwrap_or_else(|| place.to_string()), field));
            }
        }
        logs
    }

    /// Takes a field for the text of an error that the catalogue has no message for.
    fn says(&mut self, field: &'a Field<'a>, named: &dyn ToTokens, findings: &mut Findings) {
        if self.text.is_some() {
            let message = "the text has another field: take one of them away";
            return findings.push(named.to_token_stream(), message);
        }
        let (ty, is_option) = field.value_type();
        if types::is_private(ty) {
            findings.push(
                ty,
                "people see this text, and `Private` may not leave the server: write `String`",
            );
        } else if is_option {
            findings.push(
                &field.node.ty,
                "the catalogue has no message for it, so the text is always there: write `String`",
            );
        }
        self.text = Some(field);
    }

    /// The name of the field that says the text: `message`, unless a param has that name.
    fn text_name(&self) -> &'static str {
        let is_taken = |param: &Param| bare(param) == "message";
        match () {
            () if !self.entry.takes_message() => "",
            () if self.entry.params.iter().any(is_taken) => "message_",
            () => "message",
        }
    }

    fn missing(&self, findings: &mut Findings) {
        if self.text.is_none() && self.entry.takes_message() {
            let message = format!(
                "{} has no message in the catalogue: add the field `{}: String`, which is its text",
                self.called(),
                self.text_name()
            );
            return findings.push(self.variant.ident, message);
        }
        let params = std::iter::zip(&self.entry.params, &self.params);
        let missing = params.filter(|(param, field)| param.required && field.is_none());
        let missing: Vec<&Param> = missing.map(|(param, _)| param).collect();
        if missing.is_empty() {
            return;
        }
        let names: Vec<&str> = each(&missing, &mut |param| param.name.as_str());
        let needs = format!("{} needs a value for {}", self.called(), list(&names));
        if let Some(from) = self.variant.from() {
            let message = format!(
                "{needs}, and `#[from]` has none: write `#[source]`, and add the field `{}`",
                named(missing[0])
            );
            return findings.push(from.attrs.from, message);
        }
        let fields: Vec<String> = each(&missing, &mut |param| named(param));
        let fields = fields.join(", ");
        let is_unbound = |&(_, field): &(usize, &Field<'_>)| field.attrs.private.is_none();
        let has_unbound = self.rest.iter().any(is_unbound);
        let message = match self.variant.shape {
            Fields::Unit => format!("{needs}: write `{} {{ {fields} }}`", self.variant.ident),
            Fields::Named(_) => format!("{needs}: add `{fields}`"),
            Fields::Unnamed(_) if has_unbound => format!(
                "{needs}: write `#[catalog(param = \"{}\")]` at the field that is it",
                missing[0].name
            ),
            Fields::Unnamed(_) => format!(
                "{needs}: add `#[catalog(param = \"{}\")] {}`",
                missing[0].name,
                types::example(&missing[0].ty, true)
            ),
        };
        findings.push(self.variant.ident, message);
    }

    /// The name of the field that says the reason: `reason`, unless a param has that name.
    fn reason_name(&self) -> &'static str {
        let is_taken = |param: &Param| bare(param) == "reason";
        match () {
            () if self.entry.reasons.is_empty() => "",
            () if self.entry.params.iter().any(is_taken) => "reason_",
            () => "reason",
        }
    }

    fn wants_reason(&self) -> bool {
        !self.entry.reasons.is_empty() && self.variant.attrs.reason.is_none()
    }

    fn reason(&self, is_whole: bool, findings: &mut Findings) -> Option<Reason<'a>> {
        let entry = self.entry;
        let codes: Vec<&str> = each(&entry.reasons, &mut |reason| reason.name.as_str());
        let Some(literal) = &self.variant.attrs.reason else {
            if self.wants_reason() && self.reason.is_none() && is_whole {
                let message = format!(
                    "{} needs one of its reasons {}: write `#[catalog(reason = \"{}\")]` above it, or add the field \
                     `{}: String`",
                    self.called(),
                    list(&codes),
                    codes[0],
                    self.reason_name()
                );
                findings.push(self.variant.ident, message);
            }
            return self.reason.map(Reason::Field);
        };
        let reason = literal.value();
        if codes.is_empty() {
            let message = format!("{} has no reasons: take `reason` away", self.called());
            findings.push(literal, message);
            return None;
        }
        if let Some(field) = self.reason {
            let message = "the variant says its reason: take this field away, or `reason` above it";
            findings.push(&field.node.ident, message);
        }
        let found = codes.iter().position(|code| *code == reason);
        if found.is_none() {
            let instead = instead(&reason, &codes);
            let message = format!("{} has no reason `{reason}`: {instead}", self.called());
            findings.push(literal, message);
        }
        found.map(Reason::Fixed)
    }

    fn no_such_param(&self, name: &str) -> String {
        let params = self.entry.params.iter();
        let names: Vec<&str> = params.map(|param| param.name.as_str()).collect();
        let instead = if names.is_empty() {
            "a field for the logs alone says `private`".to_owned()
        } else {
            instead(name, &names)
        };
        format!("{} has no param `{name}`: {instead}", self.called())
    }

    /// The entry as messages call it: by its name, and where it stands.
    fn called(&self) -> String {
        let name = &self.entry.name;
        match self.loaded.place(name) {
            Some(place) => format!("`{name}` ({place})"),
            None => format!("`{name}`"),
        }
    }
}

/// The name of a param's field without `r#`.
fn bare(param: &Param) -> &str {
    param.identifiers.rust.trim_start_matches("r#")
}

/// A field of this param, as one writes it.
pub(super) fn named(param: &Param) -> String {
    let ty = types::example(&param.ty, param.required);
    format!("{}: {ty}", param.identifiers.rust)
}
