"""What a type checker must accept and refuse; each refusal is marked for both checkers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NoReturn

import messages_errors
import cluster_errors
import database_errors
import desks_errors
import flood_errors
import ledger_errors
import pay_errors
import store_errors
import forms_errors
import numbers_errors
import quota_errors
from nested_errors import (
    CATALOGUE,
    APIAbortedError,
    APIConnectionError,
    APIError,
    APIParseError,
    Attempt,
    AwkwardError,  # pyright: ignore[reportDeprecated]
    CapacityExceededError,
    InternalError,
    InvalidCredentialsError,
    KnownErrors,
    NotAllowedError,
    QuotaHitError,
    QuotasSpentError,
    RateLimitedError,
    RateLimitedErrorDetails,
    RateLimitError,
    RetryPolicy,
    ScopeRequiredError,
    TaskFailedError,
    TransportErrors,
    UnavailableError,
    UnknownErrors,
    ValidationFailedError,
    from_body,
    from_dict,
    from_exception,
    from_parts,
    from_response,
    is_known_error,
    next_delay,
    raise_if_error,
    raise_if_error_async,
    with_retry,
    with_retry_async,
)


def never(value: NoReturn) -> NoReturn:
    raise AssertionError(value)


def by_class(error: KnownErrors) -> float:
    match error:
        case InvalidCredentialsError():
            return error.status
        case ScopeRequiredError(scope=scope):
            return len(scope)
        case RateLimitedError():
            wait: float = error.retry_after + error.details["retry_after"]
            return wait
        case CapacityExceededError():
            status: Literal[429, 503] = error.status
            reason: Literal["daily_quota", "concurrent_submissions", "queue_full"] | None = error.reason
            return status if reason is None else error.details.get("used", 0)
        case ValidationFailedError():
            return len([field["message"] for field in error.errors if field.get("class") is None])
        case AwkwardError():  # pyright: ignore[reportDeprecated]
            kind: Literal["a", 'b"c'] = error.type
            return len(kind) + len(error.self_) + (error.class_ or 0)
        case QuotasSpentError():
            kinds: Mapping[str, Literal["soft", "hard"]] | None = error.kinds
            return sum(error.used.values()) + error.details["waits"]["search"] + len(kinds or {})
        case NotAllowedError() | InternalError() | UnavailableError() | TaskFailedError():
            return 0
        case _:
            never(error)


def by_code(error: KnownErrors) -> float:
    if error.code == "rate_limited":
        retry: Literal["after-header"] = error.retry
        return len(retry) + error.retry_after
    if error.code == "validation_failed":
        return error.count + error.status
    match error.code:
        case "invalid_credentials" | "scope_required" | "capacity_exceeded" | "awkward" | "quotas_spent":
            return 1
        case "permission" | "internal_error" | "unavailable" | "task_failed":
            return 2
        case _:
            never(error.code)


def incomplete(error: KnownErrors) -> int:
    match error.code:
        case "rate_limited":
            return 1
        case _:
            never(error.code)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def misspelt(error: KnownErrors) -> bool:
    return error.code == "rate_limitd"  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]


def caught(error: APIError) -> float:
    if is_known_error(error):
        return by_class(error) + by_code(error)
    try:
        raise error
    except RateLimitedError as limited:
        return limited.retry_after
    except RateLimitError as limited:
        return limited.retry_after or 0
    except APIError as other:
        code: str | None = other.code
        return other.status or len(code or "")


def decoded() -> float:
    error = from_parts(status=429, headers={"Retry-After": "3"}, body="{}")
    return by_class(error) if is_known_error(error) else caught(from_body({}))


made: tuple[KnownErrors, ...] = (
    RateLimitedError(retry_after=3, request_id="req_1"),
    CapacityExceededError(),
    CapacityExceededError(reason="queue_full", used=1),
    ValidationFailedError(count=1, errors=[{"field": "a", "message": "b"}]),
    AwkwardError(type="a", self_="", async_=True, class_=1, from_=["x"], code_={}, constructor=""),  # pyright: ignore[reportDeprecated]
    RateLimitedError(),  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    RateLimitedError(3),  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    CapacityExceededError(reason="tired"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ValidationFailedError(count=1, errors=[], table="users"),  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
)

def in_place_of_a_response(exception: Exception) -> str:
    error: KnownErrors | UnknownErrors | TransportErrors | None = from_exception(exception)
    if error is None:
        raise exception
    if is_known_error(error):
        return by_class(error).hex()
    match error:
        case APIConnectionError() | APIAbortedError():
            return error.processed
        case APIParseError():
            return error.message
        case _:
            received: int | None = error.received.status
            return str(received)


class Response:
    status_code = 200


def call(attempt: Attempt) -> Response:
    key: str | None = attempt.idempotency_key
    return Response() if key else raise_if_error(Response())


async def call_async(attempt: Attempt) -> Response:
    return await raise_if_error_async(call(attempt))


async def again(error: KnownErrors) -> float | None:
    policy = RetryPolicy(max_retries=2)
    response: Response = with_retry(call, policy=policy, method="POST", on_retry=lambda attempt, delay, error: delay < 3)
    response = await with_retry_async(call_async, policy=policy, idempotent=True)
    with_retry(call, polcy=policy)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    restored = from_dict(error.to_dict())
    if is_known_error(restored) and restored.code == "scope_required":
        never: Literal["no"] = restored.processed
        return len(never)
    old: QuotaHitError = CapacityExceededError()
    details: RateLimitedErrorDetails = {"retry_after": 3}
    len(error.user_message)  # type: ignore[union-attr]  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType, reportAttributeAccessIssue]
    return next_delay(from_response(response), attempt=1, policy=policy) or details["retry_after"] or old.status


title: str = CATALOGUE["rate_limited"].title
CATALOGUE["rate_limitd"]  # type: ignore[index]  # pyright: ignore[reportArgumentType]


def support(error: ledger_errors.APIError) -> tuple[str | None, Literal["blocked", "declined"] | None, bool | None]:
    if isinstance(error, ledger_errors.ParameterMissingError):
        param: str = error.param
        return param, error.outcome, error.livemode
    return error.trace_id, error.outcome, error.livemode


ledger_errors.ParameterMissingError(count=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def refused(error: ledger_errors.CreatePaymentError) -> str:
    match error:
        case ledger_errors.CardDeclinedError():
            return error.reason or ""
        case ledger_errors.ParameterMissingError():
            return error.param
        case ledger_errors.TooFastError():
            return "later"


def pay() -> str:
    try:
        raise ledger_errors.TooFastError()
    except ledger_errors.CREATE_PAYMENT_ERRORS as error:
        return refused(error)


refund: ledger_errors.RefundPaymentError = ledger_errors.TooFastError()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]


def left(error: quota_errors.APIError) -> int:
    limit: quota_errors.RateLimit | None = error.rate_limit
    return 0 if limit is None or limit.remaining is None else limit.remaining


def trait(error: Exception) -> bool:
    wanted: cluster_errors.Trait = "transient"
    cluster_errors.has_trait(error, "transiet")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    return cluster_errors.has_trait(error, wanted)


def kind(error: pay_errors.KnownErrors | pay_errors.UnknownErrors) -> str:
    declined: Literal["card_error"] = pay_errors.CardDeclinedError().kind
    none: None = pay_errors.OfNobodyError().kind
    every: list[pay_errors.Kind] = ["card_error", "api-error", declined]
    every.append("card_eror")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    payment: pay_errors.PaymentError = pay_errors.CardDeclinedError()
    return error.kind or f"{none}{payment}"


def number(error: numbers_errors.KnownErrors) -> int:
    match error.code:
        case 0:
            return error.status
        case -3 | 40001:
            return 1
        case _:
            never(error.code)


def message(error: messages_errors.KnownErrors) -> float | None:
    return error.retry_after if isinstance(error, messages_errors.RateLimitedError) else error.status


def either_status(error: store_errors.VersionConflictError) -> Literal[409, 412]:
    only: Literal[409] = error.status  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    return error.status if only else 412


def pointers(error: forms_errors.APIError) -> list[str]:
    """The errors of a list are the union of all, and each narrows."""
    found: list[str] = []
    for one in error.errors:
        if isinstance(one, forms_errors.TooShortError) and one.pointer is not None:
            found.append(one.pointer)
    return found


def asked(error: flood_errors.FloodWaitError) -> str:
    code: flood_errors.ErrorCode = error.code
    return code


def missing(code: desks_errors.ErrorCode) -> bool:
    return code == "not_found"


def order_title() -> str:
    """Where several errors have one code, the table calls each by its name."""
    return desks_errors.CATALOGUE["order_not_found"].title


def host(error: Exception) -> str | None:
    """A case is also what it is a case of, which says no more of its values than that they may be."""
    return error.host if isinstance(error, database_errors.ConnectionExceptionError) else None


def bad_value(error: database_errors.CheckViolationError) -> ValueError:
    return error
