//! The catalogues that a project starts from, by the shape of the API's errors.

use crate::args::Shape;

/// The text of the catalogue, whose name is `NAME`.
pub(super) fn catalogue(shape: Option<Shape>) -> &'static str {
    match shape {
        None => include_str!("catalog.yaml"),
        Some(Shape::Problem) => include_str!("shapes/problem.yaml"),
        Some(Shape::Stripe) => include_str!("shapes/stripe.yaml"),
        Some(Shape::Google) => include_str!("shapes/google.yaml"),
        Some(Shape::Graphql) => include_str!("shapes/graphql.yaml"),
        Some(Shape::Oauth) => include_str!("shapes/oauth.yaml"),
        Some(Shape::Plain) => include_str!("shapes/plain.yaml"),
        Some(Shape::Jsonapi) => include_str!("shapes/jsonapi.yaml"),
    }
}
