"""What is a success, what a value is and what is exact, beyond the vectors; prints one line if all of it holds."""

import asyncio
import io
import json
import pickle
import time
import traceback

import database_errors as database
import headless_errors as headless
import nested_errors as nested
import objects_errors as objects
import sparse_errors as sparse
import values_errors as values


class Response:
    """As httpx has it, with the body read."""

    def __init__(self, status, content, headers=()):
        self.status_code, self.content, self.headers = status, content, dict(headers)


class Unread:
    """As aiohttp has it, with the body still to be awaited."""

    def __init__(self, status, content, kind="application/json"):
        self.status, self.headers, self._body, self._sent = status, {"Content-Type": kind}, None, content

    async def read(self):
        if isinstance(self._sent, Exception):
            raise self._sent
        self._body = self._sent
        return self._body


SUCCESSES = [b'{"ok": true, "channel": {}}', b'{"ok": true, "code": "channel_not_found"}', b'{"channel": {}}', b"", b"<html>", b"[]", b'{"ok": false}']
ERRORS = [(b'{"ok": false, "code": "channel_not_found"}', "ChannelNotFoundError"), (b'{"ok": false, "code": "of_tomorrow"}', "UnknownAPIError")]


def raised(call, *given):
    try:
        return call(*given)
    except values.APIError as error:
        return type(error).__name__


def codes_in_headers_below_400():
    for code, is_failed in (("not_modified", True), ("tomorrow", False), ("", False)):
        response = Response(304, b"", headers=(("X-Error-Code", code),))
        try:
            said = objects.raise_if_error(response)
        except objects.NotModifiedError as error:
            said = error.code
        assert said == (code if is_failed else response), code


def statuses_below_400_that_are_enough():
    response = Response(200, b"<html>")
    assert headless.raise_if_error(response) is response
    try:
        headless.raise_if_error(Response(304, b"<html>"))
    except headless.UnchangedError as error:
        assert error.code is None
    else:
        raise AssertionError
    assert headless.from_parts(status=404, headers={"X-Error-Code": "4041"}).code == 4041


def successes_of_the_same_status():
    for content in SUCCESSES:
        response = Response(200, content)
        assert raised(values.raise_if_error, response) is response, content
        assert values.with_retry(lambda attempt: response) is response
        unread = Unread(200, content)
        assert asyncio.run(values.raise_if_error_async(unread)) is unread
        again = Unread(200, content)
        assert asyncio.run(values.with_retry_async(lambda attempt, again=again: asyncio.sleep(0, again))) is again
        assert values.raise_if_error(Response(204, content)).status_code == 204
    for content, name in ERRORS:
        assert raised(values.raise_if_error, Response(200, content)) == name
        assert raised(values.with_retry, lambda attempt, content=content: Response(200, content)) == name
        assert raised(asyncio.run, values.raise_if_error_async(Unread(200, content))) == name
        assert raised(values.raise_if_error, Response(201, content)).status_code == 201


def what_decides_is_read_and_nothing_else():
    # A stream that may never end is left alone, and a body that breaks off is no success.
    endless = Unread(200, AssertionError("it is read"), "text/event-stream")
    assert asyncio.run(values.raise_if_error_async(endless)) is endless
    assert raised(asyncio.run, values.raise_if_error_async(Unread(200, ConnectionError("gone")))) == "APIConnectionError"
    # What a call has parsed is an error where it says so, and any other object is the caller's.
    failed = {"ok": False, "code": "channel_not_found"}
    for result in (failed, {"ok": False, "code": "of_tomorrow"}):
        assert raised(values.with_retry, lambda attempt, result=result: result) in ("ChannelNotFoundError", "UnknownAPIError")
        assert raised(asyncio.run, values.with_retry_async(lambda attempt, result=result: asyncio.sleep(0, result))) in ("ChannelNotFoundError", "UnknownAPIError")
    for result in ({"ok": True, "code": "channel_not_found"}, {"code": "channel_not_found"}, [failed], {}):
        assert values.with_retry(lambda attempt, result=result: result) is result
    assert nested.with_retry(lambda attempt: failed) is failed


def values_that_are_no_objects():
    for text, value in (('"x"', "x"), ("12", 12), ("true", True), ("[1]", [1]), ("<html>", None)):
        assert nested.from_parts(status=500, body=text).body == value
    deep = '{"error": {"code": "permission", "details": {"a": ' + "[" * 5000 + "1" + "]" * 5000 + "}}}"
    error = nested.from_body(deep)
    assert error.to_json().count("[") == 97 and nested.from_body(json.loads(error.to_json())).code is None
    busy = sparse.from_body({"fault": {"code": "busy", "text": "Busy for 9007199254740993 seconds."}})
    assert '"details":{"seconds":"9007199254740993"}' in busy.to_json()


def whole_numbers_are_exact():
    text = '{"ok": false, "code": "taken", "details": {"id": 9007199254740993}}'
    for body in (text, text.encode(), memoryview(text.encode()), json.loads(text)):
        error = values.from_parts(status=409, body=body)
        assert error.id == 9007199254740993 and str(error) == "Taken by 9007199254740993. (taken, 409)"
        assert '"details":{"id":"9007199254740993"}' in error.to_json()
        restored = values.from_dict(json.loads(error.to_json()))
        assert restored.id == 9007199254740993 and restored.to_json() == error.to_json()
    assert values.TakenError(id=2**62 + 1).to_dict()["details"] == {"id": "4611686018427387905"}


def shared_and_endless_bodies():
    shared: object = {"x": 1}
    for _ in range(200):
        shared = [shared, shared]
    endless: dict[str, object] = {"code": "permission", "message": "m"}
    endless["details"] = {"again": endless, "list": [endless]}
    start = time.process_time()
    for details in (shared, {"deep": shared}, endless):
        error = nested.from_body({"error": {"code": "permission", "details": details}})
        assert error.code == "permission" and len(error.to_json()) < 1_000_000
    for body in (shared, endless, {"error": endless}):
        error = nested.from_body(body)
        assert error.body_preview is None or len(error.body_preview) <= 2048
    assert time.process_time() - start < 10
    many = nested.from_body(json.dumps({"error": {"code": "permission", "details": {"list": [[n] for n in range(200_000)]}}}))
    assert len(many.details["list"]) == 200_000 and many.details["list"][-1] == [199_999]


def long_messages():
    error = nested.from_body({"error": {"code": "permission", "message": "x" * 5_000_000}})
    assert len(error.message) == 5_000_000 and len(str(error)) < 2100 and len(repr(error)) < 2200


def halves_of_pairs_are_written_nowhere():
    half, mark = "\ud800", "\ufffd"
    body = {"error": {"code": "permission", "message": half, "request_id": half, "details": {half: [half, {"x": half}], "é": "é"}}}
    text = json.dumps(body, ensure_ascii=False)
    for given in (body, text, json.dumps(body), text.encode("utf-8", "surrogatepass").replace(half.encode("utf-8", "surrogatepass"), b"\\ud800")):
        error = nested.from_body(given)
        assert (error.message, str(error)) == (mark, f"{mark} (permission, {mark})"), str(error)
        assert error.details == {mark: [mark, {"x": mark}], "é": "é"}, error.details
        print(error, file=io.TextIOWrapper(io.BytesIO(), "utf-8"))
        "".join(traceback.format_exception(error)).encode()
    # Of an object without anything else that is looked into.
    assert nested.from_body({"error": {half: 1, "code": half}}).code == mark
    plain = {"x": "x", "y": 1}
    assert nested.from_body(plain).body is plain
    # Headers of aiohttp have such halves for bytes that are no text, and so has what a program says itself.
    strange = nested.from_parts(status=403, headers={"X-Request-Id": "\udcff"}, body=body | {"error": {"code": "permission"}})
    assert str(strange).encode() and str(nested.NotAllowedError(message=half)) == f"{mark} (permission, 403)"
    assert nested.from_body('{"error":{"code":"permission","message":"\\ud83d\\ude00"}}').message == "😀"


def cases_are_caught_with_what_they_are_cases_of():
    caught = []
    for code in ("08000", "08001", "08003", "08006", "08P77", "42601"):
        try:
            raise database.from_parts(status=503, body={"error": {"code": code}})
        except database.ConnectionRejectedError as error:
            caught.append((code, 1, isinstance(error, LookupError), error.host, error.doc_url, error.causes))
        except database.ConnectionExceptionError as error:
            caught.append((code, 0, isinstance(error, LookupError), error.host, error.doc_url, bool(error.causes)))
        except database.DatabaseError:
            caught.append(code)
    assert caught == [
        ("08000", 0, False, None, None, True),
        ("08001", 1, False, None, None, ()),
        ("08003", 1, True, None, None, ()),
        ("08006", 0, False, None, None, False),
        ("08P77", 1, True, None, None, ()),
        "42601",
    ], caught
    # A case of what is deprecated is not.
    classes = (database.ConnectionGoneError, database.ConnectionLostError, database.UnknownConnectionGoneError, database.BadQueryError)
    assert [getattr(each, "__deprecated__", None) for each in classes] == ["It is gone.", None, None, None]
    gone = database.ConnectionGoneError(message="It is gone.")
    assert str(gone) == "It is gone. (08003, 503)" and pickle.loads(pickle.dumps(gone)).to_dict() == gone.to_dict()


if __name__ == "__main__":
    cases_are_caught_with_what_they_are_cases_of()
    halves_of_pairs_are_written_nowhere()
    codes_in_headers_below_400()
    statuses_below_400_that_are_enough()
    successes_of_the_same_status()
    what_decides_is_read_and_nothing_else()
    values_that_are_no_objects()
    whole_numbers_are_exact()
    shared_and_endless_bodies()
    long_messages()
    print("all held")
