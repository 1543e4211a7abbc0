"""Asks a service for each of its errors, by each HTTP client in turn, catches each by its class, and says what it caught."""

import asyncio
import importlib
import json
import sys

import aiohttp
import httpx
import requests


async def main(asked):
    said = []
    async with aiohttp.ClientSession() as session:
        for index, ask in enumerate(asked):
            api = importlib.import_module(ask["package"])
            try:
                method, url = ask["method"], ask["url"]
                if index % 3 == 0:
                    api.raise_if_error(httpx.request(method, url))
                elif index % 3 == 1:
                    api.raise_if_error(requests.request(method, url, timeout=10))
                else:
                    async with session.request(method, url) as response:
                        await api.raise_if_error_async(response)
                said.append("nothing was raised")
            except getattr(api, ask["class"]) as error:
                members = {member: getattr(error, member) for member in ask["members"]}
                facts = {"caught": api.is_known_error(error), "code": error.code}
                more = {"reason": error.reason, "message": error.message, "requestId": error.request_id, "members": members}
                said.append(facts if method == "HEAD" else facts | more)
    return said


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(json.load(sys.stdin)))))
