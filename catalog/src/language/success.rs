//! Errors in responses of success.

use crate::{
    read::{Json, OneOrMany, Spanned, record},
    status::Status,
};

record! {
    /// Which responses of success may be errors.
    "`errors_in_success`" SuccessNode {
        /// Their statuses: one of 2xx, the class `2xx`, or a list.
        "status" status: OneOrMany<Spanned<Status>>, required => "200";
        /// What the body of a success has and that of an error has not, although it has a code: the member with its value.
        "unless" unless: Option<Json> = "none: a success has no code, or not the constants of the envelope" => "{errcode: 0}";
    }
}
