"""Calls a server that fails, through the retry helpers with a clock of its own, and says how long it waited and how it ended."""

import asyncio
import json
import sys

import aiohttp
import httpx
import requests
import retrying_errors as api

NAMES = {"maxRetries": "max_retries", "maxRetryAfter": "max_retry_after"}
KEYWORDS = {"idempotencyKey": "idempotency_key"}


async def call(url, client, options):
    sends_key = options.pop("sendsKey", False)
    limits = {NAMES[name]: options.pop(name) for name in list(options) if name in NAMES}
    given = {KEYWORDS.get(name, name): value for name, value in options.items()}
    policy = api.RetryPolicy(**limits, random=api.seeded(7))
    method = given.get("method", "POST")
    waits = []

    async def sleep(seconds):
        waits.append(seconds)

    def one(attempt):
        headers = attempt.headers if sends_key else {}
        if client == "httpx":
            return httpx.request(method, url, headers=headers, timeout=0.5)
        return requests.request(method, url, headers=headers, timeout=0.5)

    async def one_async(attempt):
        headers = attempt.headers if sends_key else {}
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.5)) as session:
            # By itself it sends a request again whose connection was dropped, and tells nobody.
            session._retry_connection = False
            async with session.request(method, url, headers=headers) as response:
                await response.read()
                return response

    try:
        if client == "aiohttp":
            await api.with_retry_async(one_async, policy=policy, sleep=sleep, clock=lambda: sum(waits), **given)
        else:
            api.with_retry(one, policy=policy, sleep=waits.append, clock=lambda: sum(waits), **given)
        return {"waits": waits, "end": "fine", "attempts": None}
    except api.APIError as error:
        return {"waits": waits, "end": type(error).__name__, "attempts": error.attempts}


async def main(asked):
    return [await call(**ask) for ask in asked]


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(json.load(sys.stdin)))))
