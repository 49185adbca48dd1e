"""The webhook, over real HTTP: what is taken is stored, what is not ours is turned away."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from io import BytesIO

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.application import Lianxin, Transport
from bot.ingress import LARGEST, Webhook
from bot.pace import Pace
from bot.settings import load
from playground.delivery import Patience
from playground.server import make_app
from playground.transport import InProcess
from storage import inbox
from storage.transact import Unavailable
from tests.chat import BOT, Chatter, World
from tests.waiting import until

SECRET = "a-secret_42"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def hook(kernel: World) -> AsyncIterator[str]:
    """The webhook of the bot, as its server serves it."""
    site = aiohttp.web.Application(client_max_size=LARGEST)
    site.add_routes(Webhook(kernel.bot.gate, SECRET).routes("/hook"))
    server = TestServer(site)
    await server.start_server()
    yield str(server.make_url("/hook"))
    await server.close()


def typed(li: Chatter, number: int, text: str) -> dict[str, object]:
    sender = {"id": li.id, "is_bot": False, "first_name": "Li", "language_code": "en"}
    chat = {"id": li.id, "type": "private"}
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    message = {
        "message_id": number,
        "from": sender,
        "chat": chat,
        "date": 1,
        "text": text,
        "entities": entities,
    }
    return {"update_id": number, "message": message}


async def post(url: str, body: bytes, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {HEADER: secret}
    async with (
        aiohttp.ClientSession() as client,
        client.post(url, data=BytesIO(body), headers=headers) as answer,
    ):
        return answer.status


async def test_an_update_is_taken_and_handled_once(kernel: World, li: Chatter, hook: str) -> None:
    await kernel.settle()
    body = json.dumps(typed(li, 900, "/jot")).encode()
    assert [await post(hook, body) for _ in range(3)] == [200, 200, 200]
    await kernel.bot.line.idle()
    assert [text for text in li.look() if text.startswith("jot")] == ["jot: title?"]


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "\xff\xfe"])
async def test_without_the_secret_nothing_is_read(
    kernel: World, li: Chatter, hook: str, secret: str | None
) -> None:
    assert await post(hook, json.dumps(typed(li, 900, "/jot")).encode(), secret) == 403
    assert kernel.database.run(inbox.left) == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"1",
        b"{}",
        b'{"update_id": "7"}',
        b'{"update_id": true}',
        b"[" * 200_000,
    ],
    ids=["empty", "torn", "bytes", "list", "number", "nothing", "text", "truth", "deep"],
)
async def test_what_is_no_update_is_refused(hook: str, body: bytes) -> None:
    assert await post(hook, body) == 400


async def test_what_is_too_large_is_refused(hook: str) -> None:
    assert await post(hook, b" " * (LARGEST + 1)) == 413


async def test_200_is_answered_only_when_the_update_is_stored(
    kernel: World, li: Chatter, hook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kernel.settle()
    store, away = inbox.store, [True]

    def flaky(*args: object, **kwargs: object) -> set[int]:
        if away[0]:
            raise Unavailable
        return store(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(inbox, "store", flaky)
    posting = asyncio.create_task(post(hook, json.dumps(typed(li, 900, "/jot")).encode()))
    await asyncio.sleep(0.1)
    assert not posting.done()
    assert kernel.bot.health.troubles == ["database"]
    away[0] = False
    assert await posting == 200


async def test_a_whole_bot_serves_by_webhook(
    notebooks: None, kernel: World, unused_tcp_port_factory: Callable[[], int]
) -> None:
    """Started as in earnest: it tells Telegram where it listens, and is posted to with the secret."""
    port, health = unused_tcp_port_factory(), unused_tcp_port_factory()
    server = TestServer(make_app(kernel.cloud, patience=Patience(first=0.01, longest=0.05)))
    await server.start_server()
    services = kernel.bot.services
    settings = load(
        **services.settings.model_dump(exclude_defaults=True)
        | {
            "webhook_url": f"http://127.0.0.1:{port}/secret-path",
            "webhook_port": port,
            "webhook_secret": SECRET,
            "health_port": health,
        },
        _env_file=None,
    )
    await kernel.bot.stop()
    transport = Transport(InProcess(kernel.cloud), InProcess(kernel.cloud))
    kernel.bot = Lianxin(type(services)(settings, services.database, services.clock), transport, Pace(1e5))
    await kernel.bot.start()
    wang = kernel.person("Wang", language="en")
    kernel.cloud.start(wang.id)
    kernel.cloud.say(wang.id, "/jot")
    await until(lambda: any(message.text == "jot: title?" for message in wang.messages))
    webhook = kernel.cloud.updates.webhook
    assert webhook is not None
    assert (webhook.secret, webhook.max_connections, webhook.error) == (SECRET, 1, None)
    assert kernel.bot.application.bot.id == BOT.id
    async with aiohttp.ClientSession() as client, client.get(f"http://127.0.0.1:{health}/health") as answer:
        assert (answer.status, await answer.json()) == (200, {"well": True, "troubles": []})
    await server.close()
