"""What the packages promise beyond the cases of the catalogues; prints one line if all of it holds."""

import builtins
import datetime
import importlib.resources
import multiprocessing
import typing

import eachlabs_errors as each
import messages_errors as messages
import nested_errors as nested
import store_errors as store


def body(code, **more):
    return {"error": {"code": code, "message": "As it came.", **more}}


def retired_codes():
    replaced = nested.from_parts(status=429, body=body("quota_hit"))
    assert isinstance(replaced, nested.CapacityExceededError)
    assert replaced.received.code == "quota_hit"
    gone = nested.from_parts(status=400, body=body("old_thing"))
    assert type(gone) is nested.UnknownAPIError and gone.code == "old_thing"


def reasons_and_types():
    tomorrow = nested.from_parts(status=429, body=body("capacity_exceeded", details={"reason": "tired", "used": 3}))
    assert (tomorrow.reason, tomorrow.received.reason, tomorrow.used) == (None, "tired", 3)
    wrong = nested.from_parts(status=429, body=body("capacity_exceeded", details={"used": "3", "limit": 4, "more": 5}))
    assert (wrong.used, wrong.limit, wrong.details) == (None, 4, {"used": "3", "limit": 4, "more": 5})
    assert nested.from_parts(body=body("validation_failed", errors=[{"field": "a"}])).errors is None
    flag = nested.from_parts(body=body("capacity_exceeded", details={"used": True}))
    assert flag.used is None


def awkward_names():
    names = ("type", "self", "class", "from", "async", "name", "code", "status", "message", "constructor")
    details = dict(zip(names, ("a", "s", 1, ["f"], True, "n", 7, "st", "m", "c"), strict=True))
    error = nested.from_parts(body=body("awkward", details=details))
    assert type(error) is nested.AwkwardError and error.message == "As it came."
    assert (error.type, error.self_, error.class_, error.from_, error.async_) == ("a", "s", 1, ["f"], True)
    assert (error.name, error.code_, error.status_, error.message_, error.constructor) == ("n", 7, "st", "m", "c")


def sources_of_values():
    def wait(headers, **details):
        return nested.from_parts(headers=headers, body=body("rate_limited", details=details)).retry_after

    assert wait({"retry-after": "9"}, retry_after=5) == 9
    assert wait([("Retry-After", "soon")], retry_after=5) == 5
    scope = nested.from_parts(body=body("scope_required") | {"error": {"code": "scope_required", "message": "This endpoint requires the a b:c scope."}})
    assert scope.scope == "a b:c"
    assert nested.from_parts(headers={"X-REQUEST-ID": ["req_2", "req_3"]}).request_id == "req_2"
    for value in ("", "-1", "NaN", "inf", "1e400", "9" * 400, "abc", "0x10", "1_0", "٣"):
        assert nested.from_parts(status=429, headers={"Retry-After": value}).retry_after is None, value


def messages_without_codes():
    def named(status, error):
        return type(messages.from_parts(status=status, body={"error": error})).__name__

    assert named(None, "Workflow is locked") == "WorkflowLockedError"
    assert named(403, "Workflow is locked and cannot be executed") == "WorkflowLockedResponseError"
    assert named(400, "invalid input: missing required field `x`") == "InvalidInputFieldError"
    assert named(400, "Invalid input") == "InvalidInputError"
    assert named(400, "invalid input") == "UnknownClientError"
    assert named(404, "Failed to fetch model: model not found") == "FetchFailedError"
    assert named(500, "Failed to fetch model: model not found") == "UnknownServerError"
    assert messages.from_body({"error": "slug parameter is required"}).parameter == "slug"
    for shown, until in (("noon", "noon"), ("{until}", None)):
        paused = messages.from_body({"error": f"Upgrading until {shown}", "reason": "upgrade"})
        assert paused.until == until


PAGE = [
    (400, "slug parameter is required", each.BadRequestError),
    (401, "Invalid or missing API key", each.UnauthorizedError),
    (403, "Workflow is locked and cannot be modified", each.ForbiddenError),
    (404, "Failed to fetch model: model not found", each.NotFoundError),
    (429, "Rate limit exceeded. Please retry after 60 seconds.", each.RateLimitedError),
    (500, "Failed to fetch models: internal error", each.InternalServerError),
    (None, "Prediction not found", each.PredictionNotFoundError),
    (None, "Model not found", each.ModelNotFoundError),
    (None, "Invalid input", each.InvalidInputError),
    (None, "Workflow not found", each.WorkflowNotFoundError),
    (None, "Version not found", each.VersionNotFoundError),
    (None, "Workflow is locked", each.WorkflowLockedError),
    (None, "ExecutionFailed", each.ExecutionFailedError),
    (None, "invalid input: missing required field", each.MissingRequiredFieldError),
    (None, "Session not found", each.SessionNotFoundError),
    (None, "Model execution failed", each.ModelExecutionFailedError),
    (None, "Workflow execution timeout", each.WorkflowExecutionTimeoutError),
]


def the_page_of_an_api_without_codes():
    assert len(PAGE) == 17
    for status, text, error in PAGE:
        assert type(each.from_parts(status=status, body={"error": text})) is error, text
    assert each.from_parts(status=429, body={"error": PAGE[4][1]}).retry_after == 60


class Trap:
    def __getattribute__(self, name):
        raise RuntimeError("trapped")

    def __iter__(self):
        raise RuntimeError("trapped")


def nothing_is_raised():
    bodies = [None, 0, "", b"\xff\xfe", "<html>", "{", "null", "[]", '{"error":[]}', "[" * 100_000, [], [[]], {}, Trap(), object(), 1j,
              datetime.datetime.now(), {"error": None}, {"error": "x"}, {"error": Trap()}, {1: 2},
              {"error": {"code": {}, "message": [], "details": 3, "request_id": 4}}, {"error": {"code": "__class__"}},
              {"error": {"code": 429}}, '{"error":{"code":"rate_limited","details":{"retry_after":NaN}}}', "1" * 5_000, "x" * 1_000_000]
    for status in (None, float("nan"), -1, 0, 429, 500, 4.5, "429", True, Trap()):
        for headers in (None, 3, "x", [], [1], [(1, 2)], Trap(), {}, {"Retry-After": {}}, {"Retry-After": []}):
            for given in bodies:
                error = nested.from_parts(status=status, headers=headers, body=given)
                assert isinstance(error, nested.APIError)
                if status == 500:
                    assert nested.is_known_error(error) or isinstance(error, nested.ServerError)


def names():
    assert len(nested.__all__) == len(set(nested.__all__))
    for package in (nested, messages, each):
        for name in package.__all__:
            assert hasattr(package, name) and not hasattr(builtins, name), name
    typing.get_type_hints(nested.RateLimitedError.__init__, vars(nested.errors))
    assert importlib.resources.files("nested_errors").joinpath("py.typed").is_file()


def families():
    try:
        raise nested.CapacityExceededError(reason="queue_full")
    except nested.RateLimitError as error:
        assert str(error) == "The queue is full. (capacity_exceeded, 503)" and error.args == ("The queue is full.",)
        assert error.remedies == ("Read `details.reason` to tell which.",)
    assert nested.CATALOGUE["capacity_exceeded"].reasons["daily_quota"].remedies == ("Retry tomorrow.",)
    assert nested.EXCEPTIONS[nested.ServerError] == ("5xx",)
    locked = store.CATALOGUE["locked"]
    assert (locked.status, locked.other_statuses) == (423, (409,))
    for code, entry in nested.CATALOGUE.items():
        error = nested.from_body(body(code))
        assert type(error) is entry.error and error.doc_url == entry.doc_url and error.causes == entry.causes


def between_processes():
    error = nested.CapacityExceededError(reason="queue_full", used=3, request_id="req_1")
    error.note = "kept"
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        [came] = pool.map(echo, [error])
    assert type(came) is type(error) and came.__dict__ == error.__dict__ and str(came) == str(error)


def echo(error):
    return error


if __name__ == "__main__":
    retired_codes()
    reasons_and_types()
    awkward_names()
    sources_of_values()
    messages_without_codes()
    the_page_of_an_api_without_codes()
    nothing_is_raised()
    names()
    families()
    between_processes()
    print("all held")
