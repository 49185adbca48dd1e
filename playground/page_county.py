"""The county's part of the page's server: the clock, the reasons, starting over, and telling open pages."""

import json
from contextlib import suppress
from datetime import datetime
from typing import Final

from aiohttp import web

from playground import page_json
from playground.core import Change, JsonObject
from playground.page_deeds import Refused, words
from playground.page_stage import Stage, posted
from playground.page_winding import Winding

OUTBOX_LIMIT: Final = 100


class CountyRooms:
    """Winds the clock, tells the reasons, starts over, and streams what changes."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._winding = Winding(stage.host, stage.cloud, stage.changes)

    def routes(self) -> list[web.AbstractRouteDef]:
        """List the ways in, relative to where the page hangs."""
        return [
            web.get("/api/tour", self.tour),
            web.get("/api/clock", self.clock),
            web.post("/api/clock", self.wind),
            web.get("/api/outbox", self.outbox),
            web.post("/api/reset", self.reset),
            web.get("/api/events", self.events),
        ]

    async def begin(self, _: web.Application) -> None:
        """Listen to the cloud from now on."""
        self._unsubscribe = self._stage.cloud.subscribe(self._heard)

    async def end(self, _: web.Application) -> None:
        """Let go of the cloud, the clock and every open page."""
        self._unsubscribe()
        self._stage.changes.close()
        await self._winding.stop()

    def _heard(self, user: int, _: Change) -> None:
        self._stage.changes.chat(user)

    async def tour(self, _: web.Request) -> web.Response:
        """Give the guided tour; what of it is done, the page sees by itself."""
        return web.json_response(page_json.tour(self._stage.host.tour(), self._stage.wall))

    async def clock(self, _: web.Request) -> web.Response:
        """Tell the present, where one may jump to, and how the last winding went."""
        jumps = page_json.jumps(self._stage.host.jumps(), self._stage.wall)
        winding = page_json.winding(self._winding, self._came(), self._stage.wall)
        return web.json_response(
            {"now": self._stage.wall(self._stage.host.now()), "jumps": jumps, "winding": winding}
        )

    async def wind(self, request: web.Request) -> web.Response:
        """Begin to wind the clock; how it goes is told by `clock`."""
        text = words(await posted(request), "to")
        try:
            goal = datetime.fromisoformat(text)
        except ValueError:
            raise Refused("bad-request") from None
        self._winding.begin(goal if goal.tzinfo else goal.replace(tzinfo=self._stage.host.now().tzinfo))
        return web.json_response({})

    async def outbox(self, request: web.Request) -> web.Response:
        """List the messages nobody asked for, of one `user` or of all, each with its reason."""
        user = request.query.get("user", "")
        lines = self._stage.host.outbox(int(user) if user.isascii() and user.isdecimal() else None)
        return web.json_response({"lines": page_json.outbox(lines[:OUTBOX_LIMIT], self._stage.wall)})

    async def reset(self, request: web.Request) -> web.Response:
        """Make the demonstration afresh."""
        await posted(request)
        host = self._stage.host
        if self._winding.running:
            raise Refused("winding")
        self._stage.resetting = True
        try:
            await host.reset()
        finally:
            self._stage.resetting = False
        self._winding.forget()
        self._stage.changes.topic("reset")
        return web.json_response({})

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Stream what changes, for as long as the page is open."""
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        with self._stage.changes.listen() as listener, suppress(ConnectionResetError):
            await stream.write(b": here\n\n")
            async for batch in listener.batches():
                await stream.write(f"data: {json.dumps(batch)}\n\n".encode())
        return stream

    def _came(self) -> list[JsonObject]:
        lines: list[JsonObject] = []
        for user, count in self._winding.came.most_common(OUTBOX_LIMIT):
            who = self._stage.host.persona(user)
            last = [message for message in self._stage.cloud.chat(user).messages if message.from_bot][-1:]
            if who is not None and last:
                lines.append(
                    {"id": user, "name": who.name, "count": count, "text": page_json.preview(last[0])}
                )
        return lines
