"""What a response means, whatever it is: waits in all forms, bodies that are none, members of other types."""

import json
import time
from pathlib import Path

import bare_errors as bare
import nested_errors as api
import pytest
import retrying_errors as retrying

TABLE = json.loads((Path(__file__).parents[2] / "vectors" / "retry-after.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", TABLE["vectors"], ids=lambda vector: vector["name"])
def test_the_clock_stands_for_the_header_with_the_date(vector, monkeypatch):
    wanted = vector["expected"]["retryAfter"]
    undated = [pair for pair in vector["given"]["headers"] if pair[0] != "Date"]
    monkeypatch.setattr(time, "time", lambda: 784111777.0)
    assert api.from_parts(status=429, headers=undated, body={"error": {"code": "rate_limited"}}).retry_after == wanted
    as_bytes = api.from_parts(status=429, headers=[(name.encode(), value.encode()) for name, value in undated])
    assert as_bytes.retry_after == wanted or not undated[0][1].isascii()


def test_a_wait_in_the_body_is_bounded_too():
    def wait(**details):
        return retrying.from_parts(status=429, body={"error": {"code": "rate_limited", "details": details}}).retry_after

    assert wait(retry_after=5) == 5 and wait(retry_after=1e30) == 4294967295
    assert [wait(retry_after=value) for value in (-1, True, "5", None, [], float("nan"), float("inf"))] == [None] * 7


NO_JSON = ["", " ", "<html>", "{", '{"error":', "[" * 100_000, "NaN", '{"error": {"code": "rate_limited", "x": NaN}}', '{"error": {"code": "rate_limited"}} x', "\x00", b"\xff\xfe\x00"]


@pytest.mark.parametrize("body", NO_JSON, ids=range(len(NO_JSON)))
def test_what_is_no_json_has_no_parts(body):
    error = api.from_parts(status=503, body=body)
    assert type(error) is api.UnknownServerError and error.code is None and error.message == "unknown error"


def test_json_of_any_kind_is_read():
    code = '{"error": {"code": "internal_error", "details": {"deep": %s}}}'
    odd = ["\ufeff" + code % 1, code % ("[" * 5_000 + "]" * 5_000), code % ("[" * 100_000 + "]" * 100_000), code % ("1" * 5_000), code % "1e400", code % '"\\ud800"']
    for body in [*odd, *(text.encode("utf-8", "surrogatepass") for text in odd), bytearray(odd[0], "utf-8"), b'{"error": {"code": "internal_error", "message": "\xff"}}']:
        error = api.from_parts(status=500, body=body)
        assert type(error) is api.InternalError, body[:80]
        for written in (json.dumps(error.to_dict()), repr(error)):
            assert written
        assert __import__("pickle").loads(__import__("pickle").dumps(error)).to_dict() == error.to_dict()
    twice = api.from_body('{"error": {"code": "tomorrow"}, "error": {"code": "internal_error", "code": "rate_limited"}}')
    assert type(twice) is api.RateLimitedError
    names = api.from_body('{"error": {"code": "__class__", "details": {"__proto__": 1, "__init__": 2, "self": 3}}}')
    assert names.details == {"__proto__": 1, "__init__": 2, "self": 3} and names.code == "__class__"


def test_what_was_parsed_may_be_deep_or_odd():
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    for details in ({"x": deep}, {1: 2}, {"x": object()}, {"x": {1, 2}}):
        error = api.from_parts(status=500, body={"error": {"code": "internal_error", "details": details}})
        assert type(error) is api.InternalError and json.dumps(error.to_dict())


def test_ten_megabytes_are_read_once_and_kept_in_part():
    for text in ("x" * 10_000_000, json.dumps({"error": {"code": "tomorrow", "x": "é" * 5_000_000}}, ensure_ascii=False)):
        started = time.perf_counter()
        error = api.from_parts(status=500, body=text.encode())
        assert time.perf_counter() - started < 5
        assert 2046 <= len(error.body_preview.encode()) <= 2048 and text.startswith(error.body_preview)


def test_the_preview_is_that_of_what_nobody_knows():
    assert api.from_parts(status=500, body={"error": {"code": "tomorrow", "é": None}}).body_preview == '{"error":{"code":"tomorrow","é":null}}'
    assert api.from_parts(status=500, body=b"\xff" * 5000).body_preview == "\ufffd" * 682
    assert api.from_body({"error": {"code": "internal_error"}}).body_preview is None
    assert api.from_parts(status=500).body_preview == ""


PROBLEM = {"type": "about:blank", "status": 422, "code": "validation_failed", "detail": "2 fields.", "request_id": "req_1", "details": {"count": 2, "errors": []}}


@pytest.mark.parametrize("kind", ["application/problem+json", "Application/Problem+JSON; charset=utf-8"])
def test_a_problem_of_rfc_9457_is_read_as_one(kind):
    error = api.from_parts(headers={"content-type": kind}, body=json.dumps(PROBLEM))
    assert type(error) is api.ValidationFailedError
    assert (error.message, error.request_id, error.count, error.errors, error.received.status) == ("2 fields.", "req_1", 2, [], 422)
    reason = {"code": "capacity_exceeded", "details": {"reason": "queue_full"}}
    assert api.from_parts(headers={"content-type": kind}, body=reason).reason == "queue_full"
    assert type(api.from_parts(headers={"content-type": "application/json"}, body=PROBLEM)) is api.UnknownAPIError


def test_an_api_without_a_body_of_its_own_has_problems():
    error = bare.from_body({"status": 503, "code": "tomorrow", "detail": "No.", "details": {"a": 1}})
    assert (error.status, error.code, error.message, error.details) == (503, "tomorrow", "No.", {"a": 1})


def test_headers_that_cannot_be_read_do_not_hide_the_body():
    for headers in ([1], [(1, 2)], 3, {"x-request-id": 3}, object()):
        error = api.from_parts(status=500, headers=headers, body={"error": {"code": "internal_error"}})
        assert type(error) is api.InternalError


def test_the_order_is_reason_code_status_class_and_the_rest():
    def name(status, code=None, **details):
        return type(api.from_parts(status=status, body={"error": {"code": code, "details": details}})).__name__

    assert name(200, "rate_limited") == "RateLimitedError" and name(429, "quota_hit") == "CapacityExceededError"
    assert [name(status, "tomorrow") for status in (401, 503, 418, None)] == ["UnknownAuthenticationError", "UnknownServerError", "UnknownAPIError", "UnknownAPIError"]
    assert api.from_parts(status=401, body={"error": {"code": "tomorrow", "details": {"reason": "x"}}}).received == (401, "tomorrow", "x")
