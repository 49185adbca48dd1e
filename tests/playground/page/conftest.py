"""A served page: the small county, its bot, and a visitor."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from playground.page_server import add_page
from tests.playground.page.county import County
from tests.playground.page.visitor import Visitor


@pytest.fixture
async def visitor() -> AsyncIterator[Visitor]:
    county = County()
    app = web.Application()
    add_page(app, county.cloud, county)
    async with TestClient(TestServer(app)) as client:
        yield Visitor(county, client)
