"""A bot of one page that uses everything the chat page can show, speaking to the core directly."""

import asyncio
import struct
import zlib
from typing import Any

from playground.core import Cloud, JsonObject, Upload

MENU: JsonObject = {
    "keyboard": [
        [{"text": "评一评"}, {"text": "约部长"}],
        [{"text": "提意见"}, {"text": "发我的电话", "request_contact": True}],
    ],
    "resize_keyboard": True,
}
ANSWERS = ["很满意", "满意", "基本满意", "不太满意", "不满意", "不了解"]
WELCOME = (
    "王桂英同志,认上了。在这里您可以评一评组织工作、约部长见面、提意见。平时不打扰您,有事发“菜单”两个字。"
)
DIGEST = (
    "张书记早。这周有三位老同志:<b>陈同志</b> 76岁,上周五住院,今天前去看看;"
    "<b>王*英</b> 82岁,11月还没联系,到30号;<b>李同志</b> 79岁,下半年走访,到年底,不急。"
    "去过谁点谁;后两位打电话也算。"
)
BOOKED = (
    "约好了:<b>12月15日(星期二)上午9:20</b>,见组织部长。地点:县委组织部一楼接待室。"
    "编号 <code>JF20260031</code>。前一天傍晚6点提醒您。临时来不了没关系,点“取消”,让给别人。"
)
FORMATS = (
    "<b>粗体</b> <i>斜体 <b>又粗</b></i> <u>下划</u> <s>删掉</s> <code>代码</code> "
    "<tg-spoiler>谜底😀</tg-spoiler> "
    '<a href="https://example.org/">链接</a> <a href="https://t.me/lianxin_bot?start=246813579">纸条上的链接</a>\n'
    "<blockquote>您提的事有答复了。</blockquote>\n<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>"
)


def _grid(*rows: list[tuple[str, str]]) -> JsonObject:
    return {
        "inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
    }


def _png(side: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(
        b"\0" + bytes(value for x in range(side) for value in (200 - y // 3, 60 + x // 3, 60))
        for y in range(side)
    )
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


PICTURE = _png(320)

BOOKED_KEYS: JsonObject = {
    "inline_keyboard": [
        [{"text": "改时间", "callback_data": "move"}, {"text": "取消", "callback_data": "cancel"}],
        [
            {"text": "放进日历", "callback_data": "file"},
            {"text": "抄下编号", "copy_text": {"text": "JF20260031"}},
        ],
        [{"text": "看办事指南", "url": "https://example.org/guide"}],
    ]
}
SCREENS: dict[str, tuple[str, JsonObject | None]] = {
    "评一评": (
        "请您评一评组织工作:4 道题,点一点就行,一两分钟。",
        _grid([("开始", "q:1"), ("晚点再说", "later")], [("怎么保密的", "how")]),
    ),
    "约部长": (BOOKED, BOOKED_KEYS),
    "格式": (FORMATS, None),
    "收起": ("收起来了。", {"remove_keyboard": True}),
}
RECEIPTS = {"contact": "收到电话。", "document": "收到文件。", "photo": "收到照片。", "voice": "收到语音。"}


class SmallBot:
    """Answers each update in the next turn of the loop."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud
        self.heard: list[str] = []
        cloud.updates.listen(self._awaken)
        self._call("setMyCommands", commands=[
            {"command": "menu", "description": "菜单"}, {"command": "rate", "description": "评一评"},
            {"command": "book", "description": "约部长"}, {"command": "help", "description": "帮助"},
        ])  # fmt: skip
        self._call("setMyDescription", description="替县委组织部跑腿的小助手:评一评、约部长、提意见。")

    def _awaken(self) -> None:
        asyncio.get_running_loop().call_soon(self._work)

    def _work(self) -> None:
        for update in self._cloud.updates.waiting():
            self._cloud.updates.confirm(update.id + 1)
            body: Any = update.body  # the shape of a Bot API update
            if "callback_query" in body:
                self._pressed(body["callback_query"])
            elif "message" in body:
                self._told(body["message"])
            elif "edited_message" in body:
                self._say(update.line, f"改成了:{body['edited_message']['text']}")

    def _told(self, message: Any) -> None:  # a Bot API message
        chat, text = message["chat"]["id"], message.get("text", "")
        self.heard.append(text)
        carried = next((kind for kind in RECEIPTS if kind in message), None)
        if text.startswith("/start"):
            self._say(chat, WELCOME if text != "/start" else "您好,我是连心。请打出您的姓名。", MENU)
        elif text in SCREENS:
            self._say(chat, *SCREENS[text])
        elif carried is not None:
            self._say(chat, RECEIPTS[carried])
        elif text == "照片":
            files = {"photo": Upload("picture.png", PICTURE, "image/png")}
            self._cloud.call(
                self._cloud.bot.token, "sendPhoto", {"chat_id": chat, "caption": "走访照片"}, files
            )
        else:
            self._say(chat, f"您说:{text}")

    def _pressed(self, query: Any) -> None:  # a Bot API callback query
        chat, message, data = query["from"]["id"], query["message"]["message_id"], query["data"]
        note: dict[str, object] = {}
        if data.startswith("q:"):
            self._question(chat, message, int(data[2:]))
        elif data == "how":
            note = {"text": "您的选择封好了才存,评完一次拆开、只算总数。", "show_alert": True}
        elif data == "file":
            files = {
                "document": Upload(
                    "接待日 12月15日.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "text/calendar"
                )
            }
            self._cloud.call(self._cloud.bot.token, "sendDocument", {"chat_id": chat}, files)
        else:
            note = {"text": "记下了。"}
        self._call("answerCallbackQuery", callback_query_id=query["id"], **note)

    def _question(self, chat: int, message: int, number: int) -> None:
        if number > 2:
            text, keys = "收下了,谢谢您。您的选择已经封好,谁也翻不出来。", _grid()
        else:
            text = f"第 {number} 题,共 4 题。您怎么评价干部选拔任用工作?"
            keys = _grid(*([(answer, f"q:{number + 1}")] for answer in ANSWERS), [("上一题", "q:1")])
        self._call("editMessageText", chat_id=chat, message_id=message, text=text, reply_markup=keys)

    def digest(self, chat: int) -> None:
        """Send the secretary's weekly message."""
        self._say(chat, DIGEST, _grid(
            [("陈同志 看过了", "v1")], [("王*英 看过了", "v2")], [("李同志 看过了", "v3")],
            [("一趟看了几位", "many"), ("我要请假", "cover")], [("提醒太多", "less")],
        ))  # fmt: skip

    def _say(self, chat: int, text: str, markup: JsonObject | None = None) -> None:
        more = {} if markup is None else {"reply_markup": markup}
        self._call("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **more)

    def _call(self, method: str, **params: object) -> None:
        self._cloud.call(self._cloud.bot.token, method, params)
