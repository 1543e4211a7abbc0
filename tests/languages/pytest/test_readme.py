"""The code of the package's own README does what it says."""

import os
import re
from pathlib import Path

import nested_errors as api
import pytest

README = Path(os.environ["README"]).read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
JSON = {"Content-Type": "application/json"}
LIMITED = (429, {"Retry-After": "0"}, {"error": {"code": "rate_limited", "message": "Slow down.", "request_id": "req_1"}})


@pytest.mark.parametrize(
    ("block", "answers", "printed"),
    [
        (0, [LIMITED], "Slow down. rate_limited req_1 https://example.com/errors/rate_limited\n"),
        (0, [(200, {}, {"a": 1})], "{'a': 1}\n"),
        (1, [LIMITED, (200, {}, {})], "1 0 Slow down. (rate_limited, 429, req_1)\n200\n"),
        (2, [LIMITED, (200, {}, {"a": 1}), LIMITED, (200, JSON, {"a": 2})], "{'a': 1}\n{'a': 2}\n"),
        (3, [], "True\n"),
        (4, [], "invalid_credentials Invalid credentials Check the key.\n"),
    ],
)
def test_a_block_prints_what_it_says(server, capsys, block, answers, printed):
    assert len(BLOCKS) == 5
    server.answers = answers
    exec(compile(BLOCKS[block], "README.md", "exec"), {"url": server.url})
    assert capsys.readouterr().out.startswith(printed)


def test_the_table_names_every_class_and_member():
    rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in README.splitlines() if line.startswith("| ")]
    for code, entry in api.CATALOGUE.items():
        [row] = [row for row in rows if row[0] == code and len(row) == 6]
        assert row[4:] == [entry.error.__name__, entry.error.__mro__[1].__name__]
        error = api.from_body({"error": {"code": code}})
        for row in rows:
            assert row[0] != code or len(row) != 5 or hasattr(error, row[4]), row
    for row in rows:
        if len(row) == 4 and row[3] != "Python":
            assert hasattr(error, row[3].partition(".")[0]), row
