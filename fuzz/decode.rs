//! Any response, read as an error of each of several APIs.
#![no_main]

use errcat_generated as generated;

/// Catalogues of further shapes of responses.
#[allow(
    dead_code,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "the macro's output is linted elsewhere"
)]
mod shapes {
    pub(crate) mod composed {
        errcat::catalog!("../tests/languages/catalogues/composed.yaml");
    }
    pub(crate) mod forms {
        errcat::catalog!("../tests/languages/catalogues/forms.yaml");
    }
    pub(crate) mod json_rpc {
        errcat::catalog!("../tests/languages/catalogues/json_rpc.yaml");
    }
    pub(crate) mod kinds {
        errcat::catalog!("../tests/languages/catalogues/kinds.yaml");
    }
    pub(crate) mod problems {
        errcat::catalog!("../tests/languages/catalogues/problems.yaml");
    }
    pub(crate) mod shapes {
        errcat::catalog!("../tests/languages/catalogues/shapes.yaml");
    }
    pub(crate) mod typed {
        errcat::catalog!("../tests/languages/catalogues/typed.yaml");
    }
}
#[allow(dead_code)]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::decode(data));
