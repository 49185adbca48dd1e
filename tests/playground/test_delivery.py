"""Webhook delivery: posted until taken, in order within a chat, never more at once than allowed."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from playground.core import Cloud, Person
from playground.delivery import Patience
from playground.server import make_app

Until = Callable[[Callable[[], bool]], Awaitable[None]]
PATIENCE = Patience(first=0.005, longest=0.01, timeout=5)


@dataclass
class Hook:
    """A bot's webhook that can be told how to answer."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    at_once: int = 0
    most_at_once: int = 0

    async def take(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.texts.append(body["message"]["text"])
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await self.gate.wait()
        self.at_once -= 1
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def hook(cloud: Cloud) -> AsyncIterator[Hook]:
    hook = Hook()
    hook.gate.set()
    receiver = web.Application()
    receiver.router.add_post("/hook", hook.take)
    servers = [TestServer(receiver), TestServer(make_app(cloud, patience=PATIENCE))]
    for server in servers:
        await server.start_server()
    hook.url = str(servers[0].make_url("/hook"))
    yield hook
    for server in reversed(servers):
        await server.close()


def set_webhook(cloud: Cloud, hook: Hook, **more: object) -> None:
    cloud.call(cloud.bot.token, "setWebhook", {"url": hook.url, "secret_token": "s3cret", **more})


async def test_what_waits_and_what_comes_is_posted_with_the_secret(
    cloud: Cloud, hook: Hook, li: int, until: Until
) -> None:
    set_webhook(cloud, hook)
    cloud.say(li, "a")
    await until(lambda: not len(cloud.updates))
    cloud.say(li, "b")
    await until(lambda: not len(cloud.updates))
    assert hook.texts == ["/start", "a", "b"]
    assert set(hook.secrets) == {"s3cret"}


async def test_posted_again_until_taken_in_order(cloud: Cloud, hook: Hook, li: int, until: Until) -> None:
    hook.statuses = [500, 302, 404, 200, 503]
    set_webhook(cloud, hook)
    cloud.say(li, "a")
    await until(lambda: not len(cloud.updates))
    assert hook.texts == ["/start"] * 4 + ["a"] * 2
    info = cloud.call(cloud.bot.token, "getWebhookInfo", {})
    assert isinstance(info, dict)
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert info["pending_update_count"] == 0


@pytest.mark.parametrize("allowed", [1, 2])
async def test_never_more_at_once_than_allowed(
    cloud: Cloud, hook: Hook, li: int, until: Until, allowed: int
) -> None:
    for number in range(200, 204):
        cloud.join(Person(number, "P"))
        cloud.start(number)
    hook.gate.clear()
    set_webhook(cloud, hook, max_connections=allowed)
    await until(lambda: hook.at_once == allowed)
    hook.gate.set()
    await until(lambda: not len(cloud.updates))
    assert hook.most_at_once == allowed
    assert len(hook.texts) == 5


async def test_a_chat_has_one_post_at_a_time(cloud: Cloud, hook: Hook, li: int, until: Until) -> None:
    for text in "abc":
        cloud.say(li, text)
    set_webhook(cloud, hook, max_connections=40)
    await until(lambda: not len(cloud.updates))
    assert hook.most_at_once == 1
    assert hook.texts == ["/start", "a", "b", "c"]


async def test_nobody_listening_is_noted_and_tried_again(
    cloud: Cloud, hook: Hook, li: int, until: Until, unused_tcp_port: int
) -> None:
    cloud.call(cloud.bot.token, "setWebhook", {"url": f"http://127.0.0.1:{unused_tcp_port}/"})
    webhook = cloud.updates.webhook
    assert webhook is not None
    await until(lambda: webhook.error is not None)
    assert webhook.error is not None
    assert webhook.error.startswith("Connection failed: ")
    set_webhook(cloud, hook)
    await until(lambda: not len(cloud.updates))
    assert hook.texts == ["/start"]


async def test_after_delete_webhook_nothing_is_posted(
    cloud: Cloud, hook: Hook, li: int, until: Until
) -> None:
    set_webhook(cloud, hook)
    await until(lambda: not len(cloud.updates))
    cloud.call(cloud.bot.token, "deleteWebhook", {})
    cloud.say(li, "kept")
    await asyncio.sleep(0.02)
    assert hook.texts == ["/start"]
    assert len(cloud.updates) == 1
