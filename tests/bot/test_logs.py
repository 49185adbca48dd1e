"""What people type, who they are and the token are in no log record, however much is logged."""

import logging
from collections.abc import Iterator

import pytest
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.application import Lianxin
from bot.pace import Pace
from bot.settings import load
from playground.core.faults import Fault, FaultKind
from playground.server import make_app
from tests import notebook
from tests.chat import BOT, World
from tests.logged import everything_to
from tests.waiting import until

SECRETS = ("typed-secret", "Wangsurname", "payload-secret", BOT.token, "test-token", "wrong-typed")


class Collector(logging.Handler):
    """Keeps every record as it would be written, and all that hangs on it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        whole = {
            name: value
            for name, value in vars(record).items()
            if name not in {"pathname", "filename", "taskName"}
        }
        self.lines.append(f"{record.name}: {self.format(record)} {whole}")


@pytest.fixture
def everything() -> Iterator[Collector]:
    collector = Collector()
    with everything_to(collector):
        yield collector


async def test_nothing_anybody_typed_is_logged(
    kernel: World, mishaps: notebook.Mishaps, everything: Collector
) -> None:
    server = TestServer(make_app(kernel.cloud))
    await server.start_server(access_log=None)  # it plays Telegram, and is not ours
    root = str(server.make_url("")).rstrip("/")
    services = kernel.bot.services
    settings = load(
        bot_token=SecretStr(BOT.token), api_base=root, database_url=kernel.database.url, _env_file=None
    )
    await kernel.bot.stop()
    kernel.bot = Lianxin(type(services)(settings, services.database, services.clock), None, Pace(1e5))
    await kernel.bot.start()
    wang = kernel.person("Wangsurname", language="en")
    kernel.cloud.start(wang.id)
    mishaps.extend(ValueError("wrong-typed") for _ in range(3))
    for typed in ("/jot", "typed-secret", "typed-secret 2", "typed-secret 3"):
        kernel.cloud.say(wang.id, typed)
    kernel.cloud.faults.add(Fault("sendMessage", FaultKind.TROUBLE, after=1))
    kernel.cloud.faults.add(
        Fault("answerCallbackQuery", FaultKind.REFUSED, code=400, description="payload-secret")
    )
    await until(lambda: any("filed" in message.text for message in wang.messages))
    newest = [message for message in wang.messages if message.from_bot][-1]
    kernel.cloud.forge(wang.id, newest.id, "payload-secret")
    await until(lambda: not len(kernel.cloud.faults))
    await kernel.bot.line.idle()
    await kernel.bot.stop()
    await server.close()
    said = "\n".join(everything.lines)
    assert {"telegram", "bot", "apscheduler"} <= {
        line.split(".")[0].split(":")[0] for line in everything.lines
    }
    for secret in SECRETS:
        assert secret not in said, next(line for line in everything.lines if secret in line)
    assert "parked" in said


def test_libraries_lose_arguments_and_exceptions_their_messages(everything: Collector) -> None:
    logging.getLogger("telegram.ext").error('Update "%s" caused', {"text": "typed-secret"})
    logging.getLogger("httpcore.http11").debug("send_request_headers.started request='typed-secret'")
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: <Task typed-secret>")
    try:
        dict[str, int]()["typed-secret"]
    except KeyError:
        logging.getLogger("bot.anything").exception("step %d failed", 7)
    said = "\n".join(everything.lines)
    assert "typed-secret" not in said
    assert "telegram.ext: Update" in said
    assert "step 7 failed [KeyError at " in said
