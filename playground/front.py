"""What a request to the Bot API gets back, and the one place where calls wait; both transports use it."""

import asyncio
import json
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass

from playground.core.cloud import Cloud
from playground.core.errors import ApiError, Trouble
from playground.core.updates import Poll
from playground.core.values import Json, Upload

_JSON = "application/json"
_BYTES = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer; `delay` is how many seconds it is held back, its deed being done."""

    status: int
    body: bytes
    content_type: str = _JSON
    delay: float = 0.0


class Front:
    """Answers requests out of a cloud; `Dropped` passes through, the transport breaks the connection."""

    def __init__(self, cloud: Cloud) -> None:
        self.cloud = cloud
        self._closed = False

    def close(self) -> None:
        """Let every waiting poll go home empty, and those that come later too."""
        self._closed = True
        self.cloud.updates.wake()

    async def answer(
        self, token: str, method: str, params: Mapping[str, object], files: Mapping[str, Upload]
    ) -> Reply:
        """Do a method, waiting for updates if it is a long poll."""
        try:
            outcome, delay = self.cloud.begin(token, method, params, files)
            result = await self._wait(outcome) if isinstance(outcome, Poll) else outcome
        except ApiError as error:
            return _refused(error)
        except Trouble as trouble:
            return Reply(trouble.status, trouble.page.encode(), "text/html")
        return Reply(200, _encoded({"ok": True, "result": result}), delay=delay)

    def file(self, token: str, path: str) -> Reply:
        """Serve a file under the path that getFile gave out."""
        try:
            content = self.cloud.download(token, path)
        except ApiError as error:
            return _refused(error)
        except Trouble as trouble:
            return Reply(trouble.status, trouble.page.encode(), "text/html")
        return Reply(200, content, mimetypes.guess_type(path)[0] or _BYTES)

    async def _wait(self, poll: Poll) -> Json:
        """Wait until there is something for the poll, its time is over, or another takes its place."""
        updates = self.cloud.updates
        something = asyncio.Event()
        stop = updates.listen(something.set)
        try:
            async with asyncio.timeout(poll.timeout):
                while not updates.read(poll) and not self._closed:
                    something.clear()
                    await something.wait()
        except TimeoutError:
            pass
        finally:
            stop()
            updates.close_poll(poll)
        return self.cloud.finish(poll)


def _refused(error: ApiError) -> Reply:
    return Reply(error.code, _encoded(error.as_json()))


def _encoded(body: Json) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
