"""What axe finds on the page: rules of WCAG broken in a way that keeps somebody out."""

from typing import Final

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

_KEEPS_OUT: Final = {"serious", "critical"}


async def serious(page: Page) -> dict[str, list[str]]:
    """List what is broken on the page as it stands, by rule, with the elements; nothing is good."""
    found = await Axe().run(page)
    return {
        broken["id"]: [node["html"][:90] for node in broken["nodes"]]
        for broken in found.response["violations"]
        if broken["impact"] in _KEEPS_OUT
    }
