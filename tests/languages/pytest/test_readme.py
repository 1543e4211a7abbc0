"""The code of the package's own README does what it says."""

import os
import re
from pathlib import Path

import pytest

README = Path(os.environ["README"]).read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
LIMITED = (429, {"Retry-After": "0"}, {"error": {"code": "rate_limited", "message": "Slow down.", "request_id": "req_1"}})


@pytest.mark.parametrize(
    ("block", "answers", "printed"),
    [
        (0, [LIMITED], "Slow down. rate_limited req_1 https://example.com/errors/rate_limited\n"),
        (0, [(200, {}, {"a": 1})], "{'a': 1}\n"),
        (1, [LIMITED, (200, {}, {})], "1 0 Slow down. (rate_limited, 429, req_1)\n200\n"),
        (2, [], "True\n"),
        (3, [], "invalid_credentials Invalid credentials Check the key.\n"),
    ],
)
def test_a_block_prints_what_it_says(server, capsys, block, answers, printed):
    assert len(BLOCKS) == 4
    server.answers = answers
    exec(compile(BLOCKS[block], "README.md", "exec"), {"url": server.url})
    assert capsys.readouterr().out.startswith(printed)
