"""Checks a built site against the pages that it was made of.

Usage: check.py SITE SOURCES [html]. Every link within the site leads to a file and an anchor that are there; each page has the
title of its source as its one heading of the first level, and the description of its front matter. Prints a list of faults.
"""

import html
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import yaml


# Elements that no theme has, and the texts of the catalogues have.
HOSTILE = {"b", "x", "y", "key", "a_b", "a.b", "a:b", "under_score"}


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.description: str | None = None
        self.heading = False
        self.skipped = 0
        self.in_title = False
        self.foreign: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        # Browsers know no elements within a title, this parser does.
        if tag == "title":
            self.in_title = True
        if tag in HOSTILE and not self.in_title:
            self.foreign.add(tag)
        self.ids.update(given[name] for name in ("id", "name") if name in given)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "meta" and given.get("name") == "description":
            self.description = given.get("content")
        if tag == "h1" and given.get("class") != "menu-title":
            self.heading = True
            self.headings.append("")
        # What only readers by ear and pointers get is no part of a heading.
        if self.heading and (tag == "a" and {"headerlink", "hash-link", "sl-anchor-link"} & set(given.get("class", "").split())):
            self.skipped += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        if tag == "h1":
            self.heading = False
        if tag == "a" and self.skipped:
            self.skipped -= 1

    def handle_data(self, data: str) -> None:
        if self.heading and not self.skipped:
            self.headings[-1] += data


def bare(text: str | None) -> str:
    """A text without white space, and without what no document can have."""
    return re.sub(r"[\s\u200b\u2060\ufeff\x00]", "", text or "")


def read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def front(text: str) -> dict[str, object]:
    found = re.match(r"---\n(.*?)\n---\n", text, re.S)
    return yaml.safe_load(found[1]) if found else {}


def built(site: Path, source: Path) -> Path:
    """The file that a generator makes of a source."""
    path = source.with_suffix("") if source.stem != "index" else source.parent
    folder, file = site / path / "index.html", site / source.with_suffix(".html")
    return folder if folder.exists() else file


site, sources = Path(sys.argv[1]), Path(sys.argv[2])
# Themes of MkDocs put what front matter says into pages as it is.
is_html = sys.argv[3:] == ["html"]
faults: list[str] = []
files = {path.relative_to(site).as_posix(): read(path) for path in site.rglob("*.html") if path.relative_to(site).as_posix() not in ("404.html", "print.html", "toc.html")}

for name, page in files.items():
    faults.extend(f"{name} has <{tag}>" for tag in page.foreign)
    address = "/" + name.removesuffix("index.html")
    for link in page.links:
        target = urlsplit(urljoin(address, link))
        # A catalogue may link to pages of the site that it knows nothing of.
        if target.scheme or target.netloc or target.path.startswith(("/docs/", "/billing")):
            continue
        path = unquote(target.path).lstrip("/")
        found = next((way for way in (path, f"{path.rstrip('/')}/index.html".lstrip("/"), f"{path}.html") if way in files), None)
        if found is None:
            if not (site / path).is_file():
                faults.append(f"{name} leads to {link}, which is no page")
        elif target.fragment and unquote(target.fragment) not in files[found].ids | {"_top", "__skip", "top"}:
            faults.append(f"{name} leads to {link}, where there is no such anchor")

count = 0
for source in sources.rglob("*.md*"):
    text, place = source.read_text(encoding="utf-8"), source.relative_to(sources)
    if source.name == "SUMMARY.md":
        continue
    count += 1
    path = built(site, place)
    if not path.exists():
        faults.append(f"nothing is made of {place}")
        continue
    page, said = files[path.relative_to(site).as_posix()], front(text)
    if said:
        title, description = str(said["title"]), str(said["description"])
        if is_html:
            title, description = html.unescape(title), html.unescape(description)
        if bare(page.description) != bare(description):
            faults.append(f"{place} is described as {page.description!r}, not {description!r}")
        if [bare(heading) for heading in page.headings] != [bare(title)]:
            faults.append(f"{place} has the headings {page.headings!r}, not {title!r}")
    elif len(page.headings) != 1:
        faults.append(f"{place} has the headings {page.headings!r}")

json.dump({"pages": count, "faults": faults}, sys.stdout)
