//! Further envelopes.

use crate::read::{Json, Map, Spanned, Text, record};

record! {
    /// A further shape of responses. One of the keys, besides `former`.
    "an envelope" EnvelopeNode {
        /// The body as JSON with holes, or a preset, as under `envelope`.
        "body" body: Option<Json> => "{error: $code, error_description: $message}";
        /// A form (`application/x-www-form-urlencoded`), in a body or in an address: flat names, each with a hole or a text.
        "form" form: Option<Json> => "{error: $code, error_description: $message}";
        /// Plain text (`text/plain`): `$message`.
        "text" text: Option<Text> => "$message";
        /// No body: the header that has the code.
        "headers" headers: Map<Text> => "{X-Error-Code: $code}";
        /// Whether it is one of former days: clients still read it, and no error is sent in it.
        "former" former: Option<Spanned<bool>> = "`false`" => "true";
    }
}
