"""Who lives in the county while its bot is being killed: each does one thing and remembers it."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from tests.slow.crash.phones import Phone
from tests.waves import TAPS

QUESTIONS = 4  # of a headline wave
WORDS = "七一捐款"
TAKEN = "刚刚被别人约走了"
VOTED = "已经交过一份"  # is said instead of thanks when the first answer got lost
CLOSED = "不再收了"
DEPOSIT = 30_000  # fen
GRANT = 120_000


class Stage:
    """How far the test is (0 to 1), and whether whoever begins anew should still do so."""

    def __init__(self) -> None:
        self.over = False
        self._passed = 0.0
        self._moved = asyncio.Event()

    def move(self, to: float) -> None:
        """Let those begin whose time has come."""
        self._passed = to
        self._moved.set()

    def end(self) -> None:
        """Let nobody begin anything more."""
        self.over = True
        self.move(1.0)

    async def until(self, when: float) -> None:
        """Wait for a moment of the test."""
        while self._passed < when:
            self._moved.clear()
            await self._moved.wait()


class Actor(Protocol):
    """Somebody with something to do."""

    phone: Phone

    async def live(self, stage: Stage, chance: random.Random) -> None:
        """Do it until the stage is over; what is begun is finished."""


@dataclass
class Typist:
    """Joins, then files one note after the other, each different; the patient wait for each question."""

    phone: Phone
    code: str
    name: str
    patient: bool
    filed: list[tuple[str, str]] = field(default_factory=list)

    async def live(self, stage: Stage, chance: random.Random) -> None:
        await self.phone.hears({}, "type your full name")  # as whoever opened their link is asked
        await self.phone.says(self.name, "now I know you")
        for number in count():
            if stage.over:
                return
            await self._file(f"title {number} of {self.phone.id}", f"body {number} of {self.phone.id}")
            await asyncio.sleep(chance.random() / 20)

    async def _file(self, title: str, body: str) -> None:
        for typed, answer in (("/jot", "title?"), (title, "body?"), (body, f" {title}")):
            if self.patient or typed is body:
                await self.phone.says(typed, answer)
            else:
                self.phone.type(typed)
        self.filed.append((title, body))


@dataclass
class Voter:
    """Hands in one ballot when their time has come, tapping again whatever a crash forgot; or is too late."""

    phone: Phone
    when: float
    voted: bool = False

    async def live(self, stage: Stage, chance: random.Random) -> None:
        await stage.until(self.when)
        await self.phone.says("评价", "开始")
        steps = [
            ("开始", "第 1 题"),
            *((chance.choice(TAPS), f"第 {each} 题") for each in range(2, QUESTIONS + 1)),
        ]
        steps += [(chance.choice(TAPS), "都答完了"), ("交上去", "收下了")]
        for label, answer in steps:
            told = (await self.phone.taps(label, answer, VOTED, CLOSED)).text.text
            if CLOSED in told:
                return
        self.voted = True


@dataclass
class Visitor:
    """Books one of few places, gives it up again, and books another."""

    phone: Phone
    booked: int = 0
    too_late: int = 0

    async def live(self, stage: Stage, chance: random.Random) -> None:
        while not stage.over:
            if await self._books():
                self.booked += 1
                await self.phone.presses("取消", "位置会马上让给别人")
                await self.phone.presses("不来了", "已经取消")
            await asyncio.sleep(chance.random() / 10)

    async def _books(self) -> bool:
        times = await self.phone.says("预约", "哪个方便点哪个", "约满了")
        if not self.phone.offers(times, "上午"):
            return False
        steps = (("上午", "村里的事"), ("村里的事", "不写了"), ("不写了", "就这样约"), ("就这样约", "约好了"))
        for label, answer in steps:
            told = await self.phone.presses(label, answer, TAKEN)
            if TAKEN in told.text.text:
                self.too_late += 1
                if label != steps[0][0]:  # the first step opens no conversation
                    await self.phone.says("取消", "好，不办了")
                return False
        return True


@dataclass
class Applicant:
    """A secretary who applies for aid for one elder after the other."""

    phone: Phone
    elders: Sequence[str]
    applied: int = 0

    async def live(self, stage: Stage, chance: random.Random) -> None:
        for number, elder in enumerate(self.elders):
            await stage.until(number / len(self.elders) / 4)
            await self.phone.says("互助", "给别人")
            await self.phone.presses("给别人", "请打出姓名")
            await self.phone.says(elder, "是哪一位")
            await self.phone.presses(elder, "申请哪一种")
            await self.phone.presses("急难救助", "有什么难处")
            await self.phone.says("屋里漏雨，修不起", "交上去了")
            self.applied += 1
            await asyncio.sleep(chance.random() / 10)


@dataclass
class Treasurer:
    """Enters what was decided about applications, and money that came in."""

    phone: Phone
    decided: int = 0
    deposits: int = 0

    async def live(self, stage: Stage, chance: random.Random) -> None:
        while not stage.over:
            board = await self.phone.says("资金", "可用")
            if self.phone.offers(board, "定 "):
                await self._decides()
            elif not self.phone.offers(board, "核 "):
                await self._enters()
            await asyncio.sleep(chance.random() / 10)

    async def _decides(self) -> None:
        await self.phone.presses("定 ", "定了，给")
        await self.phone.presses("定了，给", "从哪一笔出")
        await self.phone.presses("党内互助金（可用", "是谁定的")
        await self.phone.presses("部务会", "多少？")
        await self.phone.says("1200元", "凭哪份文件")
        await self.phone.says("灵组〔2026〕12号", "请另一位核对")
        self.decided += 1

    async def _enters(self) -> None:
        await self.phone.presses("记一笔进账", "是什么？")
        await self.phone.presses("捐款", "哪一笔资金")
        await self.phone.presses("党内互助金", "多少？")
        await self.phone.says("300", "凭什么")
        await self.phone.says(WORDS, "请另一位核对")
        self.deposits += 1


@dataclass
class Checker:
    """Confirms what the other entered, and pays what may be paid."""

    phone: Phone
    booked: int = 0
    granted: int = 0
    paid: int = 0

    async def live(self, stage: Stage, chance: random.Random) -> None:
        while not stage.over:
            await self._does_what_waits()
            await asyncio.sleep(chance.random() / 10)

    async def _does_what_waits(self) -> None:
        board = await self.phone.says("资金", "可用")
        if self.phone.offers(board, "发 "):
            await self.phone.presses("发 ", "发了")
            await self.phone.presses("发了", "请打收据号")
            await self.phone.says(f"2026{self.paid:04}", "发了，收据")
            self.paid += 1
        elif self.phone.offers(board, "核 "):
            card = await self.phone.presses("核 ", "对，入账", "核对无误")
            if self.phone.offers(card, "对，入账"):
                await self.phone.presses("对，入账", "入账了")
                self.booked += 1
            else:
                await self.phone.presses("核对无误", "公示到")
                self.granted += 1
