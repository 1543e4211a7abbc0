//! What the parts of a response are called on the page: by the path that they have on the wire, from the object in which all of
//! them stand.

use errcat_catalog::api::{Api, Entry, Field, Hole, Param, Part, Place, Segment};

use super::{Text, cell};

/// The names of members of the body.
pub(super) struct Wire {
    /// The path of the object in which everything stands.
    base: Vec<Segment>,
}

impl Wire {
    pub(super) fn new(api: &Api) -> Self {
        let mut paths: Vec<&[Segment]> = Vec::new();
        let constants = api
            .envelope
            .as_ref()
            .map_or_else(Vec::new, |envelope| envelope.constants());
        if let Some(envelope) = &api.envelope {
            paths.extend(envelope.holes.iter().map(|place| place.path.as_slice()));
            paths.extend(constants.iter().map(|(path, _)| path.as_slice()));
        }
        let lists = api.public_entries().map(|entry| &entry.params);
        for params in lists.chain([&api.params]) {
            let params = params.iter().filter(|param| !param.private);
            let params = params.filter(|param| param.place == Place::Body);
            paths.extend(params.map(|param| param.path.as_slice()));
        }
        let mut parents = paths
            .into_iter()
            .map(|path| &path[..path.len().saturating_sub(1)]);
        let mut base = parents.next().unwrap_or_default();
        for parent in parents {
            let steps = base.iter().zip(parent);
            base = &base[..steps.take_while(|(one, other)| one == other).count()];
        }
        Self {
            base: base.to_vec(),
        }
    }

    /// A member by its path from the root of the body: `details.left`, `errors[0].detail`.
    fn member(&self, path: &[Segment]) -> String {
        let mut name = String::new();
        for step in path.strip_prefix(self.base.as_slice()).unwrap_or(path) {
            match step {
                Segment::Key(key) => {
                    if !name.is_empty() {
                        name.push('.');
                    }
                    name.push_str(key);
                }
                Segment::Index(index) => {
                    name.push('[');
                    name.push_str(&index.to_string());
                    name.push(']');
                }
            }
        }
        name
    }

    /// The member that the catalogue describes, by its hole or by its path.
    pub(super) fn field(&self, api: &Api, field: &Field) -> String {
        let Some(envelope) = &api.envelope else {
            return field.name.clone();
        };
        let mut holes = envelope.holes.iter();
        let name = match holes.find(|place| place.hole.as_str() == field.name) {
            Some(place) => self.member(&place.path),
            None => self.member(&steps(&field.name)),
        };
        // The whole body has no name.
        if name.is_empty() {
            field.name.clone()
        } else {
            name
        }
    }

    /// The member of the details of that name, if the body has details.
    fn detail(&self, api: &Api, name: &str) -> Option<String> {
        let details = api.envelope.as_ref()?.path(Hole::Details)?;
        let mut path = details.to_vec();
        path.push(Segment::Key(name.to_owned()));
        Some(self.member(&path))
    }

    /// Where a response says which reason it is.
    pub(super) fn reason(&self, api: &Api) -> Option<Text> {
        let own = api.envelope.as_ref().and_then(|envelope| {
            let path = envelope.path(Hole::Reason)?;
            Some(self.member(path))
        });
        let member = own.or_else(|| self.detail(api, "reason"));
        member
            .or_else(|| api.header("reason").map(str::to_owned))
            .map(cell::code)
    }

    /// Where in a response a value travels.
    pub(super) fn places(&self, entry: Option<&Entry>, param: &Param) -> Vec<Text> {
        let member = match param.place {
            Place::Details | Place::Body if !param.path.is_empty() => {
                Some(self.member(&param.path))
            }
            _ => None,
        };
        let mut places: Vec<Text> = member.map(cell::code).into_iter().collect();
        if let Some(header) = &param.header {
            places.push(Text::Line(vec![
                Text::Between("header "),
                cell::code(header),
            ]));
        }
        if param.place == Place::Code {
            places.push(cell::plain("the code"));
        }
        let is_it = |part: &Part| matches!(part, Part::Param(name) if *name == param.name);
        let mut messages = entry.into_iter().flat_map(Entry::every_message);
        if places.is_empty() && messages.any(|message| message.parts.iter().any(is_it)) {
            places.push(cell::plain("the message"));
        }
        places
    }
}

/// A path as a catalogue writes it, with dots between the steps.
fn steps(path: &str) -> Vec<Segment> {
    let step = |text: &str| match text.parse() {
        Ok(index) => Segment::Index(index),
        Err(_) => Segment::Key(text.to_owned()),
    };
    path.split('.').map(step).collect()
}
