//! `errcat check`.

use super::{Project, SHOP, errcat};

/// Two mistakes and a warning: an unknown key, an undeclared placeholder, no remedy.
const WRONG: &str = "\
errcat: 1
name: wrong
errors:
  gone:
    statsu: 410
    message: The {thing} is gone.
    remedy: Look elsewhere.
  lost:
    status: 404
    message: It is lost.
";

const WARNED: &str =
    "errcat: 1\nname: warned\nerrors:\n  lost:\n    status: 404\n    message: It is lost.\n";

#[test]
fn clean_catalogues_exit_with_0() {
    let project = Project::with_shop();
    let ran = project.run(&["check"]).code(0).quiet_err();
    assert_eq!(ran.out, "checked 1 catalogue: no findings\n");
    project.run(&["check", "shop.yaml"]).code(0).quiet_err();
}

#[test]
fn every_finding_of_every_catalogue_is_reported_with_its_place() {
    let project = Project::with_shop();
    project.write("wrong.yaml", WRONG);
    project.write("warned.yaml", WARNED);
    let ran = project.run(&["check"]).code(1);
    for words in [
        "wrong.yaml:5:5",
        "unknown-key",
        "did you mean `status`?",
        "wrong.yaml:6:",
        "missing-remedy",
        "warned.yaml:4:3",
    ] {
        assert!(ran.err.contains(words), "{words:?} is not in\n{}", ran.err);
    }
    assert!(ran.out.starts_with("checked 3 catalogues: "), "{}", ran.out);
    assert!(
        !ran.err.contains('\u{1b}'),
        "no colour away from a terminal"
    );
}

#[test]
fn warnings_exit_with_0_unless_denied() {
    let project = Project::new();
    project.write("warned.yaml", WARNED);
    let ran = project
        .run(&["check", "warned.yaml"])
        .code(0)
        .err_has("warning")
        .err_has("missing-remedy");
    assert_eq!(ran.out, "checked 1 catalogue: 1 warning\n");
    project
        .run(&["check", "warned.yaml", "--deny-warnings"])
        .code(1);
}

#[test]
fn many_findings_are_grouped_and_capped() {
    let project = Project::new();
    let entry =
        |at| format!("  e{at}: {{message: 'a {{x}}', params: {{y{at}: string}}, remedy: r}}\n");
    let entries: String = (0..300).map(entry).collect();
    project.write(
        "many.yaml",
        format!("errcat: 1\nname: many\nerrors:\n{entries}"),
    );
    let lines = |arguments: &[&str]| {
        let ran = project
            .run(&[&["check", "many.yaml"], arguments].concat())
            .code(1);
        assert_eq!(ran.out, "checked 1 catalogue: 300 errors, 300 warnings\n");
        ran.err.lines().count()
    };
    assert!(lines(&[]) < 30, "{}", lines(&[]));
    assert!(lines(&["--max", "0"]) > 3000);
    let ran = project.run(&["check", "many.yaml", "--max", "1"]);
    assert!(
        ran.err
            .contains("300 more findings are not shown: `unused-param` 300"),
        "{}",
        ran.err
    );
    let json = project.run(&["check", "many.yaml", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(600));
}

#[test]
fn json_goes_to_standard_output() {
    let project = Project::new();
    project.write("wrong.yaml", WRONG);
    let ran = project
        .run(&["check", "wrong.yaml", "--format", "json"])
        .code(1)
        .quiet_err();
    let findings: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let unknown = findings
        .as_array()
        .expect("an array")
        .iter()
        .find(|finding| finding["rule"] == "unknown-key")
        .expect("found");
    assert_eq!(unknown["level"], "error");
    assert_eq!(unknown["file"], "wrong.yaml");
    assert_eq!(
        unknown["start"],
        serde_json::json!({"line": 5, "column": 5})
    );
    assert_eq!(unknown["end"], serde_json::json!({"line": 5, "column": 11}));
    assert!(unknown["help"].as_str().expect("help").contains("status"));

    let ran = project
        .run_with_input(&["check", "-", "--format", "json"], SHOP)
        .code(0)
        .quiet_err();
    assert_eq!(ran.out, "[]\n");
}

#[test]
fn standard_input_is_a_dash() {
    let project = Project::new();
    project
        .run_with_input(&["check", "-"], SHOP)
        .code(0)
        .quiet_err();
    project
        .run_with_input(&["check", "-"], WRONG)
        .code(1)
        .err_has("<stdin>:5:5");
    project
        .run_with_input(&["check", "-", "-"], SHOP)
        .code(2)
        .err_has("standard input can be read once");
    project
        .run_with_input(&["check", "-"], b"\xff\xfe")
        .code(2)
        .err_has("UTF-8");
}

#[test]
fn files_that_cannot_be_read_exit_with_2() {
    let project = Project::with_shop();
    project.write("latin1.yaml", b"name: caf\xe9\n");
    project
        .run(&["check", "nowhere.yaml"])
        .code(2)
        .err_has("nowhere.yaml");
    project.run(&["check", "."]).code(2).err_has("`.`");
    project
        .run(&["check", "latin1.yaml"])
        .code(2)
        .err_has("latin1.yaml")
        .err_has("UTF-8");
    let ran = project.run(&["check"]).code(2).err_has("latin1.yaml");
    assert!(
        ran.out.is_empty() || ran.out.starts_with("checked"),
        "{}",
        ran.out
    );
}

#[test]
fn odd_input_is_reported_and_survived() {
    let project = Project::new();
    let cases: [&[u8]; 8] = [
        b"",
        b"\n",
        b"\xef\xbb\xbf",
        b"errcat",
        b"[]",
        b"\0",
        b"a: [",
        b"errors: {x: {message: '{'}}",
    ];
    for input in cases {
        project
            .run_with_input(&["check", "-"], input)
            .code(1)
            .err_has("error");
    }
    let with_bom = format!("\u{feff}{SHOP}");
    project.run_with_input(&["check", "-"], with_bom).code(0);
    project
        .run_with_input(&["check", "-"], SHOP.replace('\n', "\r\n"))
        .code(0);
}

#[test]
fn colour_is_forced_and_refused_by_the_environment() {
    let project = Project::new();
    project.write("wrong.yaml", WRONG);
    let stderr = |name, value| {
        let mut command = errcat();
        command
            .args(["check", "wrong.yaml"])
            .current_dir(project.path("."))
            .env(name, value);
        String::from_utf8(command.output().expect("ran").stderr).expect("UTF-8")
    };
    assert!(stderr("CLICOLOR_FORCE", "1").contains("\u{1b}["));
    assert!(!stderr("NO_COLOR", "1").contains('\u{1b}'));
}

#[test]
#[cfg(unix)]
fn what_has_no_end_is_refused_wherever_it_comes_from() {
    let project = Project::new();
    project
        .run(&["check", "/dev/zero"])
        .code(2)
        .err_has("the text has more than 16777216 bytes");
    let zero = std::fs::File::open("/dev/zero").expect("a device");
    let output = errcat()
        .args(["check", "-"])
        .stdin(zero)
        .output()
        .expect("ended");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("cannot read standard input: the text has more than"),
        "{said}"
    );
}

/// A catalogue that promises a page for each error.
const PROMISED: &str = "\
errcat: 1
name: promised
docs: {url: 'https://docs.example.com/errors/{code}'}
codes: {style: any}
errors:
  sold_out: {status: 409, message: It is sold out., remedy: 'See [stock](https://example.com/stock) or [there](/there).'}
";

fn promised(outputs: &str) -> Project {
    let project = Project::new();
    project.write("promised.yaml", PROMISED);
    project.write(
        "errcat.toml",
        format!("catalogs = ['promised.yaml']\n{outputs}"),
    );
    project
}

#[test]
fn an_address_without_a_page_is_told() {
    let one = "[[output]]\ntarget = 'markdown'\npath = 'docs/{name}.md'\n";
    let many = "[[output]]\ntarget = 'markdown'\nlayout = 'pages'\npath = 'docs/errors'\n";
    let json = "[[output]]\ntarget = 'json'\npath = '{name}.json'\n";
    let own = "[[output]]\ntemplate = 'page.tera'\npath = 'docs/{name}.html'\n";
    promised(one)
        .run(&["check", "--deny-warnings"])
        .code(1)
        .err_has("warning[dead-doc-url]")
        .err_has("promised.yaml:3:13")
        .err_has("add `layout = \"pages\"`")
        .err_has("`https://docs.example.com/errors#{code}`");
    // Nobody can tell what is published where nothing is documentation, or a template makes it.
    for outputs in [
        many.to_owned(),
        json.to_owned(),
        String::new(),
        format!("{one}{own}"),
    ] {
        promised(&outputs).run(&["check"]).code(0).quiet_err();
    }
    let project = promised(one);
    let allowed = PROMISED.replace("errors:", "lints: {dead-doc-url: allow}\nerrors:");
    project.write("promised.yaml", allowed);
    project.run(&["check"]).code(0).quiet_err();
    let refused = PROMISED.replace("errors:", "lints: {dead-doc-url: deny}\nerrors:");
    project.write("promised.yaml", refused);
    project
        .run(&["check"])
        .code(1)
        .err_has("error[dead-doc-url]");
    project
        .run(&["explain", "dead-doc-url"])
        .code(0)
        .out_has("no output of");
}

#[test]
fn an_address_is_held_to_the_page_that_is_made() {
    let many = "[[output]]\ntarget = 'markdown'\nlayout = 'pages'\npath = 'docs/errors'\n";
    let project = promised(many);
    let colon = "  odd: {code: 'Odd: one', status: 400, message: It is odd., remedy: Look.}\n";
    project.write("promised.yaml", format!("{PROMISED}{colon}"));
    let ran = project.run(&["check"]).code(0);
    ran.err_has("no output makes the page of `Odd: one`")
        .err_has("the page of `Odd: one` is `odd`")
        .err_has("give the error a code that can be the name of a file");
    let slash = "  even: {code: 'e/f', status: 400, message: It is even., remedy: Look.}\n";
    project.write("promised.yaml", format!("{PROMISED}{colon}{slash}"));
    let ran = project.run(&["check"]).code(0);
    ran.err_has("the pages of `Odd: one` and another error that");
    let dot = "  con: {status: 400, message: It is con., remedy: Look.}\n";
    project.write("promised.yaml", format!("{PROMISED}{colon}{slash}{dot}"));
    let ran = project.run(&["check"]).code(0);
    ran.err_has("the pages of `Odd: one` and 2 other errors that");
    project.write(
        "promised.yaml",
        PROMISED.replace("errors/{code}", "errors#{code}"),
    );
    let ran = project.run(&["check"]).code(0);
    ran.err_has("no page has them")
        .err_has("write `https://docs.example.com/errors/{code}`");
}

#[test]
fn an_address_of_a_site_is_held_to_what_stands_behind_the_code() {
    let html = "[[output]]\ntarget = 'html'\npath = 'public'\n";
    let many = "[[output]]\ntarget = 'markdown'\nlayout = 'pages'\npath = 'docs/errors'\n";
    let (site, both) = (promised(html), promised(&format!("{html}{many}")));
    let of = |project: &Project, address: &str| {
        let url = format!("https://docs.example.com/{address}");
        let promised = PROMISED.replace("https://docs.example.com/errors/{code}", &url);
        project.write("promised.yaml", promised);
        project.run(&["check"]).code(0)
    };
    for good in [
        "{code}/",
        "{code}.html",
        "{code}/index.html",
        "{code}?a=b",
        "{code}#top",
    ] {
        of(&site, good).quiet_err();
    }
    for bad in ["{code}.htm", "{code}/page.html", "errors/E{code}"] {
        of(&site, bad).err_has("no output makes the pages that `docs.url` names");
    }
    of(&site, "errors/E{code}")
        .err_has("write `https://docs.example.com/errors/{code}`, or `{code}.html`");
    // A generator has pages at addresses of its own.
    of(&both, "{code}.htm").quiet_err();
    of(&both, "E{code}").err_has("called as its code alone");
    let llms = PROMISED.replace(
        "sold_out:",
        "sold_out: {code: llms.txt, status: 400, message: A., remedy: B.}\n  c:",
    );
    site.write("promised.yaml", llms);
    site.run(&["check"])
        .code(0)
        .err_has("the page of `llms.txt` is `sold_out`");
    site.run(&["generate"]).code(0);
}

#[test]
fn errors_that_share_a_code_have_pages_by_their_names() {
    let many = "[[output]]\ntarget = 'markdown'\nlayout = 'pages'\npath = 'docs/errors'\n";
    let project = promised(many);
    let shared = PROMISED.replace(
        "style: any}",
        "style: any, scope: group}\ngroups: {a: A, b: B}",
    );
    let entry = |name: &str, group: &str, status: u16| {
        format!(
            "  {name}: {{group: {group}, code: gone, status: {status}, message: It is gone., remedy: Look.}}\n"
        )
    };
    let entries = [entry("a_gone", "a", 404), entry("b_gone", "b", 410)];
    project.write("promised.yaml", format!("{shared}{}", entries.concat()));
    project.run(&["check"]).code(0).quiet_err();
}

#[test]
fn links_that_leave_the_reference_are_listed() {
    let project = promised("");
    let ran = project.run(&["check", "--links"]).code(0).quiet_err();
    assert_eq!(
        ran.out,
        "promised.yaml:6:66: https://example.com/stock\npromised.yaml:6:104: /there\n"
    );
    project
        .run(&["check", "--links", "--format", "json"])
        .code(0)
        .out_has("\"address\": \"https://example.com/stock\"");
}
