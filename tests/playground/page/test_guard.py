"""Only this machine's browsers, showing the page itself, may read it or act through it."""

import pytest

from playground.page_guard import MARK, is_loopback
from tests.playground.page.county import MEMBER
from tests.playground.page.visitor import Visitor

SAY = f"/page/api/chats/{MEMBER}/start"


@pytest.mark.parametrize(
    "authority", ["127.0.0.1", "127.0.0.1:8080", "localhost:80", "[::1]:8080", "LOCALHOST"]
)
def test_this_machine(authority: str) -> None:
    assert is_loopback(authority)


@pytest.mark.parametrize(
    "authority",
    [
        "",
        "example.org",
        "127.0.0.1.example.org:80",
        "localhost.example.org",
        "192.168.1.7",
        "[::1",
        "0.0.0.0",
    ],
)
def test_any_other_name(authority: str) -> None:
    assert not is_loopback(authority)


@pytest.mark.parametrize("path", ["/page/", "/page/api/people", "/page/static/app.js"])
async def test_a_rebound_name_reads_nothing(visitor: Visitor, path: str) -> None:
    response = await visitor.client.get(path, headers={"Host": "rebound.example.org"})
    assert response.status == 403


async def test_the_page_itself_may_act(visitor: Visitor) -> None:
    origin = str(visitor.client.make_url("/")).rstrip("/")
    response = await visitor.client.post(SAY, json={"payload": ""}, headers={MARK: "page", "Origin": origin})
    assert response.status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {MARK: "page", "Origin": "https://example.org"},
        {MARK: "page", "Origin": "null"},
        {MARK: "page", "Content-Type": "text/plain"},
    ],
    ids=["no mark", "another site", "a sandboxed frame", "a form's content type"],
)
async def test_another_site_cannot_act(visitor: Visitor, headers: dict[str, str]) -> None:
    response = await visitor.client.post(
        SAY, data=b"{}", headers={"Content-Type": "application/json", **headers}
    )
    assert response.status == 403
    assert not visitor.county.cloud.persons()


async def test_the_page_may_load_nothing_from_elsewhere(visitor: Visitor) -> None:
    response = await visitor.client.get("/page/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
