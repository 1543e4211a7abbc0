//! Params of all errors.

use errcat_catalog::api::{Param, Segment};

use super::{FULL, NONE, findings, help};

const A: &str = "a: {message: x y, remedy: z}";
const B: &str = "b: {message: y z, remedy: z}";

fn of(params: &str, errors: &[&str]) -> Vec<String> {
    findings(&format!("{FULL}\nparams: {{{params}}}"), errors)
}

#[test]
fn what_is_wrong_with_a_param_of_all_errors_is_found_once() {
    assert_eq!(of("p: {type: string, required: false}", &[A, B]), NONE);
    assert_eq!(of("p: nothing", &[A, B]), ["unknown-reference nothing"]);
    assert_eq!(
        of("p: {private: true, at: error.p}", &[A, B]),
        ["private-in-response error.p"]
    );
    assert_eq!(of("p: {header: a b}", &[A, B]), ["malformed-header a b"]);
    assert_eq!(
        of("p: {type: integer, example: x}", &[A, B]),
        ["invalid-example x"]
    );
    assert_eq!(
        of("p: {at: error.code}", &[A, B]),
        ["unreadable-envelope error.code"]
    );
    assert_eq!(
        of(
            "p: {example: ghp_0123456789012345678901234567890123456789}",
            &[A, B]
        ),
        ["secret-in-example ghp_0123456789012345678901234567890123456789"]
    );
}

#[test]
fn a_param_of_all_errors_has_to_reach_clients() {
    let root = "envelope: {code: $code, message: $message}";
    let with =
        |params: &str, errors: &[&str]| findings(&format!("{root}\nparams: {{{params}}}"), errors);
    assert_eq!(with("p: string", &[A, B]), ["unused-param p"]);
    assert_eq!(with("p: {header: X-P}", &[A, B]), NONE);
    // It is of no error alone that none has it, and one that sends it says nothing of the others.
    let allowed = "a: {message: x y, remedy: z, allow: {unused-param: why}}";
    assert_eq!(
        with("p: string", &[allowed, B]),
        ["unused-param p", "unneeded-allow unused-param"]
    );
    let named = "a: {message: \"x {p}\", remedy: z}";
    assert_eq!(with("p: string", &[named, B]), ["unused-param p"]);
    assert_eq!(with("p: string", &[named]), NONE);
    assert_eq!(with("p: {at: meta.p}", &[A, B]), NONE);
    // An error of another envelope has what has a place there.
    let text = "envelopes: {plain: {text: $message}}\nenvelope: {code: $code, message: $message, p: $param.p}";
    let plain = "b: {envelope: plain, message: y z, remedy: z}";
    assert_eq!(
        findings(&format!("{text}\nparams: {{p: string}}"), &[A, plain]),
        NONE
    );
}

#[test]
fn an_error_says_of_it_what_all_do() {
    let own = |params: &str, own: &str| {
        let entry = format!("a: {{message: x y, remedy: z, params: {{p: {own}}}}}");
        of(&format!("p: {params}"), &[&entry, B])
    };
    assert_eq!(own("{type: string, required: false}", "string"), NONE);
    assert_eq!(own("string", "{example: x, at: error.p}"), NONE);
    assert_eq!(own("string", "integer"), ["differing-param p"]);
    assert_eq!(own("string", "{private: true}"), ["differing-param p"]);
    assert_eq!(
        own("string", "{rename: {python: q}}"),
        ["differing-param p"]
    );
    let text = help(
        &format!("{FULL}\nparams: {{p: string}}"),
        &["a: {message: x y, remedy: z, params: {p: integer}}"],
    );
    assert_eq!(text, "write the same type, or give it another name");
}

#[test]
fn its_names_are_judged_with_all_others() {
    let entry = "common_params: {message: x y, remedy: z}";
    assert_eq!(of("p: string", &[entry]), ["colliding-names p"]);
    let docs = format!("{FULL}\ndocs: {{sections: [{{show: params}}]}}");
    assert_eq!(findings(&docs, &[A])[0], "empty-section params");
}

#[test]
fn a_kind_has_params_for_its_errors() {
    let root = |more: &str| {
        format!(
            "envelope: {{type: $kind, code: $code, message: $message, details: $details}}\n\
             kinds: {{k: {{doc: x y, params: {{p: {{type: string, required: false}}}}}}, l: {{doc: y z{more}}}}}"
        )
    };
    let a = "a: {kind: k, message: x y, remedy: z}";
    let b = "b: {kind: l, message: y z, remedy: z}";
    assert_eq!(findings(&root(""), &[a, b]), NONE);
    let named = "a: {kind: k, message: 'x {p}', remedy: z, params: {p: string}}";
    assert_eq!(findings(&root(""), &[named, b]), NONE);
    let other = "b: {kind: l, message: 'y {p}', remedy: z}";
    assert_eq!(
        findings(&root(""), &[a, other]),
        ["undeclared-placeholder {p}"]
    );
    let differs = "a: {kind: k, message: x y, remedy: z, params: {p: integer}}";
    assert_eq!(findings(&root(""), &[differs, b]), ["differing-param p"]);
    let twice = root(", params: {p: string}");
    assert_eq!(findings(&twice, &[a, b]), ["duplicate-key p"]);
    let both = format!("params: {{p: string}}\n{}", root(""));
    assert_eq!(findings(&both, &[a, b]), ["duplicate-key p"]);
    let typo = root(", params: {q: nothing}");
    assert_eq!(findings(&typo, &[a, b]), ["unknown-reference nothing"]);
}

#[test]
fn an_error_that_declares_it_again_has_it_where_the_others_do() {
    let text = "errcat: 1\nname: c\nenvelope: {code: $code, message: $message, details: $details}\n\
        kinds: {k: {params: {q: {type: integer, at: meta.q}}}}\nparams: {v: {at: meta.v}, w: {header: X-W}}\nerrors:\n  \
        a: {kind: k, message: x y, remedy: z, params: {v: string, w: {doc: D.}, q: {type: integer, doc: D.}}}\n  \
        b: {kind: k, message: y z, remedy: z, params: {v: {at: other.v}, w: {header: X-V}, q: integer}}\n";
    let mut sources = errcat_catalog::Sources::new();
    let file = sources.add("c.yaml", text);
    let (catalog, _) = errcat_catalog::load(&mut sources, file);
    let catalog = catalog.expect("a catalogue");
    let places = |entry: &str| {
        let params = &catalog.entry(entry).expect("an entry").params;
        let place = |param: &Param| (Segment::join(&param.path), param.header.clone());
        params.iter().map(place).collect::<Vec<_>>()
    };
    let at = |path: &str, header: Option<&str>| (path.to_owned(), header.map(str::to_owned));
    let of_all = [
        at("meta.v", None),
        at("details.w", Some("X-W")),
        at("meta.q", None),
    ];
    assert_eq!(places("a"), of_all);
    let own = [
        at("other.v", None),
        at("details.w", Some("X-V")),
        at("meta.q", None),
    ];
    assert_eq!(places("b"), own);
}
