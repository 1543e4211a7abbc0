"""What HTTP clients and the standard library raise in place of a response."""

import asyncio
import concurrent.futures
import errno
import http.client
import json
import socket
import ssl
import urllib.error

import aiohttp
import anyio
import httpcore
import httpx
import nested_errors as api
import pytest
import requests
import urllib3.exceptions as pools
from nested_errors import transport


def elsewhere(name, module):
    return type(name, (BaseException,), {"__module__": module})


KINDS = {
    api.APITimeoutError: [
        TimeoutError, asyncio.TimeoutError, concurrent.futures.TimeoutError, elsewhere("TooSlowError", "trio"), httpx.ReadTimeout,
        httpcore.ConnectTimeout, requests.ConnectTimeout, requests.ReadTimeout, pools.ReadTimeoutError, aiohttp.ServerTimeoutError,
    ],
    api.APIConnectionError: [
        ConnectionResetError, asyncio.IncompleteReadError, anyio.BrokenResourceError, anyio.EndOfStream, socket.gaierror, socket.herror,
        ssl.SSLError, http.client.IncompleteRead, urllib.error.URLError, httpx.ReadError, httpx.RemoteProtocolError, httpcore.ConnectError,
        httpcore.RemoteProtocolError, requests.ConnectionError, requests.exceptions.ChunkedEncodingError, requests.exceptions.RetryError, pools.MaxRetryError,
        pools.NewConnectionError, pools.ProtocolError, pools.ProxyError, pools.SSLError, aiohttp.ClientConnectionError,
        aiohttp.ClientPayloadError,
    ],
    api.APIAbortedError: [asyncio.CancelledError, concurrent.futures.CancelledError, elsewhere("Cancelled", "trio")],
    api.APIParseError: [
        json.JSONDecodeError, httpx.DecodingError, requests.exceptions.ContentDecodingError, requests.exceptions.InvalidJSONError,
        pools.DecodeError, aiohttp.ContentTypeError,
    ],
    type(None): [
        http.client.InvalidURL, http.client.CannotSendRequest, urllib.error.HTTPError, httpx.UnsupportedProtocol, httpx.LocalProtocolError,
        requests.exceptions.InvalidProxyURL, pools.LocationParseError,
    ],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "raised"), [(kind, raised) for kind, all_raised in KINDS.items() for raised in all_raised])
def test_what_is_raised_is_of_its_kind(kind, raised):
    # Their constructors want responses and pools, which say nothing of the kind.
    exception = raised.__new__(raised)
    error = api.from_exception(exception)
    assert type(error) is kind
    assert error is None or error.__cause__ is exception


def test_every_name_that_is_known_is_that_of_a_class():
    tried = {f"{cls.__module__.partition('.')[0]}.{cls.__name__}" for all_raised in KINDS.values() for raised in all_raised for cls in raised.__mro__}
    # Since Python 3.11 these are the builtin class.
    assert set(transport._KINDS) - tried <= {"asyncio.TimeoutError", "concurrent.TimeoutError"}


@pytest.mark.parametrize(
    "raised",
    [
        urllib.error.URLError(TimeoutError()),
        requests.ConnectionError(pools.MaxRetryError(None, "/", pools.ConnectTimeoutError())),
        requests.ConnectionError(pools.ProtocolError("x", TimeoutError())),
    ],
)
def test_a_connection_that_failed_for_want_of_time_is_a_timeout(raised):
    assert type(api.from_exception(raised)) is api.APITimeoutError


def test_an_error_of_the_system_counts_if_it_is_of_the_network():
    assert type(api.from_exception(OSError(errno.ENETUNREACH, "x"))) is api.APIConnectionError
    assert api.from_exception(OSError(errno.ENOSPC, "x")) is None


def test_causes_may_be_a_ring():
    first, second = ConnectionError("x"), ConnectionError("y")
    first.__cause__, second.__cause__ = second, first
    assert type(api.from_exception(first)) is api.APIConnectionError
