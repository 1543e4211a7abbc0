"""Errors that come with a status of success."""

import asyncio
import json

import evolution_errors as evolution
import graphql_errors as graphql
import httpx
import json_rpc_errors as rpc
import oauth_errors as oauth
import requests
import slack_errors as slack
import wechat_errors as wechat

JSON_TYPE = {"Content-Type": "application/json; charset=utf-8"}
FINE = b'{"ok":true,"channel":{}}'
FAILED = [
    (b'{"ok":false,"error":"channel_not_found"}', slack.ChannelNotFoundError),
    (b'{"ok":false,"error":"new_one"}', slack.UnknownSlackError),
]


def raised(base, call, *given, **options):
    try:
        return call(*given, **options)
    except base as error:
        return error


def test_responses_of_every_client(server):
    url = server.url
    opened = []

    def streamed():
        opened.append(requests.get(url, timeout=5, stream=True))
        return opened[-1]

    for call in (lambda: httpx.get(url), lambda: requests.get(url, timeout=5), streamed):
        server.answers = [(200, JSON_TYPE, FINE)]
        fine = call()
        assert slack.raise_if_error(fine) is fine and fine.content == FINE
        for body, cls in FAILED:
            server.answers = [(200, JSON_TYPE, body)]
            assert type(raised(slack.SlackError, slack.raise_if_error, call())) is cls
            assert type(raised(slack.SlackError, slack.with_retry, lambda attempt, call=call: call())) is cls
            assert type(slack.from_response(call())) is cls
            server.answers = [(201, JSON_TYPE, body)]
            created = call()
            assert slack.raise_if_error(created) is created

    for response in opened:
        response.close()

    async def call_async():
        async with httpx.AsyncClient() as client, client.stream("GET", url) as response:
            return await slack.raise_if_error_async(response)

    server.answers = [(200, JSON_TYPE, FAILED[0][0])]
    assert type(raised(slack.SlackError, asyncio.run, call_async())) is slack.ChannelNotFoundError
    # What cannot be an error is not read.
    server.answers = [(200, JSON_TYPE, FINE)]
    with httpx.stream("GET", url) as unread:
        assert evolution.raise_if_error(unread) is unread and not unread.is_stream_consumed
    server.answers = [(201, JSON_TYPE, FINE)]
    with httpx.stream("GET", url) as unread:
        assert slack.raise_if_error(unread) is unread and not unread.is_stream_consumed


def test_rules_of_the_error():
    busy = slack.from_parts(status=200, body=b'{"ok":false,"error":"internal_error"}')
    assert (busy.retry, busy.processed, busy.status, busy.received.status) == ("backoff", "unknown", 500, 200)
    assert slack.next_delay(busy, attempt=1, idempotent=True) is not None
    assert slack.next_delay(busy, attempt=1, idempotent=False) is None
    parsed = json.loads(FAILED[0][0])
    assert type(raised(slack.SlackError, slack.with_retry, lambda attempt: parsed)) is slack.ChannelNotFoundError


def test_codes_of_a_success():
    for status, body, is_failed in (
        (201, b'{"errcode":40013,"errmsg":"invalid appid"}', True),
        (200, b'{"errcode":0,"errmsg":"ok"}', False),
        (200, b'{"access_token":"t"}', False),
        (302, b'{"errcode":40013,"errmsg":"invalid appid"}', False),
    ):
        response = httpx.Response(status, headers=JSON_TYPE, content=body)
        found = raised(wechat.WeChatError, wechat.raise_if_error, response)
        assert isinstance(found, wechat.WeChatError) == is_failed, body


def test_forms_and_addresses():
    FORM = {"Content-Type": "application/x-www-form-urlencoded"}
    for body, cls in ((b"error=bad_verification_code", oauth.BadVerificationCodeError), (b"access_token=t", httpx.Response)):
        response = httpx.Response(200, headers=FORM, content=body)
        assert type(raised(oauth.OAuthError, oauth.raise_if_error, response)) is cls
    for url in ("https://client.example.com/cb?error=access_denied&state=xyz", "https://client.example.com/cb#error=access_denied&state=xyz"):
        denied = oauth.from_url(url)
        assert isinstance(denied, oauth.AccessDeniedError) and denied.state == "xyz"
    assert oauth.from_url("https://client.example.com/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz") is None


def test_errors_beside_data_and_in_a_batch():
    def of(package, base, body):
        response = httpx.Response(200, headers=JSON_TYPE, json=body)
        found = raised(base, package.raise_if_error, response)
        return None if found is response else found

    failed = {"data": {"a": None}, "errors": [{"message": "m", "extensions": {"code": "FORBIDDEN"}}]}
    assert isinstance(of(graphql, graphql.GraphQLError, failed), graphql.ForbiddenError)
    assert of(graphql, graphql.GraphQLError, {"data": {"a": 1}, "errors": []}) is None
    result = {"jsonrpc": "2.0", "result": 7, "id": "1"}
    missing = {"jsonrpc": "2.0", "error": {"code": -32601, "message": "Method not found"}, "id": "5"}
    later = {"jsonrpc": "2.0", "error": {"code": -32603, "message": "Internal error"}, "id": "6"}
    batch = of(rpc, rpc.RpcError, [result, later, missing])
    assert isinstance(batch, rpc.MethodNotFoundError)
    assert [(type(each).__name__, each.request_id) for each in batch.errors] == [("InternalError", "6"), ("MethodNotFoundError", "5")]
    assert [each.body for each in batch.errors] == [later, missing] and batch.body == [result, later, missing]
    for body in ([result], result, []):
        assert of(rpc, rpc.RpcError, body) is None

