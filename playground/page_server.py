"""The chat page's own server: the page's files and its parts, hung into the application of the Bot API."""

from pathlib import Path
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from playground.core import Cloud, Impossible
from playground.host import Host
from playground.page_county import CountyRooms
from playground.page_deeds import IMPOSSIBLE, Refused
from playground.page_guard import add_headers, guard
from playground.page_people import PeopleRooms
from playground.page_stage import Stage
from playground.page_winding import NotWound

FILES: Final = Path(__file__).with_name("page")


def add_page(app: web.Application, cloud: Cloud, host: Host) -> None:
    """Add the chat page at `/`, and all it needs below `/page/`; only browsers on this machine are let in."""
    stage = Stage(cloud, host)
    county = CountyRooms(stage)
    page = web.Application(middlewares=[guard, _say_refusals])
    page.add_routes([web.get("/", _index), *PeopleRooms(stage).routes(), *county.routes()])
    page.add_routes([web.static("/static", FILES)])
    page.on_response_prepare.append(add_headers)
    page.on_startup.append(county.begin)
    page.on_shutdown.append(county.end)
    app.router.add_get("/", _to_page)
    app.add_subapp("/page/", page)


async def _to_page(_: web.Request) -> web.Response:
    raise web.HTTPFound("/page/")


async def _index(_: web.Request) -> web.FileResponse:
    return web.FileResponse(FILES / "index.html")


@web.middleware
async def _say_refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except (Refused, NotWound) as refusal:
        return web.json_response({"error": refusal.key}, status=409)
    except Impossible as refusal:
        deed = request.match_info.get("deed") or request.match_info.get("kind", "")
        key = IMPOSSIBLE.get(deed, "impossible")
        return web.json_response({"error": key, "reason": refusal.reason}, status=409)
