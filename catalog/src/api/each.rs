//! The list of errors in a response that has several.

use super::envelope::{Body, Envelope, Hole, HolePath, Member, Segment};
use crate::value::Value;

/// The list of the errors of a response that has several.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Each {
    /// Its path from the root of the body.
    pub path: Vec<Segment>,
    /// Whether the body says an error of its own, of which those of the list are parts.
    pub is_whole: bool,
    /// Whether one error alone is a body without a list, and the list one of such bodies.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "std::ops::Not::not")
    )]
    pub is_batch: bool,
    /// Where each hole of one error of the list is, in a body whose list has that error alone.
    pub holes: Vec<HolePath>,
}

impl Each {
    /// What the list and everything in it has before its path: that of its first item.
    pub fn first(&self) -> Vec<Segment> {
        let mut first = self.path.clone();
        if !self.is_batch {
            first.push(Segment::Index(0));
        }
        first
    }

    /// The path of a hole of one error, in a body whose list has that error alone.
    pub fn path(&self, hole: Hole) -> Option<&[Segment]> {
        let mut holes = self.holes.iter();
        holes
            .find(|place| place.hole == hole)
            .map(|place| place.path.as_slice())
    }

    /// Where an item of the list has the object that says the error, from the item on: what has none there is no error.
    pub fn error(&self) -> Vec<Segment> {
        let first = self.first().len();
        let mut above: Option<Vec<Segment>> = None;
        for hole in [Hole::Code, Hole::Message, Hole::Type, Hole::Kind] {
            if !self.is_in_item(hole) {
                continue;
            }
            let path = self.path(hole).unwrap_or_default();
            let path = path.get(first..path.len().saturating_sub(1));
            let path = path.unwrap_or_default();
            let shared = match &above {
                Some(above) => {
                    let same = above.iter().zip(path).take_while(|(a, b)| a == b);
                    same.count()
                }
                None => path.len(),
            };
            above = Some(path[..shared].to_vec());
        }
        above.unwrap_or_default()
    }

    /// Whether an error of the list says this itself, rather than the body around it.
    pub fn is_in_item(&self, hole: Hole) -> bool {
        self.path(hole)
            .is_some_and(|path| path.starts_with(&self.first()))
    }
}

impl Envelope {
    /// One error of the list, as the envelope has it.
    pub fn item(&self) -> Option<&Body> {
        self.body.item()
    }

    /// The body around one error of the list, without what that error has no part in.
    pub fn body_of_item(&self) -> Option<Body> {
        let each = self.each.as_ref()?;
        if each.is_batch {
            return Some(self.body.clone());
        }
        Some(self.body.around(&mut Vec::new(), each))
    }

    /// The path of a hole: that of the body's own, else that of one error of the list.
    pub fn path_anywhere(&self, hole: Hole) -> Option<&[Segment]> {
        let of_item = || self.each.as_ref().and_then(|each| each.path(hole));
        self.path(hole).or_else(of_item)
    }

    /// The path of the hole for the param of this name.
    pub fn param_path(&self, name: &str) -> Option<Vec<Segment>> {
        let mut path = self.body.way_back_from_param(name)?;
        path.reverse();
        Some(path)
    }
}

impl Body {
    /// The nodes that lead to the list and to the holes that its errors share.
    fn around(&self, path: &mut Vec<Segment>, each: &Each) -> Self {
        let leads = |path: &[Segment]| {
            let is_hole =
                |place: &HolePath| place.path.starts_with(path) && place.hole != Hole::Details;
            each.path.starts_with(path) || each.holes.iter().any(is_hole)
        };
        match self {
            Self::Each(item) => Self::Array(vec![(**item).clone()]),
            Self::Array(items) => {
                let mut around = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    path.push(Segment::Index(index));
                    around.push(if leads(path) {
                        item.around(path, each)
                    } else {
                        Self::Literal(Value::Null)
                    });
                    path.pop();
                }
                Self::Array(around)
            }
            Self::Object(members) => {
                let mut around = Vec::new();
                for member in members {
                    path.push(Segment::Key(member.name.clone()));
                    if leads(path) {
                        let value = member.value.around(path, each);
                        around.push(Member {
                            name: member.name.clone(),
                            value,
                        });
                    }
                    path.pop();
                }
                Self::Object(around)
            }
            other => other.clone(),
        }
    }

    fn item(&self) -> Option<&Self> {
        match self {
            Self::Each(item) => Some(item),
            Self::Array(items) => items.iter().find_map(Self::item),
            Self::Object(members) => members.iter().find_map(|member| member.value.item()),
            Self::Hole(_) | Self::Literal(_) | Self::Text(_) | Self::Param(_) => None,
        }
    }

    /// The path of the hole for the param of this name, its last segment first.
    fn way_back_from_param(&self, name: &str) -> Option<Vec<Segment>> {
        let (mut way, segment) = match self {
            Self::Param(own) => return (own == name).then(Vec::new),
            Self::Each(item) => (item.way_back_from_param(name)?, Segment::Index(0)),
            Self::Array(items) => {
                let mut items = items.iter().enumerate();
                let way = |(index, item): (usize, &Self)| {
                    Some((item.way_back_from_param(name)?, Segment::Index(index)))
                };
                items.find_map(way)?
            }
            Self::Object(members) => {
                let way = |member: &Member| {
                    let way = member.value.way_back_from_param(name)?;
                    Some((way, Segment::Key(member.name.clone())))
                };
                members.iter().find_map(way)?
            }
            Self::Hole(_) | Self::Literal(_) | Self::Text(_) => return None,
        };
        way.push(segment);
        Some(way)
    }
}
