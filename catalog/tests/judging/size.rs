//! Findings of catalogues as large as real ones.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use errcat_catalog::{Diagnostics, Sources, Style, load, refusal, render, render_most};

fn run(yaml: &str) -> (Sources, Diagnostics) {
    let mut sources = Sources::new();
    let file = sources.add("shop.yaml", yaml);
    let (_, findings) = load(&mut sources, file);
    (sources, findings)
}

fn many(count: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = "errcat: 1\nname: shop\nerrors:\n".to_owned();
    for at in 0..count {
        writeln!(text, "  {}", line(at)).expect("a string takes everything");
    }
    text
}

#[test]
fn what_is_said_often_is_told_once_with_its_number() {
    let placeholder = |at| format!("e{at}: {{message: 'a {{x{at}}}', remedy: r}}");
    let (sources, findings) = run(&many(2121, placeholder));
    assert_eq!(findings.iter().len(), 2121);
    let text = render_most(&findings, &sources, Style::Plain, 50);
    assert!(text.lines().count() < 15, "{text}");
    assert!(text.contains("`e0` has no param `x0`"), "{text}");
    assert!(
        text.contains("2120 more say the same: 5:20 `e1`, 6:20 `e2`, "),
        "{text}"
    );
    let every = render(&findings, &sources, Style::Plain);
    assert!(every.contains("`e2120` has no param `x2120`"));

    let text = refusal("shop.yaml", &findings, &sources);
    assert!(text.starts_with("the catalogue `shop.yaml` has 2121 errors\n"));
    assert!(
        text.contains("2120 more say the same, the next at shop.yaml:5:20"),
        "{text}"
    );
    assert!(text.lines().count() < 15, "{text}");
}

#[test]
fn of_many_kinds_the_errors_are_shown_and_the_rest_is_counted() {
    // Each stands alone, for a few are no crowd.
    let lines = |at| match at % 2 {
        0 => format!("e{at}: {{message: m, params: {{x{at}: string}}, remedy: r}}"),
        _ => format!("e{at}: {{message: 'a {{x}}', remedy: r}}"),
    };
    let (sources, findings) = run(&many(10, lines));
    let text = render_most(&findings, &sources, Style::Plain, 50);
    assert_eq!(text, render(&findings, &sources, Style::Plain));
    let text = render_most(&findings, &sources, Style::Plain, 5);
    assert_eq!(text.matches("error[").count(), 5, "{text}");
    assert!(!text.contains("warning["), "{text}");
    let last = text.trim_end().lines().last().expect("a line");
    assert!(
        last.contains("5 more findings are not shown: `unused-param` 5"),
        "{text}"
    );
}

#[test]
fn remedies_that_most_lack_are_asked_for_once() {
    let (sources, findings) = run(&many(30, |at| match at % 10 {
        0 => format!("e{at}: {{message: m, remedy: r}}"),
        1 => format!("e{at}: {{message: m, allow: {{missing-remedy: Nothing can be done.}}}}"),
        _ => format!("e{at}: {{message: m}}"),
    }));
    let said: Vec<_> = findings.iter().map(|finding| &finding.message).collect();
    assert_eq!(said, ["24 of 30 errors do not say what to do"]);
    let finding = findings.iter().next().expect("a finding");
    assert_eq!(sources.location(finding.span).line, 6);
    let (_, findings) = run(&many(30, |at| match at % 3 {
        0 => format!("e{at}: {{message: m}}"),
        _ => format!("e{at}: {{message: m, remedy: r}}"),
    }));
    assert_eq!(findings.iter().len(), 10);
}

#[test]
fn nothing_that_a_terminal_obeys_is_in_a_finding() {
    let (sources, findings) =
        run("errcat: 1\nname: shop\nerrors:\n  \"a\\u202eb\\u009b\": {mesage: \"x\\u2066\"}\n");
    for text in [
        render(&findings, &sources, Style::Plain),
        render_most(&findings, &sources, Style::Plain, 1),
        refusal("shop\u{202e}.yaml", &findings, &sources),
    ] {
        let hidden = |c: char| c != '\n' && c.is_control() || matches!(c, '\u{202e}' | '\u{2066}');
        assert!(!text.contains(hidden), "{text:?}");
    }
}

#[test]
fn equal_headings_take_no_longer_than_others() {
    let line = |at| {
        format!(
            "e{at}: {{status: 409, message: m {at}, remedy: r, description: \"# Why\\n\\nIt was.\"}}"
        )
    };
    let yaml = many(10_000, line);
    let start = Instant::now();
    let (_, findings) = run(&yaml);
    assert_eq!(findings.iter().len(), 0);
    // Each compared with all before it, they took a minute.
    assert!(
        start.elapsed() < Duration::from_secs(30),
        "{:?}",
        start.elapsed()
    );
}

/// Compared with each other, so many would take minutes.
#[test]
fn messages_and_empty_texts_by_the_thousand_are_judged_at_once() {
    let (_, found) = run(&many(20_000, |at| {
        format!("e{at}: {{status: 400, message: m, cause: '', remedy: r}}")
    }));
    assert_eq!(found.iter().len(), 20_000);

    let message = |text: String| {
        format!("status: 400, message: '{{what}} {text}', remedy: r, params: {{what: string}}")
    };
    let catalogue = many(20_000, |at| {
        format!(
            "e{at}: {{{}}}",
            message(format!("is not here, number {at}."))
        )
    });
    let last = format!("  last: {{{}}}\n", message("here, number 7.".to_owned()));
    let head = "name: shop\ncodes: {style: none}\nenvelope: {error: $message}";
    let (_, found) = run(&(catalogue.replace("name: shop", head) + &last));
    let rules: Vec<&str> = found.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(rules, ["overlapping-messages"]);
}

/// Each of these would take minutes if findings were compared with one another, or with every name.
#[test]
fn what_is_wrong_throughout_is_told_in_the_time_of_reading_it() {
    let names = |count: usize, form: &dyn Fn(usize) -> String| -> String {
        (0..count).map(form).collect::<Vec<_>>().join(" ")
    };
    let see = |at| format!("sold_out_{at:05}: {{status: 400, remedy: r, see: [sodl_out_{at:05}]}}");
    let (_, findings) = run(&many(8_000, see));
    let said = |words: &str| {
        let said = findings
            .iter()
            .filter(|finding| finding.message.contains(words));
        said.count()
    };
    assert_eq!(said("does not name an error"), 8_000);

    let placeholders = names(8_000, &|at| format!("{{valeu_{at:05}}}"));
    let params = (0..10).map(|at| format!("value_{at:05}: string"));
    let params: Vec<String> = params.collect();
    let entry = format!(
        "e: {{status: 400, message: '{placeholders}', remedy: r, params: {{{}}}}}",
        params.join(", ")
    );
    let (sources, findings) = run(&many(1, |_| entry.clone()));
    let undeclared = findings
        .iter()
        .filter(|finding| finding.message.contains("has no param"));
    let columns: Vec<usize> = undeclared
        .map(|it| sources.location(it.span).column)
        .collect();
    assert!(
        columns.windows(2).all(|pair| pair[0] + 14 == pair[1]),
        "each at its own place"
    );

    let links = names(8_000, &|at| format!("[x](#sodl_out_{at:05})"));
    let (_, findings) = run(&many(1, |_| {
        format!("e: {{status: 400, remedy: '{links}'}}")
    }));
    assert!(findings.iter().len() >= 8_000);
}

/// Looked up among all errors and followed for each of them, so long a chain would take minutes.
#[test]
fn errors_that_lead_to_one_another_are_followed_at_once() {
    let next = |at| (at + 1) % 5_000;
    let said = |yaml: &str| -> Vec<String> {
        let (_, findings) = run(yaml);
        let rules = findings.iter().map(|finding| finding.rule.id.to_owned());
        rules.collect()
    };
    let case = |at| {
        format!(
            "e{at}: {{status: 400, message: M {at}., remedy: r, parent: e{}}}",
            next(at)
        )
    };
    let circle = many(5_000, case);
    assert_eq!(said(&circle), ["recursive-parent"]);
    let chain = circle.replace("parent: e0}", "}");
    assert!(said(&chain).is_empty());

    let gone = |at| {
        format!(
            "e{at}: {{status: 400, message: M {at}., remedy: r, deprecated: {{replaced_by: e{}}}}}",
            next(at)
        )
    };
    assert_eq!(said(&many(5_000, gone)), ["recursive-replacement"]);
}

#[test]
fn of_a_long_line_a_piece_is_drawn() {
    let words = "müde ".repeat(50_000);
    let entry = format!("e: {{status: 400, message: '{words}{{gone}} {words}', remedy: r}}");
    let (sources, findings) = run(&many(1, |_| entry.clone()));
    let text = render(&findings, &sources, Style::Plain);
    assert!(text.len() < 2_000, "{}", text.len());
    assert!(text.contains("--> shop.yaml:4:250030"), "{text}");
    assert!(text.contains("müde {gone} müde"), "{text}");
    assert!(text.contains("^^^^^^ an undeclared placeholder"), "{text}");
}

#[test]
fn places_far_from_one_another_are_drawn_apart() {
    let fine = |at| format!("e{at}: {{status: 400, message: m, remedy: r}}");
    let again = "  e0: {status: 400, message: m, remedy: r}\n".repeat(3_000);
    let (sources, findings) = run(&format!("{}{again}", many(3_000, fine)));
    let text = render(&findings, &sources, Style::Plain);
    assert_eq!(text.matches("error[").count(), 3_000);
    assert!(
        text.lines().count() < 3_000 * 20,
        "{}",
        text.lines().count()
    );
    let first = text.split("error[").nth(1).expect("a finding");
    assert!(
        first.contains("3004 |") && first.contains("\n   4 |"),
        "{first}"
    );
}

#[test]
fn one_slip_that_occurs_many_times_is_one_finding_with_a_count() {
    let mut yaml =
        "errcat: 1\nname: shop\ngroups: {auth: Auth, billing: Billing}\nerrors:\n".to_owned();
    for (number, group) in ["auht", "biling", "auht", "biling", "auht"]
        .iter()
        .enumerate()
    {
        let entry = "{status: 400, message: No., remedy: Wait., group";
        writeln!(yaml, "  e{number}: {entry}: {group}}}").expect("a string");
    }
    let (sources, findings) = run(&yaml);
    let text = render_most(&findings, &sources, Style::Plain, 50);
    assert_eq!(text.matches("error[").count(), 3, "{text}");
    assert!(text.contains("2 more say the same: 7:57, 9:57\n"), "{text}");
}

/// Compared with each other, so many would take minutes.
#[test]
fn errors_that_share_one_code_are_judged_at_once() {
    let (count, mut groups, mut errors) = (5_000, String::new(), String::new());
    for at in 0..count {
        writeln!(groups, "  g{at}: G {at}").expect("a string takes everything");
        let message = format!("There is no part {at}.");
        let entry = format!("group: g{at}, code: gone, status: 404, message: {message}, remedy: r");
        writeln!(errors, "  e{at}: {{{entry}}}").expect("a string takes everything");
    }
    let yaml = format!(
        "errcat: 1\nname: shop\ncodes: {{scope: group}}\ngroups:\n{groups}errors:\n{errors}"
    );
    let start = Instant::now();
    let (_, findings) = run(&yaml);
    assert_eq!(findings.iter().len(), 0);
    let of_one = run(&yaml.replace(" part 77.", " part 78.")).1;
    let rules: Vec<&str> = of_one.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(rules, ["indistinct-code"]);
    // Of errors that say the same, each is told of the first.
    let message = |at: usize| format!("There is no part {at}.");
    let same = (0..count).fold(yaml, |yaml, at| match at % 1_000 {
        0 => yaml.replacen(&message(at), "There is none.", 1),
        _ => yaml,
    });
    let (_, findings) = run(&same);
    assert_eq!(findings.iter().len(), 4);
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}
