"""Whether the bot is well: what is in trouble, and a page that says so to whoever watches."""

from aiohttp import web


class Health:
    """Remembers what is in trouble; well when nothing is."""

    def __init__(self) -> None:
        self._troubles: set[str] = set()

    def trouble(self, what: str) -> None:
        """Note that something does not work just now."""
        self._troubles.add(what)

    def well(self, what: str) -> None:
        """Note that it works again."""
        self._troubles.discard(what)

    @property
    def troubles(self) -> list[str]:
        """What does not work, in order of name."""
        return sorted(self._troubles)

    def routes(self) -> list[web.RouteDef]:
        """List the routes of the health page: 200 when well, 503 when not."""
        return [web.get("/health", self._show)]

    async def _show(self, _request: web.Request) -> web.Response:
        return web.json_response(
            {"well": not self._troubles, "troubles": self.troubles}, status=503 if self._troubles else 200
        )
