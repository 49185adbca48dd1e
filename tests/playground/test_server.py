"""The HTTP front: every way to send parameters, statuses, many requests at once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
from aiohttp import FormData
from aiohttp.test_utils import TestServer

from playground.core import Cloud
from playground.server import make_app

Until = Callable[[Callable[[], bool]], Awaitable[None]]


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def methods(cloud: Cloud, api_root: str) -> str:
    return f"{api_root}/bot{cloud.bot.token}"


async def body(response: aiohttp.ClientResponse) -> tuple[int, dict[str, object]]:
    assert response.content_type == "application/json"
    return response.status, await response.json()


@pytest.mark.parametrize("way", ["query", "json", "form", "multipart"])
async def test_parameters_in_every_way(
    http: aiohttp.ClientSession, cloud: Cloud, methods: str, li: int, way: str
) -> None:
    values, url = {"chat_id": str(li), "text": "连心 & +"}, f"{methods}/sendMessage"
    requests = {
        "query": lambda: http.get(url, params=values),
        "json": lambda: http.post(url, json=values),
        "form": lambda: http.post(url, data=values),
        "multipart": lambda: http.post(url, data=FormData(values, default_to_multipart=True)),
    }
    status, answer = await body(await requests[way]())
    assert (status, answer["ok"]) == (200, True)
    assert cloud.chat(li).messages[-1].text == "连心 & +"


async def test_objects_in_json_need_no_second_coding(
    http: aiohttp.ClientSession, cloud: Cloud, methods: str, li: int
) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    response = await http.post(
        f"{methods}/sendMessage", json={"chat_id": li, "text": "x", "reply_markup": markup}
    )
    status, answer = await body(response)
    assert status == 200
    assert isinstance(answer["result"], dict)
    assert answer["result"]["reply_markup"] == markup
    assert cloud.chat(li).messages[-1].buttons[0][0].value == "b"


async def test_a_file_and_its_way_back(
    http: aiohttp.ClientSession, cloud: Cloud, api_root: str, methods: str, li: int
) -> None:
    form = FormData({"chat_id": str(li), "document": "attach://part"}, quote_fields=False)
    form.add_field("part", b"\x00\xff", filename="走访.bin", content_type="application/x-test")
    status, _ = await body(await http.post(f"{methods}/sendDocument", data=form))
    assert status == 200
    view = cloud.chat(li).messages[-1].file
    assert view is not None
    assert (view.name, view.mime, cloud.file(view.file_id)) == ("走访.bin", "application/x-test", b"\x00\xff")
    _, found = await body(await http.get(f"{methods}/getFile", params={"file_id": view.file_id}))
    assert isinstance(found["result"], dict)
    path = found["result"]["file_path"]
    response = await http.get(f"{api_root}/file/bot{cloud.bot.token}/{path}")
    assert (response.status, await response.read()) == (200, b"\x00\xff")
    missing = await http.get(f"{api_root}/file/bot{cloud.bot.token}/documents/none.txt")
    assert await body(missing) == (404, {"ok": False, "error_code": 404, "description": "Not Found"})


async def test_refusals_look_like_telegrams(
    http: aiohttp.ClientSession, cloud: Cloud, api_root: str, methods: str, li: int
) -> None:
    refused = await body(await http.post(f"{methods}/sendMessage", json={"chat_id": 999, "text": "x"}))
    assert refused == (400, {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"})
    unknown = await body(await http.get(f"{methods}/sendHug"))
    assert unknown == (404, {"ok": False, "error_code": 404, "description": "Not Found"})
    stranger = await body(await http.get(f"{api_root}/bot1:wrong/getMe"))
    assert stranger == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
    for broken in ("{", "[]", b"\xff"):
        response = await http.post(
            f"{methods}/getMe", data=broken, headers={"Content-Type": "application/json"}
        )
        assert (await body(response))[0] == 400


async def test_three_hundred_at_once_while_a_poll_waits(
    http: aiohttp.ClientSession, cloud: Cloud, methods: str, li: int, until: Until
) -> None:
    poll = asyncio.create_task(http.get(f"{methods}/getUpdates", params={"offset": "2", "timeout": "20"}))
    await until(lambda: not len(cloud.updates))

    async def send(number: int) -> int:
        async with http.post(f"{methods}/sendMessage", json={"chat_id": li, "text": str(number)}) as response:
            return response.status

    assert set(await asyncio.gather(*(send(number) for number in range(300)))) == {200}
    assert {message.text for message in cloud.chat(li).messages[1:]} == {str(number) for number in range(300)}
    cloud.say(li, "enough")
    _, answer = await body(await asyncio.wait_for(poll, 5))
    assert isinstance(answer["result"], list)
    assert len(answer["result"]) == 1


async def test_a_waiting_poll_does_not_hold_up_the_end(cloud: Cloud, until: Until) -> None:
    server = TestServer(make_app(cloud))
    await server.start_server()
    async with aiohttp.ClientSession() as session:
        url = server.make_url(f"/bot{cloud.bot.token}/getUpdates").with_query(timeout=50)
        poll = asyncio.create_task(session.get(url))
        await until(lambda: len(cloud.calls) > 0)
        await asyncio.wait_for(server.close(), 5)
        response = await asyncio.wait_for(poll, 5)
        assert response.status == 200
