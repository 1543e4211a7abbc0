"""What error packages cost in Python: `import <module>` prints the milliseconds of an import, `decode` the microseconds from
a response to an exception."""

import json
import statistics
import sys
import time

MESSAGE = "This key has asked too often."
BODIES = {
    "errcat": {"error": {"code": "rate_limited", "message": MESSAGE, "details": {"retry_after": 7}, "request_id": "req_1"}},
    "openai": {"error": {"code": "rate_limit_exceeded", "message": MESSAGE, "type": "requests", "param": None}},
    "anthropic": {"type": "error", "error": {"type": "rate_limit_error", "message": MESSAGE}, "request_id": "req_1"},
    "stripe": {"error": {"code": "rate_limit", "message": MESSAGE, "type": "api_error"}},
}
HEADERS = {"content-type": "application/json", "retry-after": "7", "x-request-id": "req_1", "request-id": "req_1"}


def ways():
    import anthropic
    import evolution_errors
    import httpx2
    import openai
    import stripe
    from stripe._api_requestor import _APIRequestor

    responses = {
        name: httpx2.Response(429, headers=HEADERS, json=body, request=httpx2.Request("GET", "https://example.com/"))
        for name, body in BODIES.items()
    }
    clients = {"openai": openai.OpenAI(api_key="-"), "anthropic": anthropic.Anthropic(api_key="-")}
    requestor = _APIRequestor(client=None)
    text = json.dumps(BODIES["stripe"])

    def stripe_error():
        try:
            requestor.handle_error_response(text, 429, json.loads(text), HEADERS, "V1")
        except stripe.StripeError as error:
            return error

    return {
        "errcat": lambda: evolution_errors.from_response(responses["errcat"]),
        "openai": lambda: clients["openai"]._make_status_error_from_response(responses["openai"]),
        "anthropic": lambda: clients["anthropic"]._make_status_error_from_response(responses["anthropic"]),
        "stripe": stripe_error,
    }


def median(make):
    rounds = []
    for _ in range(15):
        start = time.perf_counter()
        for _ in range(2_000):
            make()
        rounds.append((time.perf_counter() - start) / 2_000 * 1e6)
    return statistics.median(rounds)


if sys.argv[1] == "import":
    start = time.perf_counter()
    __import__(sys.argv[2])
    print((time.perf_counter() - start) * 1000)
else:
    made = ways()
    for name, make in made.items():
        assert MESSAGE in str(make()), name
    print(json.dumps({name: median(make) for name, make in made.items()}))
