"""HTTP front of the cloud: methods, files, long polling and webhook delivery, served by aiohttp."""

import asyncio
import json
from collections.abc import Mapping

from aiohttp import BodyPartReader, MultipartReader, web

from playground.core.cloud import Cloud
from playground.core.errors import Dropped
from playground.core.values import Upload
from playground.delivery import Patience, deliver_with
from playground.front import Front, Reply

MAX_BODY = 64 * 1024 * 1024  # a little more than the API's 50 MB, so that the cloud refuses in its own words
FRONT = web.AppKey("front", Front)
_FORM = "application/x-www-form-urlencoded"
_GONE = "the connection was broken on purpose"


def make_app(cloud: Cloud, *, patience: Patience | None = None) -> web.Application:
    """Return the application that serves `cloud` as a Bot API root; routes may be added before it starts.

    Methods are at `/bot{token}/{method}`, files at `/file/bot{token}/{path}`; `patience` times the webhook.
    """
    app = web.Application(client_max_size=MAX_BODY)
    app[FRONT] = Front(cloud)
    app.router.add_route("*", r"/bot{token:[^/]+}/{method}", _method)
    app.router.add_get(r"/file/bot{token:[^/]+}/{path:.+}", _file)
    app.on_shutdown.append(_send_polls_home)
    deliver_with(app, cloud, patience or Patience())
    return app


async def _send_polls_home(app: web.Application) -> None:
    app[FRONT].close()


async def _method(request: web.Request) -> web.StreamResponse:
    try:
        params, files = await _read(request)
    except ValueError:
        return web.json_response(
            {"ok": False, "error_code": 400, "description": "Bad Request: can't parse the request"},
            status=400,
        )
    answer = request.app[FRONT].answer(
        request.match_info["token"], request.match_info["method"], params, files
    )
    try:
        reply = await answer
    except Dropped:
        return _break(request)
    if reply.delay:
        await asyncio.sleep(reply.delay)
    return _response(reply)


async def _file(request: web.Request) -> web.StreamResponse:
    try:
        return _response(request.app[FRONT].file(request.match_info["token"], request.match_info["path"]))
    except Dropped:
        return _break(request)


def _response(reply: Reply) -> web.Response:
    return web.Response(status=reply.status, body=reply.body, content_type=reply.content_type)


def _break(request: web.Request) -> web.Response:
    """Cut the connection without a word; what is returned reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500, text=_GONE)


async def _read(request: web.Request) -> tuple[Mapping[str, object], Mapping[str, Upload]]:
    """Return the parameters of address and body, and the files; `ValueError` for a body not to be read."""
    params: dict[str, object] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json" and request.can_read_body:
        body = json.loads(await request.read())
        if not isinstance(body, dict):
            raise ValueError(type(body).__name__)
        params |= body
    elif request.content_type == _FORM:
        params |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    elif request.content_type == "multipart/form-data":
        await _read_parts(await request.multipart(), params, files)
    return params, files


async def _read_parts(reader: MultipartReader, params: dict[str, object], files: dict[str, Upload]) -> None:
    async for part in reader:
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read())
        if part.filename is None:
            params[part.name] = content.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = Upload(part.filename, content, mime)
