//! Texts of a catalogue on pages: with their blocks, and with links that lead from each folder to where they lead from the index.

use errcat_codegen::{Flavor, Output, Target};

use super::{flavored, made, pages};

const LINKED: &str = "\
errcat: 1
name: linked
groups: {g: {title: G, description: \"By [terms](terms.md).\"}}
errors:
  gone:
    group: g
    status: 410
    message: It is gone.
    cause: |
      One of:

      - [terms](terms.md#age), ![shown](./age.png)
      - a move
    remedy: |
      ```sh
      ask
      ```
  lost:
    group: g
    status: 410
    message: It is lost.
    cases: [{cause: Nobody knows., remedy: \"Ask [us](mailto:us@example.com), or read [this](/this).\"}]
  worn:
    group: g
    status: 410
    message: It is worn.
    cause: [\"Age.\", \"Use:\\n\\n1. by day\\n2. by night\"]
    remedy: [Mend it., Sell it.]
docs: {sections: [{title: All, show: errors}, {title: Terms, body: \"See [terms](terms.md).\"}]}
";

fn has(page: &str, words: &str) {
    assert!(page.contains(words), "{words:?} is not in\n{page}");
}

#[test]
fn a_cause_with_a_list_keeps_it_beside_a_remedy() {
    for page in [
        &pages(LINKED, "out")["out/gone.md"],
        &made(LINKED, Output::new(Target::Html, "out"))["out/gone/index.md"],
    ] {
        has(page, "\nCause:\n\nOne of:\n\n- [terms](");
        has(page, "\n- a move\n\nRemedy:\n\n```sh\nask\n```\n");
        assert!(!page.contains("| Cause |"), "{page}");
    }
    let pages = pages(LINKED, "out");
    has(
        &pages["out/lost.md"],
        "| Cause | Remedy |\n| --- | --- |\n| Nobody knows. |",
    );
    let worn = &pages["out/worn.md"];
    has(worn, "Cause:\n\nAge.\n\nUse:\n\n1. by day\n2. by night\n");
    has(worn, "Remedy:\n\n- Mend it.\n- Sell it.\n");
}

#[test]
fn an_address_relative_to_the_index_leads_there_from_every_page() {
    let files = pages(LINKED, "out");
    has(
        &files["out/gone.md"],
        "[terms](terms.md#age), ![shown](./age.png)",
    );
    has(&files["out/section/terms.md"], "See [terms](../terms.md).");
    has(&files["out/group/g.md"], "By [terms](../terms.md).");
    has(
        &files["out/lost.md"],
        "[us](mailto:us@example.com), or read [this](/this)",
    );
    let folders = pages(LINKED, "out/{code}/page.md");
    has(
        &folders["out/gone/page.md"],
        "[terms](../terms.md#age), ![shown](../age.png)",
    );
    has(
        &folders["out/group/g/page.md"],
        "By [terms](../../terms.md).",
    );
    // A browser takes an address from the page, and the generator an image from the file.
    let starlight = flavored(LINKED, "out", Flavor::Starlight);
    has(
        &starlight["out/gone.mdx"],
        "[terms](../terms.md#age), ![shown](./age.png)",
    );
    let mintlify = flavored(LINKED, "out", Flavor::Mintlify);
    has(&mintlify["out/gone.mdx"], "[terms](terms.md#age)");
    // Where it is known where the pages are, addresses begin at the root of the site.
    let url = "docs: {url: 'https://example.com/api/errors/{code}', ";
    let placed = LINKED
        .replace("docs: {", url)
        .replace("](terms", "](../terms");
    for flavor in [Flavor::Starlight, Flavor::Mintlify] {
        has(
            &flavored(&placed, "out", flavor)["out/gone.mdx"],
            "[terms](/api/terms.md#age)",
        );
    }
    let site = made(LINKED, Output::new(Target::Html, "out"));
    has(&site["out/gone/index.html"], "href=\"../terms.md#age\"");
    has(&site["out/group/g/index.html"], "href=\"../../terms.md\"");
    has(&site["out/gone/index.md"], "[terms](../terms.md#age)");
}

#[test]
fn statuses_stand_in_the_order_of_their_numbers() {
    let entries = ["5xx", "410", "4xx", "503", "404"].map(|status| {
        format!("  e{status}: {{status: {status}, message: It is {status}., remedy: Wait.}}\n")
    });
    let none = "  bare: {message: It is so., remedy: Wait.}\n";
    let yaml = format!(
        "errcat: 1\nname: order\nerrors:\n{none}{}",
        entries.concat()
    );
    let list = &flavored(&yaml, "src", Flavor::Mdbook)["src/SUMMARY.md"];
    let places = ["404", "410", "4xx", "503", "5xx", "other"].map(|name| {
        let file = format!("(status/{name}.md)");
        list.find(&file)
            .unwrap_or_else(|| panic!("{file} is not in\n{list}"))
    });
    assert!(places.is_sorted(), "{list}");
}

#[test]
fn a_title_is_shown_where_it_says_more_than_the_code() {
    let yaml = "errcat: 1\nname: titles\ncodes: {style: any}\nerrors:\n  \
        slow_down: {code: E1001, status: 429, message: Slow down., remedy: Wait., see: [sold_out, gone]}\n  \
        sold_out: {code: SoldOut, title: Sold out., status: 409, message: It is sold out., remedy: Wait.}\n  \
        gone: {code: gone, title: Away for good, status: 410, message: It is gone., remedy: Wait.}\n";
    let files = pages(yaml, "out");
    has(&files["out/E1001.md"], "# E1001: Slow down\n");
    has(&files["out/SoldOut.md"], "# SoldOut\n");
    has(&files["out/gone.md"], "# gone: Away for good\n");
    has(
        &files["out/E1001.md"],
        "- [`SoldOut`](SoldOut.md)\n- [`gone`](gone.md): Away for good\n",
    );
    let site = made(yaml, Output::new(Target::Html, "out"));
    has(
        &site["out/E1001/index.html"],
        "<p class=\"lead\" dir=\"auto\">Slow down</p>",
    );
    assert!(!site["out/SoldOut/index.html"].contains("class=\"lead\""));
}
