"""Who may talk to the chat page: browsers on this machine that show the page itself, nobody else."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
MARK = "X-Playground"
"""The header the page's own script sends; another site cannot set it without asking first, and is refused."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' blob:; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse foreign hosts (a rebound name) and foreign senders (another site's form or script)."""
    if not is_loopback(request.headers.get("Host", "")):
        raise web.HTTPForbidden(text="only for browsers on this machine")
    if request.method != "GET" and not _is_own_script(request):
        raise web.HTTPForbidden(text="only for the page itself")
    return await handler(request)


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """Forbid whatever the page does not need, in streams as well (a signal for `on_response_prepare`)."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def is_loopback(authority: str) -> bool:
    """Tell whether a Host header (with or without port) names this machine."""
    try:
        return urlsplit(f"//{authority}").hostname in LOOPBACK
    except ValueError:  # an address in brackets that is none
        return False


def _is_own_script(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    same_origin = origin is None or origin == f"{request.scheme}://{request.host}"
    sent_on_purpose = MARK in request.headers and request.content_type in {
        "application/json",
        "multipart/form-data",
    }
    return same_origin and sent_on_purpose
