"""The page's script without a browser."""

from typing import Any

from aiohttp import ClientResponse, FormData, web
from aiohttp.test_utils import TestClient

from playground.page_guard import MARK
from tests.playground.page.county import County


class Visitor:
    """Asks and acts as the page does; what comes back is the JSON the page is given."""

    def __init__(self, county: County, client: TestClient[web.Request, web.Application]) -> None:
        self.county = county
        self.client = client

    async def get(self, path: str) -> Any:  # whatever JSON the page is given
        async with self.client.get(f"/page/api/{path}") as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def post(self, path: str, body: object = None) -> ClientResponse:
        return await self.client.post(f"/page/api/{path}", json=body or {}, headers={MARK: "page"})

    async def act(self, user: int, deed: str, **body: object) -> Any:  # whatever JSON comes back
        response = await self.post(f"chats/{user}/{deed}", body)
        return await response.json()

    async def upload(
        self, user: int, kind: str, name: str, content: bytes, *, mime: str = "text/plain", caption: str = ""
    ) -> Any:  # whatever JSON comes back
        form = FormData(quote_fields=False)  # names as browsers send them
        form.add_field("caption", caption)
        form.add_field("file", content, filename=name, content_type=mime)
        path = f"/page/api/chats/{user}/upload/{kind}"
        response = await self.client.post(path, data=form, headers={MARK: "page"})
        return await response.json()

    async def texts(self, user: int) -> list[str]:
        return [message["text"] for message in (await self.get(f"chats/{user}"))["messages"]]
