"""The people's part of the page's server: whom one can be, their chats, and what they do there."""

from typing import Final
from urllib.parse import quote

from aiohttp import web

from playground import page_json
from playground.core import ChatView, Impossible, JsonObject
from playground.host import Persona
from playground.page_deeds import DEEDS, UPLOADS, Refused, read_upload
from playground.page_stage import Stage, posted

FOUND_LIMIT: Final = 30
SHOWN_PHOTOS: Final = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})


class PeopleRooms:
    """Lists people, shows their chats and does their deeds."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def routes(self) -> list[web.AbstractRouteDef]:
        """List the ways in, relative to where the page hangs."""
        return [
            web.get("/api/people", self.people),
            web.get("/api/chats/{user:[0-9]+}", self.chat),
            web.get("/api/chats/{user:[0-9]+}/files/{message:[0-9]+}", self.file),
            web.post("/api/chats/{user:[0-9]+}/read", self.read),
            web.post("/api/chats/{user:[0-9]+}/upload/{kind}", self.upload),
            web.post("/api/chats/{user:[0-9]+}/{deed}", self.deed),
        ]

    async def people(self, request: web.Request) -> web.Response:
        """Give the people of the demonstration, those `visited` before, and those whom `search` finds."""
        text = request.query.get("search", "").strip()
        found = self._stage.host.search(text) if text else ()
        cast = self._stage.host.personas()
        return web.json_response(
            {
                "personas": [self._line(who) for who in cast],
                "visited": [self._line(who) for who in self._visited(request) if who not in cast],
                "found": [self._line(who) for who in found[:FOUND_LIMIT]],
                "more": len(found) > FOUND_LIMIT,
            }
        )

    def _visited(self, request: web.Request) -> list[Persona]:
        ids = [int(text) for text in request.query.get("visited", "").split(",") if text.isdecimal()]
        return [who for who in map(self._stage.host.persona, ids[:FOUND_LIMIT]) if who is not None]

    def _line(self, who: Persona) -> JsonObject:
        return page_json.persona(who, self._view(who.user_id), self._stage.wall)

    async def chat(self, request: web.Request) -> web.Response:
        """Give one person's chat with the bot, and who they are."""
        who = self._somebody(request)
        view = self._stage.cloud.chat(who.user_id)
        person = page_json.persona(who, view, self._stage.wall)
        return web.json_response(
            {"person": person, **page_json.chat(view, self._stage.cloud.bot, self._stage.wall)}
        )

    async def file(self, request: web.Request) -> web.Response:
        """Give the file in a message: photos to be shown, everything else only to be saved."""
        view = self._stage.cloud.chat(self._somebody(request).user_id)
        try:
            file = view.message(int(request.match_info["message"])).file
        except KeyError:
            file = None
        if file is None:
            raise web.HTTPNotFound
        shown = file.kind == "photo" and file.mime in SHOWN_PHOTOS
        how, name = "inline" if shown else "attachment", quote(file.name, safe="")
        headers = {
            "Content-Disposition": f"{how}; filename*=UTF-8''{name}",
            "Content-Type": file.mime if shown else "application/octet-stream",
        }
        return web.Response(body=self._stage.cloud.file(file.file_id), headers=headers)

    async def read(self, request: web.Request) -> web.Response:
        """Note that somebody has seen the chat as it stands; all pages show it."""
        user = self._somebody(request).user_id
        if self._stage.cloud.chat(user).unread:
            self._stage.cloud.see(user)
            self._stage.changes.topic("people")
        return web.json_response({})

    async def deed(self, request: web.Request) -> web.Response:
        """Do what somebody did on the page."""
        do = DEEDS.get(request.match_info["deed"])
        if do is None:
            raise web.HTTPNotFound
        body = await posted(request)
        return web.json_response(do(self._stage.cloud, self._somebody(request).user_id, body))

    async def upload(self, request: web.Request) -> web.Response:
        """Send a photo, a file or a voice message."""
        send = UPLOADS.get(request.match_info["kind"])
        if send is None:
            raise web.HTTPNotFound
        upload, caption = await read_upload(await request.multipart())
        user = self._somebody(request).user_id
        return web.json_response({"message": send(self._stage.cloud, user, upload, caption)})

    def _somebody(self, request: web.Request) -> Persona:
        who = self._stage.host.persona(int(request.match_info["user"]))
        if who is None:
            raise Refused("nobody")
        if self._view(who.user_id) is None:
            self._stage.cloud.join(who.person)
        return who

    def _view(self, user: int) -> ChatView | None:
        try:
            return self._stage.cloud.chat(user)
        except Impossible:  # no account yet
            return None
