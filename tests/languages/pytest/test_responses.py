"""Responses of the real HTTP clients, over a real connection, become errors; so does what the clients raise."""

import asyncio
import http.client
import json
import socket
import traceback
import urllib.error
import urllib.request

import aiohttp
import httpx
import nested_errors as api
import pytest
import requests
import values_errors as values
from conftest import SECRETS, limited

HTML = (502, {"Content-Type": "text/html"}, b"<html>" + b"x" * 5000)


def by_httpx(url):
    return api.from_response(httpx.get(url))


def by_httpx_unread(url):
    with httpx.stream("GET", url) as response:
        return api.from_response(response)


def by_requests(url):
    return api.from_response(requests.get(url, timeout=5))


def by_requests_unread(url):
    return api.from_response(requests.get(url, timeout=5, stream=True))


def by_urllib(url):
    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(url)
    with raised.value:
        return api.from_response(raised.value)


def by_http_client(url):
    connection = http.client.HTTPConnection(url.removeprefix("http://"))
    connection.request("GET", "/")
    error = api.from_response(connection.getresponse())
    connection.close()
    return error


def by_httpx_async(url):
    async def call():
        async with httpx.AsyncClient() as client, client.stream("GET", url) as response:
            return await api.from_response_async(response)

    return asyncio.run(call())


def by_aiohttp(url):
    async def call():
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            return await api.from_response_async(response)

    return asyncio.run(call())


def by_aiohttp_read(url):
    async def call():
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            await response.read()
            return api.from_response(response)

    return asyncio.run(call())


WAYS = [by_httpx, by_httpx_unread, by_requests, by_requests_unread, by_urllib, by_http_client, by_httpx_async, by_aiohttp, by_aiohttp_read]


@pytest.mark.parametrize("way", WAYS)
def test_any_client_gives_the_same_error(server, way):
    server.answers = [limited(), HTML]
    error = way(server.url)
    assert type(error) is api.RateLimitedError
    assert (error.request_id, error.retry_after, error.message, error.received.status) == ("req_1", 7, "Slow down.", 429)
    assert error.body_preview is None
    page = way(server.url)
    assert type(page) is api.UnknownServerError
    assert page.status == 502 and page.body_preview == "<html>" + "x" * 2042


def test_a_tuple_is_a_response():
    status, headers, body = limited()
    for given in (body, json.dumps(body), json.dumps(body).encode()):
        error = api.from_response((status, headers, given))
        assert type(error) is api.RateLimitedError and error.retry_after == 7


def test_an_exception_that_holds_a_response_is_its_error(server):
    server.answers = [limited(), limited(), (404, {}, b"")]
    for get in (lambda: httpx.get(server.url), lambda: requests.get(server.url, timeout=5)):
        with pytest.raises((httpx.HTTPStatusError, requests.HTTPError)) as raised:
            get().raise_for_status()
        error = api.from_exception(raised.value)
        assert type(error) is api.RateLimitedError and error.retry_after == 7 and error.__cause__ is raised.value
    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(server.url)
    assert type(api.from_exception(raised.value)) is api.UnknownAPIError


def test_a_retry_helper_takes_the_tuples_that_are_responses():
    for headers in ({}, httpx.Headers({"x": "y"}), [("Retry-After", "7")], ()):
        with pytest.raises(api.RateLimitedError):
            api.with_retry(lambda attempt, headers=headers: (429, headers, limited()[2]), policy=api.RetryPolicy(max_retries=0))
    for result in ((200, {}, b""), (404, 500, 600), (429, "x", b""), (429, {}), (429, [1], b""), ("429", {}, b""), (429, None, b"")):
        assert api.with_retry(lambda attempt, result=result: result) is result


@pytest.mark.parametrize("response", [None, 3, "x", object(), (), (1, 2, 3), Exception(), {"status": 429}])
def test_what_is_no_response_gives_an_unknown_error(response):
    assert type(api.from_response(response)) is api.UnknownAPIError
    assert api.raise_if_error(response) is response


def test_an_aiohttp_response_that_was_not_read_has_no_body_without_await(server):
    async def call():
        async with aiohttp.ClientSession() as session, session.get(server.url) as response:
            return api.from_response(response)

    server.answers = [limited()]
    assert type(asyncio.run(call())) is api.UnknownRateLimitError


def test_only_failures_are_raised(server):
    server.answers = [(200, {}, {}), limited(), (304, {}, b""), limited()]
    response = httpx.get(server.url)
    assert api.raise_if_error(response) is response
    with pytest.raises(api.RateLimitedError):
        api.raise_if_error(requests.get(server.url, timeout=5))
    assert api.raise_if_error((399, {}, b"")) == (399, {}, b"")
    with pytest.raises(api.UnknownAPIError):
        api.raise_if_error((400, {}, b""))

    async def call():
        async with aiohttp.ClientSession() as session:
            async with session.get(server.url) as response:
                assert await api.raise_if_error_async(response) is response
            async with session.get(server.url) as response:
                await api.raise_if_error_async(response)

    with pytest.raises(api.RateLimitedError):
        asyncio.run(call())


def test_a_success_is_read_only_if_it_is_json_and_a_broken_one_is_none(server):
    JSON = {"Content-Type": "application/json"}
    failed = {"ok": False, "code": "channel_not_found"}
    torn = (200, {**JSON, "Content-Length": "99"}, failed)
    sync = [lambda: httpx.stream("GET", server.url), lambda: requests.get(server.url, timeout=5, stream=True)]
    for open_stream in sync:
        server.answers = [(200, JSON, failed), (200, JSON, {"ok": True}), (200, {"Content-Type": "text/event-stream"}, failed), torn]
        with open_stream() as response, pytest.raises(values.ChannelNotFoundError):
            values.raise_if_error(response)
        with open_stream() as response:
            assert values.raise_if_error(response).json() == {"ok": True}
        with open_stream() as response:
            values.raise_if_error(response)
            assert not (response.is_stream_consumed if isinstance(response, httpx.Response) else response._content_consumed)
        with open_stream() as response, pytest.raises(values.APIConnectionError):
            values.raise_if_error(response)

    async def call():
        server.answers = [torn]
        async with httpx.AsyncClient() as client, client.stream("GET", server.url) as response:
            await values.raise_if_error_async(response)

    with pytest.raises(values.APIConnectionError):
        asyncio.run(call())


def refused():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/?key=sk_live_query"


async def by_session(url, **options):
    async with aiohttp.ClientSession() as session, session.get(url, **options) as response:
        await response.read()


@pytest.mark.parametrize(
    "call",
    [
        lambda url: httpx.get(url),
        lambda url: requests.get(url, timeout=5),
        lambda url: asyncio.run(by_session(url)),
        lambda url: urllib.request.urlopen(url),
        lambda url: socket.create_connection(("127.0.0.1", int(url.split(":")[2].split("/")[0]))),
    ],
)
def test_a_refused_connection_is_a_failed_connection(call):
    with pytest.raises(Exception) as raised:
        call(refused())
    error = api.from_exception(raised.value)
    assert type(error) is api.APIConnectionError and error.__cause__ is raised.value
    assert str(error) == "the connection failed" and not api.is_known_error(error)
    shown = [repr(error), str(error), json.dumps(error.to_dict()), *traceback.format_exception_only(error)]
    assert not any(secret in text for text in shown for secret in SECRETS)


@pytest.mark.parametrize("call", [lambda url: httpx.get(url), lambda url: requests.get(url, timeout=5), lambda url: asyncio.run(by_session(url))])
def test_a_dropped_connection_is_a_failed_connection(server, call):
    server.answers = [(None, {}, b"")]
    with pytest.raises(Exception) as raised:
        call(server.url)
    assert type(api.from_exception(raised.value)) is api.APIConnectionError


def never(url):
    async def call():
        await asyncio.wait_for(asyncio.sleep(60), 0.01)

    asyncio.run(call())


@pytest.mark.parametrize(
    "call",
    [
        lambda url: httpx.get(url, timeout=0.01),
        lambda url: requests.get(url, timeout=0.01),
        lambda url: asyncio.run(by_session(url, timeout=aiohttp.ClientTimeout(0.01))),
        lambda url: asyncio.run(by_session(url, timeout=aiohttp.ClientTimeout(sock_read=0.01))),
        lambda url: urllib.request.urlopen(url, timeout=0.01),
        never,
    ],
)
def test_a_late_answer_is_a_timeout(call):
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(Exception) as raised:
        call(f"http://127.0.0.1:{silent.getsockname()[1]}")
    error = api.from_exception(raised.value)
    assert type(error) is api.APITimeoutError and isinstance(error, api.APIConnectionError)


def test_a_body_that_is_no_json_could_not_be_parsed(server):
    async def by_json(url):
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            await response.json()

    server.answers = [(200, *HTML[1:])]
    for call in (
        lambda: httpx.get(server.url).json(),
        lambda: requests.get(server.url, timeout=5).json(),
        lambda: asyncio.run(by_json(server.url)),
    ):
        with pytest.raises(Exception) as raised:
            call()
        assert type(api.from_exception(raised.value)) is api.APIParseError


async def by_status(url):
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        response.raise_for_status()


@pytest.mark.parametrize(
    "call",
    [
        lambda url: httpx.get(url).raise_for_status(),
        lambda url: requests.get(url, timeout=5).raise_for_status(),
        lambda url: asyncio.run(by_status(url)),
        lambda url: urllib.request.urlopen(url),
    ],
)
def test_a_status_that_a_client_raises_is_an_error_of_the_api(server, call):
    server.answers = [limited()]
    with pytest.raises(api.RateLimitError) as raised:
        api.with_retry(lambda attempt: call(server.url), policy=api.RetryPolicy(max_retries=0))
    assert (raised.value.retry_after, raised.value.attempts) == (7, 1)
    cause = raised.value.__cause__
    assert isinstance(cause, Exception) and not isinstance(cause, api.APIError)
    if isinstance(cause, urllib.error.HTTPError):
        cause.close()


def test_what_the_caller_took_back_is_aborted_and_a_mistake_stays_one():
    assert type(api.from_exception(asyncio.CancelledError())) is api.APIAbortedError
    mistakes = [ValueError("x"), KeyError(), OSError(2, "x"), FileNotFoundError(), httpx.UnsupportedProtocol("x"), requests.exceptions.MissingSchema()]
    for mistake in [*mistakes, api.RateLimitedError(retry_after=1), httpx.InvalidURL("x"), aiohttp.InvalidURL("x")]:
        assert api.from_exception(mistake) is None, mistake


def test_no_client_is_imported():
    import subprocess
    import sys

    program = "import sys, nested_errors; sys.exit(any(name in sys.modules for name in ('httpx', 'requests', 'aiohttp', 'asyncio', 'dataclasses')))"
    assert subprocess.run([sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {program}"]).returncode == 0
