"""A county small enough for tests: a host for the page, with a few people to be and a thousand to find."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playground.core import BotAccount, Cloud, Impossible, Person
from playground.host import Jump, OutboxLine, OutboxState, Persona, Stop, Tour
from tests.playground.page.small_bot import SmallBot

SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 11, 20, 17, 12, tzinfo=SHANGHAI)  # a Friday
BOT = BotAccount(token="1:page", id=1, username="lianxin_bot", name="连心")

MEMBER, SECRETARY, STRANGER = 7001, 7002, 7008
FOUND = 9000

_CAST = [
    (MEMBER, "王桂英", "党员,74岁", "Party member, 74", "138485306"),
    (SECRETARY, "张建国", "石桥村支部书记", "Branch secretary, Shiqiao", None),
    (7003, "李敏", "镇组织委员", "Town organiser", None),
    (7004, "陈晓东", "组织部干事", "Staff of the department", None),
    (7005, "赵部长", "组织部长", "Minister", None),
    (7006, "刘芳", "王*英的女儿", "Relative of an elder", None),
    (7007, "孙立新", "系统管理员", "Administrator", None),
    (STRANGER, "周倩", "没有登记的人", "Nobody on the roster", None),
]
_HINTS = {
    MEMBER: (
        "手里有张纸条:打开上面的链接,认一认人,评一评。",
        "Has a paper slip: open its link, say who you are, rate.",
    ),
    SECRETARY: (
        "把钟拨到星期一早上,看这周该去看谁。",
        "Wind the clock to Monday morning and see whom to visit.",
    ),
    7003: ("看哪个村需要帮一把。", "See which village needs a hand."),
    7004: ("群众提的事,分给谁、什么时候答复。", "Route what people raised, and answer in time."),
    7005: ("15号接待日谁来、答应过什么。", "Who comes on the 15th, and what was promised."),
    7006: ("替老人说一声:住院了,到家了。", "Speaks for her mother: in hospital, home again."),
    7007: ("发花名册,取台账。", "Send the roster, fetch workbooks."),
    STRANGER: ("不认识的人写信来,会怎样?", "A stranger writes. What happens?"),
}
_NO_HINT = ("没有纸条,也能进来。", "Comes without a slip.")

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林罗高"
_GIVEN = ["桂英", "建国", "秀兰", "志强", "丽华", "明德", "春梅", "国庆", "玉珍", "海燕"]


def _persona(user: int, name: str, role_zh: str, role_en: str, payload: str | None) -> Persona:
    phone = None if user == STRANGER else f"+86139000{user}"
    account = Person(user, name, language_code="zh-hans", phone_number=phone)
    hint_zh, hint_en = _HINTS.get(user, _NO_HINT)
    return Persona(user, name, role_zh, role_en, hint_zh, hint_en, account, payload)


def _villager(number: int) -> Persona:
    name = _SURNAMES[number % len(_SURNAMES)] + _GIVEN[number // len(_SURNAMES) % len(_GIVEN)]
    branch = number // 25 + 1
    return _persona(FOUND + number, name, f"第{branch}支部党员", f"Member, branch {branch}", None)


class County:
    """A host whose winding stops each morning at half past eight and lets the bot say what is due."""

    def __init__(self) -> None:
        self._now = START
        self.cloud = Cloud(BOT, now=self.now)
        self.bot = SmallBot(self.cloud)
        self._cast = [_persona(*row) for row in _CAST]
        self._villagers = [_villager(number) for number in range(1000)]
        self._lines: list[OutboxLine] = []
        self.resets = 0
        self.slow = asyncio.Event()  # a winding waits for it at each stop
        self.slow.set()
        self.breaks = False
        self.pace = 0.0  # seconds a day takes

    def personas(self) -> Sequence[Persona]:
        return self._cast

    def search(self, text: str) -> Sequence[Persona]:
        return [
            who for who in self._cast + self._villagers if text in f"{who.name} {who.role_zh} {who.role_en}"
        ]

    def persona(self, user_id: int) -> Persona | None:
        return next((who for who in self._cast + self._villagers if who.user_id == user_id), None)

    def now(self) -> datetime:
        return self._now

    def jumps(self) -> Sequence[Jump]:
        monday = START.replace(hour=8, minute=30) + timedelta(days=3)
        offered = [
            Jump("明早8:30", "Tomorrow 8:30", START.replace(hour=8, minute=30) + timedelta(days=1)),
            Jump("下周一8:30", "Next Monday 8:30", monday),
            Jump("15号接待日", "Reception day, the 15th", datetime(2026, 12, 15, 8, 30, tzinfo=SHANGHAI)),
            Jump("除夕", "Eve of Spring Festival", datetime(2027, 2, 5, 8, 30, tzinfo=SHANGHAI)),
        ]
        return [jump for jump in offered if jump.at > self._now]

    def tour(self) -> Tour:
        monday = START.replace(hour=8, minute=30) + timedelta(days=3)
        return Tour(
            START,
            [
                Stop(MEMBER, "王桂英", "打开纸条上的链接。", "Open the link on the slip.", ("认上了",)),
                Stop(MEMBER, "王桂英", "还是您：评一评。", "Still you: rate.", ("收下了",)),
                Stop(SECRETARY, "张建国", "星期一早上，看这周该去看谁。", "Monday.", ("三位老同志",), monday),
            ],
        )

    async def wind(self, to: datetime) -> None:
        while (morning := self._next_morning()) <= to:
            await self.slow.wait()
            await asyncio.sleep(self.pace)
            self._now = morning
            if self.breaks:
                raise LookupError("no calendar for that day")
            self._say_what_is_due()
        self._now = to

    def _next_morning(self) -> datetime:
        today = self._now.replace(hour=8, minute=30, second=0)
        return today if today > self._now else today + timedelta(days=1)

    def _say_what_is_due(self) -> None:
        if self._now.weekday() == 0:
            self._note("每周提醒", "Weekly digest", "sent", "这周有三位老同志该走访,每周一早上一条。",
                       "Three elders are owed a visit; one message each Monday.")  # fmt: skip
            if self._knows(SECRETARY):
                self.bot.digest(SECRETARY)
        if self._now.day == 14:
            self._note("接待提醒", "Reception reminder", "waiting", "前一天傍晚6点提醒约好的人。",
                       "Reminds the booked visitor at six the evening before.")  # fmt: skip

    def _note(self, kind_zh: str, kind_en: str, state: OutboxState, why_zh: str, why_en: str) -> None:
        line = OutboxLine(kind_zh, kind_en, "张建国", SECRETARY, state, self._now, why_zh, why_en)
        self._lines.insert(0, line)

    def _knows(self, user: int) -> bool:
        try:
            return self.cloud.chat(user).started
        except Impossible:
            return False

    def outbox(self, user_id: int | None) -> Sequence[OutboxLine]:
        return [line for line in self._lines if user_id in {None, line.user_id}]

    async def reset(self) -> None:
        self.resets += 1
        self._now = START
        self._lines.clear()
        self.cloud.reset()
