"""What every error is: to be copied, printed, written as JSON, thrown, and safe to log."""

import builtins
import copy
import json
import multiprocessing
import pathlib
import pickle
import subprocess
import sys
import traceback
import typing
import warnings

import cluster_errors as cluster
import eachlabs_errors as each
import ends_errors as ends
import evolution_errors as evolution
import ledger_errors as ledger
import forms_errors as forms
import messages_errors as messages
import nested_errors as nested
import numbers_errors as numbers
import orders_errors as orders
import pay_errors as pay
import pytest
import retrying_errors as retrying
import shapes_errors as shapes
import sparse_errors as sparse
import studio_errors as studio
from conftest import SECRETS

PACKAGES = [each, evolution, messages, nested, numbers, retrying, studio]

VALUES = {"float": 3, "int": 3, "bool": True, "abc.Sequence[FieldError]": []}


def example(cls):
    """An error of this class, made as a test of a user would: by keywords alone."""
    hints = cls.__init__.__annotations__
    common = {"message", "request_id", "details", "received", "reason", "return"}
    required = {name: VALUES.get(hint, "a") for name, hint in hints.items() if name not in common and not hint.endswith("None")}
    return cls(**required, request_id="req_1")


def classes(package):
    found = [getattr(package, name) for name in package.__all__]
    return [cls for cls in found if isinstance(cls, type) and issubclass(cls, Exception)]


EXAMPLES = [example(cls) for package in PACKAGES for cls in classes(package)]


def members(error):
    return type(error), error.args, str(error), repr(error), error.__dict__, error.code, error.status, error.retry_rule, error.processed


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_every_class_survives_being_copied_and_written(error):
    error.__notes__.append("mine")  # as `add_note` does, which Python 3.10 has not
    for copied in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error)), pickle.loads(pickle.dumps(error, 0))):
        assert members(copied) == members(error) and copied is not error
        assert copied.__notes__ == error.__notes__ and copied.__notes__ is not error.__notes__


LEAVES = [error for package in PACKAGES for error in EXAMPLES if type(error) in typing.get_args(typing.Union[package.KnownErrors, package.UnknownErrors, package.TransportErrors])]


@pytest.mark.parametrize("error", LEAVES, ids=lambda error: type(error).__name__)
def test_every_error_that_can_come_is_restored_from_its_form(error):
    form = error.to_dict()
    restored = sys.modules[type(error).__module__.split(".")[0]].from_dict(json.loads(json.dumps(form)))
    assert type(restored) is type(error) and restored.to_dict() == form and str(restored) == str(error)


def echo(error):
    return error


def test_every_class_goes_to_other_processes_and_back():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        came = pool.map(echo, EXAMPLES)
    assert [members(error) for error in came] == [members(error) for error in EXAMPLES]
    assert len(came) > 100


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_names_shadow_nothing(package):
    assert len(package.__all__) == len(set(package.__all__))
    for name in package.__all__:
        assert hasattr(package, name) and not hasattr(builtins, name), name


def test_texts_are_what_people_and_logs_need():
    body = {"error": {"code": "rate_limited", "message": "Slow down.", "request_id": "req_1"}}
    error = nested.from_parts(status=429, body=body)
    assert str(error) == "Slow down. (rate_limited, 429, req_1)"
    assert repr(error) == "RateLimitedError(code='rate_limited', status=429, request_id='req_1', message='Slow down.')"
    assert str(nested.from_parts(status=200, body=body)) == "Slow down. (rate_limited, 200, req_1)"
    assert str(nested.from_body({"error": {"code": "rate_limited", "message": "Slow down."}})) == "Slow down. (rate_limited)"
    assert str(nested.RateLimitedError(retry_after=3)) == "Too many requests. Retry after 3 seconds. (rate_limited, 429)"
    assert str(nested.UnknownAPIError()) == "unknown error" and str(nested.from_parts(status=418)) == "unknown error (418)"


def test_a_traceback_says_what_to_do():
    assert nested.ScopeRequiredError(scope="a").__notes__ == ["Fix: Use a different key.", "See https://example.com/errors/scope_required"]
    assert nested.CapacityExceededError(reason="daily_quota").__notes__[0] == "Fix: Retry tomorrow."
    assert nested.CapacityExceededError().__notes__[0] == "Fix: Read `details.reason` to tell which."
    assert nested.UnknownAPIError().__notes__ == []
    error = nested.ScopeRequiredError(scope="a")
    shown = "".join(traceback.format_exception(error))
    if sys.version_info >= (3, 11):
        assert shown.count("Fix: Use a different key.") == 1
        error.add_note("mine")
        assert pickle.loads(pickle.dumps(error)).__notes__[-1] == "mine" and len(error.__notes__) == 3


def test_secrets_of_a_response_appear_nowhere():
    header, query, body = SECRETS
    headers = {"Authorization": f"Bearer {header}", "Set-Cookie": header, "Retry-After": "7", "Location": f"/?key={query}"}
    for code in ("rate_limited", "tomorrow"):
        error = nested.from_parts(status=429, headers=headers, body={"error": {"code": code, "message": "No."}, "key": body, "url": f"/?key={query}"})
        try:
            raise error
        except nested.APIError:
            shown = [str(error), repr(error), traceback.format_exc(), json.dumps(error.to_dict()), f"{error.args}", *error.__notes__]
        assert not any(secret in text for secret in SECRETS for text in shown)
    assert body in error.body_preview


def test_only_a_message_that_is_safe_is_for_users():
    assert retrying.InternalError().user_message == "Something broke."
    assert not hasattr(nested.InternalError(), "user_message")


def test_ids_besides_the_request_id_are_members():
    body = {"error": {"code": "internal_error"}, "run_id": "run_1", "meta": {"trace_id": "trace_1"}}
    error = retrying.from_parts(status=500, body=body)
    assert (error.run_id, error.trace_id) == ("run_1", "trace_1")
    assert retrying.from_parts(headers={"x-trace-id": "trace_2"}, body=body).trace_id == "trace_2"
    assert error.to_dict()["correlation"] == {"run_id": "run_1", "trace_id": "trace_1"}
    assert retrying.InternalError(run_id="run_1").run_id == "run_1" and retrying.from_body({"run_id": 3}).run_id is None


def test_the_form_is_that_of_the_other_languages():
    body = '{"error": {"code": "capacity_exceeded", "message": "é \\u2028 /", "details": {"b": 42.0, "10": 1e20, "2": [1e400, -0.0, 0.5, {"x": null}], "used": 3, "reason": "queue_full"}}}'
    error = nested.from_parts(status=429, headers={"Retry-After": "2.0", "X-Request-Id": "req_1"}, body=body)
    details = '{"2":["1e400",0,0.5,{"x":null}],"10":100000000000000000000,"b":42,"used":3,"reason":"queue_full"}'
    assert json.dumps(error.to_dict(), ensure_ascii=False, separators=(",", ":")) == (
        '{"name":"CapacityExceededError","code":"capacity_exceeded","status":503,"reason":"queue_full","message":"é \u2028 /","details":'
        + details
        + ',"requestId":"req_1","retryAfter":2,"docUrl":"https://example.com/errors/capacity_exceeded",'
        + '"received":{"status":429,"code":"capacity_exceeded","reason":"queue_full"}}'
    )
    assert nested.InternalError().to_dict() == {
        "name": "InternalError", "code": "internal_error", "status": 500, "message": "Something on our side broke.", "details": {}, "docUrl": "https://example.com/errors/internal_error"
    }  # fmt: skip
    big = nested.from_body({"error": {"code": "internal_error", "details": {"id": 2**64, "most": 10**400, "small": -(2**53)}}})
    assert big.to_dict()["details"] == {"id": "18446744073709551616", "most": "1" + "0" * 400, "small": -(2**53)}


def test_the_form_is_written_otherwise_only_where_the_readme_says():
    error = nested.from_body('{"error": {"code": "internal_error", "details": {"small": 0.0001, "smaller": 0.00001, "half": "\\ud800"}}}')
    assert json.dumps(error.to_dict()["details"], ensure_ascii=False) == '{"small": 0.0001, "smaller": 1e-05, "half": "\ufffd"}'


@pytest.mark.parametrize("given", [None, 3, "x", [], {}, {"name": 3}, {"name": "APIError"}, {"name": "Exception"}, {"details": []}, {"received": 3, "status": "x"}])
def test_the_form_of_anything_else_is_an_unknown_error(given):
    assert type(nested.from_dict(given)) is nested.UnknownAPIError


def test_the_form_that_another_version_wrote_is_of_the_class_of_its_code():
    form = nested.ScopeRequiredError(scope="a", request_id="req_1").to_dict()
    for name in ("ScopeError", "UnknownAPIError", None):
        error = nested.from_dict(form | {"name": name})
        assert (type(error), error.request_id) == (nested.ScopeRequiredError, "req_1") and error.scope == "a"
    assert type(nested.from_dict(form | {"name": "APIConnectionError"})) is nested.APIConnectionError
    assert type(nested.from_dict(form | {"name": "X", "code": "tomorrow"})) is nested.UnknownPermissionDeniedError


def test_a_reason_of_tomorrow_is_known_to_the_version_of_tomorrow():
    form = {"name": "CapacityExceededError", "code": "capacity_exceeded", "status": 503, "received": {"status": 503, "reason": "queue_full"}}
    assert nested.from_dict(form).reason == "queue_full"


def test_the_form_of_a_class_of_a_user_is_that_of_the_class_it_extends():
    class Mine(nested.ScopeRequiredError):
        pass

    mine = Mine(scope="a")
    assert mine.to_dict() == nested.ScopeRequiredError(scope="a").to_dict()
    assert type(nested.from_dict(mine.to_dict())) is nested.ScopeRequiredError and repr(mine).startswith("Mine(code=")


def test_wrong_members_of_a_form_count_for_nothing():
    form = {"name": "CapacityExceededError", "message": 3, "details": {"used": "x"}, "reason": "tired", "retryAfter": -1, "requestId": [], "status": 3}
    error = nested.from_dict(form)
    assert (error.used, error.reason, error.retry_after, error.request_id, error.received.status) == (None, None, None, None, None)


def test_a_name_that_an_error_had_still_catches():
    assert sparse.RejectedError is sparse.RefusedError and sparse.MovedOutError is sparse.ClosedDownError
    assert type(sparse.from_body({"fault": {"code": "rejected"}})) is sparse.RefusedError
    assert type(sparse.from_dict({"name": "RejectedError", "code": "rejected"})) is sparse.RefusedError


def test_a_retired_name_still_catches():
    assert nested.FaultError is nested.InternalError
    assert nested.QuotaHitError is nested.CapacityExceededError and "QuotaHitError" in nested.__all__
    assert type(nested.from_body({"error": {"code": "timeout"}})) is nested.UnavailableError and "TimeoutError" not in nested.__all__


def test_a_deprecated_class_says_so_and_decoding_it_does_not_warn():
    assert nested.AwkwardError.__deprecated__.startswith("Since 2026-01-01. Use ValidationFailedError.")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert type(nested.from_body({"error": {"code": "awkward"}})) is nested.AwkwardError


def test_an_import_brings_nothing_that_takes_long():
    program = f"import sys; sys.path[:0] = {sys.path!r}; import evolution_errors; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-I", "-S", "-c", program], text=True).split()
    heavy = {"asyncio", "dataclasses", "email", "http", "inspect", "random", "socket", "ssl", "urllib", "uuid"}
    assert "evolution_errors.retry" in loaded and not heavy & set(loaded)


def test_nothing_is_needed_besides_python():
    program = f"import sys; sys.path[:0] = {sys.path!r}; import nested_errors; print('typing_extensions' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-I", "-c", program], text=True).strip() == "False"


def test_a_trait_is_asked_for():
    unreachable = cluster.from_parts(status=503, body={"code": 6, "errmsg": "As it came."})
    assert [cluster.has_trait(unreachable, name) for name in ("network", "transient", "cancelled")] == [True, True, False]
    assert cluster.has_trait(type("Own", (cluster.ShutdownInProgressError,), {})(), "cancelled")
    for other in (cluster.BadValueError(), cluster.from_parts(status=500), cluster.APITimeoutError(), ValueError(), None):
        assert not cluster.has_trait(other, "transient")


LIST = {"errors": [{"status": "503", "code": "busy"}, {"status": "422", "code": "too_short", "detail": "name is too short."}, {"code": "new"}]}


def test_several_errors_of_a_response_are_each_of_their_own_class():
    error = forms.from_parts(status=500, body=LIST)
    assert [type(one).__name__ for one in error.errors] == ["BusyError", "TooShortError", "UnknownServerError"]
    assert isinstance(error, forms.TooShortError)
    assert (error.field, error.retry, error.processed) == ("name", "modified", "unknown")
    assert (error.body, error.errors[2].body) == (LIST, {"code": "new"})
    for copied in (copy.copy(error), pickle.loads(pickle.dumps(error)), forms.from_dict(error.to_dict())):
        assert [type(one) for one in copied.errors] == [type(one) for one in error.errors]
        assert copied.to_dict() == error.to_dict()
    alone = forms.NotUniqueError(field="email")
    assert alone.errors == (alone,) and "errors" not in alone.to_dict()
    assert forms.APITimeoutError().errors == ()
    made = orders.ServerInternalError(errors=[orders.CaaError(domain="a.example"), orders.PartlyDoneError()])
    assert (made.retry, made.processed, len(made.errors)) == ("after-action", "yes", 2)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="Python has no groups before 3.11")
def test_several_errors_are_a_group():
    group = forms.from_parts(status=500, body=LIST).as_group()
    assert isinstance(group, ExceptionGroup)
    matched, rest = group.split(forms.TooShortError)
    assert [len(part.exceptions) for part in (matched, rest)] == [1, 2]
    alone = forms.BusyError()
    assert alone.as_group().exceptions == (alone,)


def test_a_catalogue_without_lists_has_none_of_it():
    assert not hasattr(nested.RateLimitedError(retry_after=1), "as_group")


def of_tomorrow(kind):
    body = {"error": {"type": kind, "code": "of_tomorrow", "message": "As it came."}}
    return pay.from_parts(status=402, body=body)


def test_a_code_of_tomorrow_has_the_class_of_its_kind_and_of_those_above_it():
    with pytest.raises(pay.PaymentError) as caught:
        raise of_tomorrow("card_error")
    assert [cls.__name__ for cls in type(caught.value).__mro__[:4]] == ["UnknownCardError", "CardError", "PaymentError", "PayError"]
    assert (caught.value.kind, caught.value.code, caught.value.retry) == ("card_error", "of_tomorrow", "after-action")
    assert isinstance(pay.CardDeclinedError(), pay.PaymentError) and not isinstance(pay.TooFastError(), pay.PaymentError)
    assert issubclass(pay.LimitError, pay.ServiceError) and issubclass(pay.PaymentError, pay.PayError)
    for name in ("PaymentError", "CardError", "UnknownCardError", "Kind"):
        assert name in pay.__all__


def test_a_kind_survives_pickle_copy_and_json():
    for error in (of_tomorrow("card_error"), of_tomorrow("of_tomorrow"), pay.CardDeclinedError(), pay.ServiceFailureError()):
        for same in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error), pay.from_dict(json.loads(error.to_json()))):
            assert (type(same), same.kind, same.retry) == (type(error), error.kind, error.retry)


def test_an_address_has_its_error_in_the_query_or_in_the_fragment() -> None:
    form = "error=access_denied&kind=fatal&state=a%2Bb+c"
    for url in (f"https://a.example/cb?{form}", f"https://a.example/cb?x=1#{form}", f"https://a.example/?{form}#x"):
        denied = shapes.from_url(url)
        assert isinstance(denied, shapes.AccessDeniedError)
        assert denied.state == "a+b c"
    for url in ("https://a.example/cb?error=access_denied", "https://a.example/cb", "", "#", "?%zz=%"):
        assert shapes.from_url(url) is None
    assert not hasattr(cluster, "from_url")


ENDS = json.loads((pathlib.Path(__file__).parents[1] / "ends.json").read_text("utf-8"))


@pytest.mark.parametrize("case", ENDS, ids=lambda case: f"{case['close']} {case['reason']}")
def test_a_websocket_is_closed_for_an_error_and_a_command_line_ends_with_its_code(case):
    error = ends.from_close(case["close"], case["reason"])
    if case["class"] is None:
        assert error is None
        return
    assert (type(error).__name__, error.code) == (f"{case['class']}Error", case["code"])
    assert error.message == case.get("message", error.message)
    for member, value in case["values"].items():
        assert getattr(error, member) == value
    assert ends.exit_code(error) == case["exit"]
    assert type(ends.from_dict(json.loads(error.to_json()))) is type(error)


def test_what_ends_otherwise_is_no_error_of_the_catalogue() -> None:
    class Own(ends.UnavailableError):
        pass

    class AccessError(Exception):
        pass

    assert [ends.exit_code(error) for error in (Own(), ends.APITimeoutError(), AccessError(), cluster.BadValueError(), KeyError())] == [69, 70, 1, 1, 1]
    assert ends.from_close(4001, "The session é has expired.".encode()).session == "é"
    for odd in (None, 7, {}, []):
        assert type(ends.from_close(4001, odd)) is ends.SessionExpiredError
    for code in ("4001", None, 4001.5, float("nan"), True, []):
        assert ends.from_close(code, "") is None
    assert not hasattr(cluster, "from_close") and not hasattr(cluster, "exit_code")


def test_every_error_has_the_values_of_all():
    body = {"error": {"type": "card_error", "code": "of_tomorrow", "param": "card", "charge": {"id": "ch_1", "amount": "7"}}, "trace": "t_1"}
    error = ledger.from_parts(status=402, headers={"X-Livemode": "true"}, body=body)
    assert isinstance(error, ledger.UnknownClientError)
    assert (error.param, error.trace_id, error.livemode, error.outcome) == ("card", "t_1", True, None)
    # A member that does not fit is left out, and what came is among the details.
    assert error.charge == {"id": "ch_1"} and error.details["charge"] == {"id": "ch_1", "amount": "7"}
    for other in (ledger.from_dict(error.to_dict()), pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert (other.param, other.trace_id, other.livemode, other.charge) == ("card", "t_1", True, {"id": "ch_1"})
    assert ledger.from_parts(status=402, body={"error": {"code": "card_declined"}, "trace": "t_2"}).trace_id == "t_2"
    assert ledger.CardDeclinedError(trace_id="t_3").trace_id == ledger.APIError(trace_id="t_3").trace_id == "t_3"
    assert str(ledger.ParameterMissingError(param="amount", count=1)) == "`amount` is missing, of 1. (parameter_missing, 400)"
    assert ledger.APITimeoutError().trace_id is None and ledger.CardDeclinedError().trace_id is None


def test_the_errors_of_an_operation_are_told_from_others():
    with pytest.raises(ledger.CREATE_PAYMENT_ERRORS):
        raise ledger.TooFastError()
    assert not isinstance(ledger.TooFastError(), ledger.REFUND_PAYMENT_ERRORS)
    assert isinstance(ledger.TooFastError(), ledger.CreatePaymentError)
    assert {"CREATE_PAYMENT_ERRORS", "CreatePaymentError"} <= {*ledger.__all__} & {*dir(ledger)}
    assert not hasattr(ledger, "AUDIT_ERRORS") and not hasattr(ledger, "AuditError")
