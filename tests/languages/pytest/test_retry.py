"""Whether, when and how often to try again: what the catalogue says, with a clock that only waits move."""

import asyncio
import re
import urllib.request

import aiohttp
import httpx
import pytest
import requests
import retrying_errors as api
from retrying_errors import RetryPolicy, next_delay, seeded, with_retry, with_retry_async


class Clock:
    def __init__(self):
        self.now, self.waits = 0.0, []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.waits.append(seconds)
        self.now += seconds

    async def sleep_async(self, seconds):
        self.sleep(seconds)


def waits(error, *, most=10, seed=11, **options):
    """The waits before each attempt until it is given up."""
    policy, elapsed, found = RetryPolicy(random=seeded(seed)), 0.0, []
    for attempt in range(1, most):
        delay = next_delay(error, attempt=attempt, elapsed=elapsed, policy=policy, **{"idempotent": True, **options})
        if delay is None:
            return found
        found.append(delay)
        elapsed += delay
    return found


def failed(status, code=None, headers=None, **more):
    return api.from_parts(status=status, headers=headers or {}, body={"error": {"code": code, **more}})


def test_the_same_seed_draws_the_same_numbers_as_in_other_languages():
    draw = seeded(1)
    assert [draw() for _ in range(3)] == [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]


def test_waits_grow_as_declared():
    assert waits(api.InternalError()) == [0.2, 0.6, 1.0, 1.0]
    first = seeded(11)
    assert waits(api.GatewayTimeoutError()) == [int(1000 * first()) / 1000, int(2000 * first()) / 1000]
    draw = seeded(11)
    equal = [int(wait / 2 + wait / 2 * draw()) / 1000 for wait in (1000, 1500, 2000, 2000)]
    found = waits(api.BadGatewayError())
    assert found == equal[: len(found)] and sum(found) <= 5 < sum(found) + 2
    assert 30 <= waits(api.UnavailableError(), most=2)[0] <= 60
    assert waits(api.ConflictError(), idempotent=True) == [0.2, 0.6, 1.0, 1.0]


@pytest.mark.parametrize("error", [api.BadRequestError(), api.PaymentRequiredError(), api.QuotaExceededError(reason="daily"), failed(418, "tomorrow"), api.APIAbortedError(), api.APIParseError(), failed(None)])
def test_some_errors_are_never_tried_again(error):
    assert waits(error) == []


def test_what_the_catalogue_does_not_know_goes_by_its_status():
    assert failed(599, "tomorrow").retry == "backoff" and waits(failed(599, "tomorrow")) == [0.2, 0.6, 1.0, 1.0]
    assert failed(429, "tomorrow").retry == "after-header" and failed(418).retry == "never" and failed(302).retry is None
    assert api.APIConnectionError().retry == "backoff" and len(waits(api.APITimeoutError())) == 1


def test_a_sub_code_goes_before_its_error():
    assert api.QuotaExceededError(reason="burst").retry == "after" and waits(api.QuotaExceededError(reason="burst"))[0] == 5
    assert api.QuotaExceededError(reason="queue").retry == "backoff" and api.QuotaExceededError().retry == "after-header"


def test_the_server_says_when_up_to_a_limit():
    assert waits(failed(429, "rate_limited", {"retry-after": "7"}), most=3) == [7, 7]
    assert waits(failed(429, "rate_limited", {"retry-after": "120"}), most=2) == [120]
    assert waits(failed(429, "rate_limited", {"retry-after": "121"})) == []
    patient = RetryPolicy(max_retry_after=200)
    assert next_delay(failed(429, "rate_limited", {"retry-after": "121"}), attempt=1, policy=patient) == 121
    assert waits(failed(503, "unavailable", {"retry-after": "7"}), most=2) == [30]
    assert waits(failed(503, "unavailable", {"retry-after": "90"}), most=2) == [90]


def test_the_reset_of_a_limit_counts_where_the_rule_asks_for_a_header():
    assert failed(429, "rate_limited", {"x-ratelimit-reset": "12"}).retry_after == 12
    assert failed(429, None, {"x-ratelimit-reset": "12"}).retry_after == 12
    assert failed(500, "internal_error", {"x-ratelimit-reset": "12"}).retry_after is None
    later = {"x-ratelimit-reset": "2000000030", "date": "Wed, 18 May 2033 03:33:20 GMT"}
    assert failed(429, "rate_limited", later).retry_after == 30
    assert failed(429, "rate_limited", {"x-ratelimit-reset": "2000000030", "date": "Wed, 18 May 2033 04:33:20 GMT"}).retry_after is None


def test_the_header_that_says_whether_goes_before_everything():
    assert failed(500, "internal_error", {"X-Should-Retry": "false"}).should_retry is False
    assert waits(failed(500, "internal_error", {"x-should-retry": "false"})) == []
    assert waits(failed(400, "bad_request", {"x-should-retry": "true"})) == [0.2, 0.6, 1.0, 1.0]
    assert waits(failed(500, "internal_error", {"x-should-retry": "true"}), idempotent=False) == []
    assert failed(500, "internal_error", {"x-should-retry": "yes"}).should_retry is None


def test_a_request_that_may_have_taken_effect_is_not_sent_twice():
    for error in (api.InternalError(), api.ConflictError(), api.DoneAlreadyError(), api.APIConnectionError(), failed(500)):
        assert next_delay(error, attempt=1) is None and next_delay(error, attempt=1, idempotent=True) is not None
    for error in (api.UnavailableError(), api.RateLimitedError(), failed(429)):
        assert error.processed == "no" and next_delay(error, attempt=1) is not None
    assert [api.DoneAlreadyError().processed, api.ConflictError().processed, failed(500).processed] == ["yes", "unknown", "unknown"]


def test_the_caller_may_go_less_far_or_further():
    policy = RetryPolicy(max_retries=1, max_elapsed=0.5)
    assert next_delay(api.InternalError(), attempt=1, idempotent=True, policy=policy) == 0.2
    assert next_delay(api.InternalError(), attempt=2, idempotent=True, policy=policy) is None
    assert next_delay(api.InternalError(), attempt=1, elapsed=0.4, idempotent=True, policy=policy) is None
    assert next_delay(api.InternalError(), attempt=10**9, idempotent=True, policy=RetryPolicy(max_retries=10**10)) == 1.0
    with pytest.raises(AttributeError):
        policy.max_retries = 3


def run(call, *, is_async, **options):
    """Runs a call with either helper, with a clock of its own: what it gives, and the waits."""
    clock = Clock()
    if not is_async:
        return clock, lambda: with_retry(call, sleep=clock.sleep, clock=clock, **options)

    async def called(attempt):
        return call(attempt)

    return clock, lambda: asyncio.run(with_retry_async(called, sleep=clock.sleep_async, clock=clock, **options))


both = pytest.mark.parametrize("is_async", [False, True])


@both
def test_a_call_is_repeated_until_it_succeeds(is_async):
    errors = [api.InternalError(), httpx.ConnectError("x"), requests.exceptions.ConnectionError("x")]
    seen, told = [], []

    def call(attempt):
        seen.append(attempt.number)
        if errors:
            raise errors.pop(0)
        return "done"

    clock, start = run(call, is_async=is_async, method="get", on_retry=lambda *given: told.append(given))
    assert start() == "done" and seen == [1, 2, 3, 4] and clock.waits == [0.2, 0.6, 1.0]
    assert [(attempt, delay, type(error).__name__) for attempt, delay, error in told] == [(1, 0.2, "InternalError"), (2, 0.6, "APIConnectionError"), (3, 1.0, "APIConnectionError")]


@pytest.mark.parametrize("method", ["GET", "head", "OPTIONS", "TRACE", "Put", "DELETE", "POST", "PATCH", "CONNECT", ""])
@both
def test_a_method_says_whether_a_request_may_be_sent_twice(is_async, method):
    def call(attempt):
        raise api.InternalError()

    for given, is_repeated in ({"method": method}, method not in ("POST", "PATCH", "CONNECT", "")), ({"method": method, "idempotent": False}, False):
        clock, start = run(call, is_async=is_async, **given)
        with pytest.raises(api.InternalError):
            start()
        assert bool(clock.waits) is is_repeated


@both
def test_the_last_error_is_raised_with_its_attempts_and_its_cause(is_async):
    def call(attempt):
        raise httpx.ReadTimeout("x", request=httpx.Request("GET", "https://example.com/?key=sk_live_query"))

    clock, start = run(call, is_async=is_async, idempotent=True)
    with pytest.raises(api.APITimeoutError) as raised:
        start()
    assert raised.value.attempts == 2 and len(clock.waits) == 1
    assert isinstance(raised.value.__cause__, httpx.ReadTimeout) and "sk_live" not in str(raised.value)


@both
def test_responses_are_judged_too(is_async):
    request = httpx.Request("POST", "https://example.com")
    limited = httpx.Response(429, headers={"Retry-After": "3"}, json={"error": {"code": "rate_limited"}}, request=request)
    fine = httpx.Response(200, request=request)
    for responses in ([limited, fine], [limited.raise_for_status, fine]):
        left = list(responses)

        def call(attempt, left=left):
            answer = left.pop(0)
            return answer() if callable(answer) else answer

        clock, start = run(call, is_async=is_async)
        assert start() is fine and clock.waits == [3]


@both
def test_a_mistake_and_a_result_that_is_no_response_pass(is_async):
    def mistaken(attempt):
        raise KeyError("mine")

    clock, start = run(mistaken, is_async=is_async, idempotent=True)
    with pytest.raises(KeyError):
        start()
    assert clock.waits == []
    for result in (None, (500, 501, 502), {"status": 500}, 500):
        clock, start = run(lambda attempt, result=result: result, is_async=is_async)
        assert start() is result


@both
def test_a_hook_vetoes(is_async):
    def call(attempt):
        raise api.UnavailableError()

    clock, start = run(call, is_async=is_async, on_retry=lambda attempt, delay, error: False)
    with pytest.raises(api.UnavailableError) as raised:
        start()
    assert raised.value.attempts == 1 and clock.waits == []


def test_a_hook_may_be_awaited():
    async def veto(attempt, delay, error):
        return attempt < 2

    async def call(attempt):
        raise api.UnavailableError()

    clock = Clock()
    with pytest.raises(api.UnavailableError) as raised:
        asyncio.run(with_retry_async(call, on_retry=veto, sleep=clock.sleep_async, clock=clock))
    assert raised.value.attempts == 2 and len(clock.waits) == 1


@both
def test_a_key_is_made_once_and_makes_a_request_safe_to_repeat(is_async):
    keys = []

    def call(attempt):
        keys.append(attempt.headers["Idempotency-Key"])
        assert attempt.idempotency_key == keys[-1]
        raise api.InternalError()

    clock, start = run(call, is_async=is_async, method="POST")
    with pytest.raises(api.InternalError):
        start()
    assert len(keys) == 5 and len(set(keys)) == 1
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", keys[0])


@both
def test_the_key_of_the_caller_stays_and_a_call_that_ignores_the_key_stays_protected(is_async):
    keys = []

    def call(attempt):
        keys.append(attempt.headers)
        raise api.InternalError()

    _, start = run(call, is_async=is_async, idempotency_key="mine")
    with pytest.raises(api.InternalError):
        start()
    assert keys == [{"Idempotency-Key": "mine"}] * 5

    def ignores(attempt):
        raise api.InternalError()

    _, start = run(ignores, is_async=is_async, method="POST")
    with pytest.raises(api.InternalError) as raised:
        start()
    assert raised.value.attempts == 1


@both
def test_a_key_counts_as_sent_only_once_its_value_is_read(is_async):
    lookers = [repr, vars, lambda attempt: attempt.headers, lambda attempt: (repr(attempt.headers), len(attempt.headers), list(attempt.headers))]
    for look, count in [*((look, 1) for look in lookers), (lambda attempt: dict(attempt.headers), 5), (lambda attempt: httpx.Headers(attempt.headers), 5)]:
        seen = []

        def call(attempt, look=look, seen=seen):
            seen.append(look(attempt))
            raise api.InternalError()

        _, start = run(call, is_async=is_async, method="POST")
        with pytest.raises(api.InternalError):
            start()
        assert len(seen) == count


def test_every_client_takes_the_headers_of_an_attempt(server):
    server.answers = [(200, {}, {})]
    calls = [
        lambda attempt: httpx.post(server.url, headers=attempt.headers),
        lambda attempt: requests.post(server.url, headers=attempt.headers, timeout=5),
        lambda attempt: urllib.request.urlopen(urllib.request.Request(server.url, headers=attempt.headers)).close(),
        lambda attempt: asyncio.run(by_session(attempt)),
    ]

    async def by_session(attempt):
        async with aiohttp.ClientSession() as session, session.post(server.url, headers=attempt.headers):
            pass

    for call in calls:
        with_retry(call, idempotency_key="mine")
    assert [{name.title(): value for name, value in seen.items()}["Idempotency-Key"] for seen in server.seen] == ["mine"] * 4


def test_cancelling_a_task_ends_its_wait_at_once():
    async def call(attempt):
        raise api.UnavailableError()

    async def main():
        waiting = asyncio.Event()
        task = asyncio.create_task(with_retry_async(call, on_retry=lambda *_: waiting.set()))
        await waiting.wait()
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, 1)

    asyncio.run(main())


def test_no_timer_is_set_past_31_bits_of_milliseconds():
    policy = RetryPolicy(max_retry_after=1e12)
    asked = [failed(429, "rate_limited", {"retry-after": "99999999999"})]
    clock = Clock()

    def call(attempt):
        if asked:
            raise asked.pop()
        return "done"

    assert with_retry(call, policy=policy, sleep=clock.sleep, clock=clock) == "done"
    assert clock.waits == [2_147_483.0]
