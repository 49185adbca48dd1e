"""A python-telegram-bot transport without sockets: requests go straight into a cloud in the same process."""

import asyncio
import re
from collections.abc import Mapping
from typing import IO
from urllib.parse import unquote

from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from playground.core.cloud import Cloud
from playground.core.errors import Dropped
from playground.core.values import Upload
from playground.front import Front, Reply

_ADDRESS = re.compile(r".*?/(?P<file>file/)?bot(?P<token>[^/]*)/(?P<rest>.+)$")
_READ_TIMEOUT = 5.0


class InProcess(BaseRequest):
    """The request object to give to PTB's `Bot` or builder, for methods and for getUpdates alike.

    Any base URL will do: only what follows `/bot` or `/file/bot` is looked at.
    """

    __slots__ = ("_front",)

    def __init__(self, cloud: Cloud) -> None:
        self._front = Front(cloud)

    @property
    def read_timeout(self) -> float:
        """How long an answer may be late."""
        return _READ_TIMEOUT

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(  # noqa: PLR0917 - the signature is python-telegram-bot's
        self,
        url: str,
        method: str,  # noqa: ARG002 - the cloud takes GET and POST alike
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - nothing is written
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - nothing is connected
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - there is no pool
    ) -> tuple[int, bytes]:
        """Answer as the server would: (status, body)."""
        address = _ADDRESS.match(url)
        if address is None:
            raise NetworkError("Wrong address of a Bot API")
        try:
            reply = await self._reply(address, request_data)
        except Dropped as error:
            raise NetworkError(f"InProcess.{type(error).__name__}: {error}") from error
        await _hold_back(
            reply.delay, self.read_timeout if isinstance(read_timeout, DefaultValue) else read_timeout
        )
        return reply.status, reply.body

    async def _reply(self, address: re.Match[str], data: RequestData | None) -> Reply:
        token, rest = unquote(address["token"]), unquote(address["rest"])
        if address["file"]:
            return self._front.file(token, rest)
        return await self._front.answer(token, rest, data.json_parameters if data else {}, _uploads(data))


async def _hold_back(delay: float, most: float | None) -> None:
    """Wait as long as a slow server takes, or as long as the client would."""
    if most is not None and delay > most:
        await asyncio.sleep(most)
        raise TimedOut
    if delay:
        await asyncio.sleep(delay)


def _uploads(data: RequestData | None) -> Mapping[str, Upload]:
    if data is None or not data.contains_files:
        return {}
    return {name: Upload(file[0], _content(file[1]), file[2]) for name, file in data.multipart_data.items()}


def _content(content: bytes | IO[bytes]) -> bytes:
    return content if isinstance(content, bytes) else content.read()
