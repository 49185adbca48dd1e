"""The least of a Bot API over loopback HTTP: people who send their next message once the last was answered.

Prints a line with its port, a line when the bot first asks for updates, and a line of figures when everybody
has been answered.
"""

import asyncio
import json
import sys
from collections import deque
from time import perf_counter
from typing import Any, Final

from aiohttp import web

TOKEN: Final = "4242:benchmark"  # of a bot that is not there
_ME: Final = {"id": 4242, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_BATCH: Final = 100  # updates a poll, as Telegram gives them


class Stub:
    """A server with so many people in flight, each of whom sends the same words so often."""

    def __init__(self, people: int, turns: int, words: str) -> None:
        self._words = words
        self._left = people * turns
        self._of_person = dict.fromkeys(range(1, people + 1), turns)
        self._waiting = deque(self._of_person)
        self._something = asyncio.Event()
        self._something.set()
        self._sent_at: dict[int, float] = {}
        self._took: list[float] = []
        self._next_id = 1
        self._began = 0.0
        self.done = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        """Do one method of the Bot API."""
        method = request.match_info["method"].lower()
        if method == "getupdates":
            return _ok(await self._updates())
        if method == "sendmessage":
            form = (
                await request.post() if request.content_type != "application/json" else await request.json()
            )
            return _ok(self._take(int(str(form["chat_id"]))))
        return _ok(_ME if method == "getme" else True)

    def figures(self) -> dict[str, float]:
        """Return what was measured: answers a second and how long they took, in milliseconds."""
        took = sorted(self._took)
        return {
            "per_second": len(took) / (perf_counter() - self._began),
            "p50_ms": took[len(took) // 2] * 1000,
            "p99_ms": took[len(took) * 99 // 100] * 1000,
        }

    async def _updates(self) -> list[Any]:
        if not self._began:
            self._began = perf_counter()
            print("began", flush=True)
        await self._something.wait()
        batch = [self._update(self._waiting.popleft()) for _ in range(min(_BATCH, len(self._waiting)))]
        if not self._waiting:
            self._something.clear()
        return batch

    def _update(self, person: int) -> dict[str, Any]:
        number, self._next_id = self._next_id, self._next_id + 1
        self._sent_at[person] = perf_counter()
        sender = {"id": person, "is_bot": False, "first_name": "P", "language_code": "en"}
        chat = {"id": person, "type": "private", "first_name": "P"}
        message = {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": self._words}
        return {"update_id": number, "message": message}

    def _take(self, person: int) -> dict[str, Any]:
        self._took.append(perf_counter() - self._sent_at.pop(person))
        self._of_person[person] -= 1
        self._left -= 1
        if self._of_person[person]:
            self._waiting.append(person)
            self._something.set()
        elif not self._left:
            self.done.set()
        return {"message_id": 1, "date": 1, "chat": {"id": person, "type": "private"}, "text": "."}


def _ok(result: Any) -> web.Response:  # Any: JSON
    return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")


async def main(people: int, turns: int, words: str) -> None:
    """Serve until everybody has been answered."""
    stub, site = Stub(people, turns, words), web.Application()
    site.router.add_route("*", "/bot{token}/{method}", stub.answer)
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    listening = web.TCPSite(runner, "127.0.0.1", 0)
    await listening.start()
    print(runner.addresses[0][1], flush=True)
    await stub.done.wait()
    print(json.dumps(stub.figures()), flush=True)
    await asyncio.sleep(0.2)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
