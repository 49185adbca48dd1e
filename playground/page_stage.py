"""What all parts of the page's server share, and how they read what the page posts."""

from dataclasses import dataclass, field
from datetime import datetime

from aiohttp import web

from playground.core import Cloud, Json, JsonObject
from playground.host import Host
from playground.page_changes import Changes
from playground.page_deeds import Refused


@dataclass(slots=True)
class Stage:
    """The cloud, the host and the open pages."""

    cloud: Cloud
    _host: Host
    changes: Changes = field(default_factory=Changes)
    resetting: bool = False

    @property
    def host(self) -> Host:
        """The host; refused ("resetting") while everything is being made afresh."""
        if self.resetting:
            raise Refused("resetting")
        return self._host

    def wall(self, moment: datetime) -> str:
        """Write an aware moment as ISO 8601 in the county's time zone, to the second."""
        return moment.astimezone(self.host.now().tzinfo).isoformat(timespec="seconds")


async def posted(request: web.Request) -> JsonObject:
    """Read the JSON object a page posts; raises `Refused`."""
    try:
        body: Json = await request.json()
    except ValueError:
        raise Refused("bad-request") from None
    if not isinstance(body, dict):
        raise Refused("bad-request")
    return body
