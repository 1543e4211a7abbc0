//! The list of errors in an envelope: `$each`, and where the holes of one of them are.

use super::{Resolver, envelope::collect};
use crate::{
    api::{Body, Each, Hole, HolePath, Segment},
    diagnostic::Diagnostic,
    read::Json,
    rule,
    value::Value,
};

/// The name under which one error of a list stands.
pub(super) const EACH: &str = "$each";

impl Resolver<'_> {
    /// The list that a map stands for, if it has one error of it under `$each`.
    pub(super) fn list(&mut self, members: &[(String, Value)], json: &Json) -> Option<Body> {
        let (_, item) = members.iter().find(|(name, _)| name == EACH)?;
        if let Some((other, _)) = members.iter().find(|(name, _)| name != EACH) {
            self.misplaced_list(
                json,
                &format!("`$each` stands beside `{other}`"),
                "a list has nothing but its errors",
                &format!("write `{other}` below `$each` if each error has it, or above the list"),
            );
            return Some(Body::Literal(Value::Null));
        }
        let is_empty = match item {
            Value::Object(members) => members.is_empty(),
            Value::String(text) => !text.starts_with('$'),
            _ => true,
        };
        if is_empty {
            self.misplaced_list(
                json,
                "`$each` says nothing of an error",
                "no map and no hole below it",
                "write what each error of the list has: `{$each: {code: $code, message: $message}}`, or `{$each: $message}` \
                 for a list of texts",
            );
            return Some(Body::Literal(Value::Null));
        }
        Some(Body::Each(Box::new(self.body(item, json))))
    }

    /// Refuses a list of errors in a list: what stands under `$each` is the item already.
    pub(super) fn list_in_a_list(&mut self, items: &[Value], json: &Json) {
        let is_list = |item: &Value| matches!(item, Value::Object(members) if members.iter().any(|(name, _)| name == EACH));
        if items.iter().any(is_list) {
            self.misplaced_list(
                json,
                "`$each` stands in a list",
                "a list of lists of errors",
                "it is the list itself: write `errors: {$each: …}`, or for a body that is a list, `envelope: {$each: …}`",
            );
        }
    }

    /// Where the list is, and where the holes of one of its errors are; more than one list is reported.
    pub(super) fn each(
        &mut self,
        body: &Body,
        holes: &mut Vec<HolePath>,
        json: &Json,
    ) -> Option<Each> {
        let mut lists = Vec::new();
        find(body, &mut Vec::new(), &mut lists);
        let path = lists.first()?.clone();
        if lists.len() > 1 {
            self.misplaced_list(
                json,
                "`$each` stands twice in the envelope",
                "the second list",
                "keep the list of the errors; what each error has a list of is a param, `{type: [T], at: …}`",
            );
        }
        let mut each = Each {
            path,
            is_whole: false,
            is_batch: false,
            holes: Vec::new(),
        };
        let first = each.first();
        let is_in_item = |place: &HolePath| place.path.starts_with(&first);
        let mut of_item = Vec::new();
        let mut of_whole = Vec::new();
        for place in holes.iter() {
            let list = if is_in_item(place) {
                &mut of_item
            } else {
                &mut of_whole
            };
            list.push(place.clone());
        }
        let says = |hole| of_whole.iter().any(|place: &HolePath| place.hole == hole);
        each.is_whole = says(Hole::Code) || says(Hole::Type) || says(Hole::Message);
        if each.is_whole {
            // What holds for the whole response holds for each of its errors.
            for place in &of_whole {
                let is_shared = matches!(
                    place.hole,
                    Hole::RequestId | Hole::Status | Hole::StatusText
                );
                if is_shared && of_item.iter().all(|own: &HolePath| own.hole != place.hole) {
                    of_item.push(place.clone());
                }
            }
            *holes = of_whole;
            each.holes = of_item;
        } else {
            each.holes.clone_from(holes);
        }
        Some(each)
    }

    /// The error that stands for several.
    pub(super) fn several(&mut self) -> Option<String> {
        let name = self.document.several.as_ref()?;
        self.refer_to_error(name);
        (self.errors.contains_key(&name.value)).then(|| name.value.clone())
    }

    fn misplaced_list(&mut self, json: &Json, message: &str, label: &str, help: &str) {
        let mut names = json.names.iter().filter(|name| name.value == EACH);
        let first = names.next();
        let name = names
            .next_back()
            .filter(|_| label.starts_with("the second"))
            .or(first);
        let span = name.map_or(json.span, |name| name.span);
        let finding = Diagnostic::new(&rule::MALFORMED_ENVELOPE, span, message, label);
        self.diagnostics.push(finding.help(help));
    }
}

/// The holes of a body, each list of errors being one of a single error.
pub(super) fn holes(body: &Body) -> Vec<HolePath> {
    let mut holes = Vec::new();
    collect(body, &mut Vec::new(), &mut holes);
    holes
}

fn find(body: &Body, path: &mut Vec<Segment>, lists: &mut Vec<Vec<Segment>>) {
    match body {
        Body::Hole(_) | Body::Literal(_) | Body::Text(_) | Body::Param(_) => {}
        Body::Each(item) => {
            lists.push(path.clone());
            path.push(Segment::Index(0));
            find(item, path, lists);
            path.pop();
        }
        Body::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Segment::Index(index));
                find(item, path, lists);
                path.pop();
            }
        }
        Body::Object(members) => {
            for member in members {
                path.push(Segment::Key(member.name.clone()));
                find(&member.value, path, lists);
                path.pop();
            }
        }
    }
}
