"""What people do on the page reaches the cloud, and what is refused says which sentence to show."""

from urllib.parse import unquote

import pytest
from aiohttp.test_utils import TestClient, TestServer

from playground import page_deeds
from playground.page_server import add_page
from playground.server import make_app
from tests.playground.page.county import BOT, MEMBER, STRANGER, County
from tests.playground.page.small_bot import PICTURE
from tests.playground.page.visitor import Visitor


async def started(visitor: Visitor, user: int = MEMBER) -> None:
    assert "error" not in await visitor.act(user, "start", payload="")


async def test_the_address_without_a_path_leads_to_the_page(visitor: Visitor) -> None:
    async with visitor.client.get("/") as response:
        assert response.status == 200
        assert response.url.path == "/page/"
        assert "static/app.js" in await response.text()


async def test_the_page_and_the_bot_api_live_at_one_address() -> None:
    county = County()
    app = make_app(county.cloud)
    add_page(app, county.cloud, county)
    async with TestClient(TestServer(app)) as client:
        assert (await client.get(f"/bot{BOT.token}/getMe")).status == 200
        assert (await client.get("/page/api/people")).status == 200


async def test_a_chat_not_yet_started_shows_what_the_bot_is_for(visitor: Visitor) -> None:
    chat = await visitor.get(f"chats/{MEMBER}")
    assert (chat["started"], chat["messages"], chat["person"]["link"]) == (False, [], "138485306")
    assert "小助手" in chat["description"]


async def test_a_link_is_opened_and_the_bot_answers(visitor: Visitor) -> None:
    await visitor.act(MEMBER, "start", payload="138485306")
    chat = await visitor.get(f"chats/{MEMBER}")
    assert [message["mine"] for message in chat["messages"]] == [True, False]
    assert chat["messages"][0]["text"] == "/start 138485306"
    assert chat["messages"][0]["at"] == "2026-11-20T17:12:00+08:00"
    assert chat["keyboard"]["rows"][1][1] == {"text": "发我的电话", "request": "contact"}


async def test_a_button_is_pressed_and_the_answer_names_its_query(visitor: Visitor) -> None:
    await started(visitor)
    await visitor.act(MEMBER, "key", text="评一评")
    asked = (await visitor.get(f"chats/{MEMBER}"))["messages"][-1]
    pressed = await visitor.act(MEMBER, "press", message=asked["id"], data="how")
    answer = (await visitor.get(f"chats/{MEMBER}"))["answer"]
    assert answer["query"] == pressed["query"]
    assert answer["alert"]


async def test_own_words_are_edited(visitor: Visitor) -> None:
    await started(visitor)
    said = await visitor.act(MEMBER, "say", text="路灯坏了")
    await visitor.act(MEMBER, "edit", message=said["message"], text="路灯亮了")
    assert (await visitor.texts(MEMBER))[-3:] == ["路灯亮了", "您说:路灯坏了", "改成了:路灯亮了"]


async def test_contacts_own_and_other(visitor: Visitor) -> None:
    await started(visitor)
    await visitor.act(MEMBER, "own-contact")
    await visitor.act(MEMBER, "contact", name="李四", phone="13900001111")
    contacts = [
        line["contact"] for line in (await visitor.get(f"chats/{MEMBER}"))["messages"] if line["contact"]
    ]
    assert contacts == [
        {"name": "王桂英", "phone": "+861390007001"},
        {"name": "李四", "phone": "13900001111"},
    ]


async def test_another_contact_that_has_an_account_is_known_as_such(visitor: Visitor) -> None:
    await started(visitor)
    await started(visitor, 7003)
    await visitor.act(MEMBER, "contact", name="谁", phone="+861390007003")
    contacts = [line.contact for line in visitor.county.cloud.chat(MEMBER).messages if line.contact]
    assert [contact.user_id for contact in contacts] == [7003]


async def test_the_bot_is_blocked_and_taken_back(visitor: Visitor) -> None:
    await started(visitor)
    await visitor.act(MEMBER, "block")
    assert (await visitor.get(f"chats/{MEMBER}"))["blocked"]
    await visitor.act(MEMBER, "unblock")
    assert not (await visitor.get(f"chats/{MEMBER}"))["blocked"]


@pytest.mark.parametrize(
    ("user", "deed", "body", "key"),
    [
        (MEMBER, "press", {"message": 999, "data": "x"}, "gone"),
        (MEMBER, "key", {"text": "没有这个键"}, "gone"),
        (MEMBER, "edit", {"message": 2, "text": "不是我写的"}, "not-editable"),
        (MEMBER, "start", {"payload": "有空格 的"}, "bad-link"),
        (MEMBER, "say", {"text": "  "}, "impossible"),
        (MEMBER, "unblock", {}, "impossible"),
        (MEMBER, "say", {"text": 7}, "bad-request"),
        (MEMBER, "press", {"message": True, "data": "x"}, "bad-request"),
        (STRANGER, "own-contact", {}, "no-phone"),
        (4711, "say", {"text": "您好"}, "nobody"),
    ],
)
async def test_refusals_name_the_sentence_to_show(
    visitor: Visitor, user: int, deed: str, body: dict[str, object], key: str
) -> None:
    await started(visitor, MEMBER)
    await started(visitor, STRANGER)
    response = await visitor.post(f"chats/{user}/{deed}", body)
    assert (response.status, (await response.json())["error"]) == (409, key)


async def test_a_deed_nobody_can_do(visitor: Visitor) -> None:
    assert (await visitor.post(f"chats/{MEMBER}/fly")).status == 404


async def test_a_body_that_is_no_object(visitor: Visitor) -> None:
    response = await visitor.post(f"chats/{MEMBER}/say", ["text"])
    assert (await response.json())["error"] == "bad-request"


@pytest.mark.parametrize(
    ("kind", "name", "content", "receipt"),
    [
        ("photo", "村口.png", PICTURE, "收到照片。"),
        ("document", "花名册 2026.xlsx", b"PK", "收到文件。"),
        ("voice", "voice.ogg", b"OggS", "收到语音。"),
    ],
)
async def test_files_are_sent(visitor: Visitor, kind: str, name: str, content: bytes, receipt: str) -> None:
    await started(visitor)
    sent = await visitor.upload(MEMBER, kind, name, content)
    assert (await visitor.texts(MEMBER))[-1] == receipt
    async with visitor.client.get(f"/page/api/chats/{MEMBER}/files/{sent['message']}") as response:
        assert await response.read() == content


async def test_only_pictures_are_shown_in_the_page_and_files_keep_their_name(visitor: Visitor) -> None:
    await started(visitor)
    photo = await visitor.upload(MEMBER, "photo", "a.png", PICTURE, caption="村口")
    page = await visitor.upload(
        MEMBER, "document", "网页.html", b"<script>alert(1)</script>", mime="text/html"
    )
    async with visitor.client.get(f"/page/api/chats/{MEMBER}/files/{photo['message']}") as response:
        assert response.headers["Content-Disposition"].startswith("inline")
    async with visitor.client.get(f"/page/api/chats/{MEMBER}/files/{page['message']}") as response:
        name = response.headers["Content-Disposition"].removeprefix("attachment; filename*=UTF-8''")
        assert unquote(name) == "网页.html"
        assert response.content_type == "application/octet-stream"


async def test_files_that_cannot_be_sent(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    await started(visitor)
    monkeypatch.setattr(page_deeds, "UPLOAD_LIMIT", 4)
    assert await visitor.upload(MEMBER, "document", "a.bin", b"12345") == {"error": "too-large"}
    monkeypatch.undo()
    assert (await visitor.upload(MEMBER, "photo", "a.webp", b"RIFF"))["error"] == "bad-photo"
    assert (await visitor.upload(MEMBER, "document", "a.txt", b""))["error"] == "empty-file"


async def test_a_message_without_a_file_has_none_to_fetch(visitor: Visitor) -> None:
    await started(visitor)
    for message in (1, 999):
        assert (await visitor.client.get(f"/page/api/chats/{MEMBER}/files/{message}")).status == 404
