"""Reads pages as MkDocs Material does, with every extension that its documentation recommends.

A list of pages comes on standard input; for each goes out what it shows, and the elements that an extension made of it.
"""

import json
import sys
from html.parser import HTMLParser

import markdown

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.caption", "pymdownx.caret", "pymdownx.critic",
    "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip
CONFIGURATION = {
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.highlight": {"use_pygments": False},
    "pymdownx.magiclink": {"social_url_shorthand": True, "repo_url_shorthand": True, "user": "x", "repo": "x"},
    "pymdownx.snippets": {"check_paths": False},
    "pymdownx.tabbed": {"alternate_style": True},
}

# What an extension makes of text that it takes for its own.
INTERPRETED = {"abbr", "admonition", "arithmatex", "critic", "dd", "details", "emojione", "figure", "ins", "kbd", "keys",
    "mark", "progress", "sub", "sup", "tabbed-set", "twemoji", "magiclink-mention"}  # fmt: skip


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.interpreted: list[str] = []
        self.headings: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        for word in [tag, *given.get("class", "").split()]:
            if word in INTERPRETED:
                self.interpreted.append(word)
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(given.get("id", ""))
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "img" and "emojione" in given.get("class", ""):
            self.text += given.get("alt", "")

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> dict[str, object]:
    html = markdown.markdown(page, extensions=EXTENSIONS, extension_configs=CONFIGURATION)
    reader = Reader()
    reader.feed(html)
    reader.close()
    return {
        "text": reader.text,
        "interpreted": reader.interpreted,
        "headings": reader.headings,
        "links": reader.links,
    }


json.dump([read(page) for page in json.load(sys.stdin)], sys.stdout)
