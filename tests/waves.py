"""A county with a wave for tests: members who have joined, and their ballots."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.satisfaction import inviting
from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.plans import plan
from rules.posts import Role
from rules.satisfaction.cells import Place
from storage.outbox import Key
from storage.satisfaction import lists, rolls, samples
from storage.satisfaction.lists import WaveList
from tests.builders import County, joined, post
from tests.chat import Chatter, World

NAMES = (
    *("赵孝文", "钱国栋", "孙秀兰", "李建国", "周玉梅", "吴志强"),
    *("郑桂英", "王海波", "冯淑珍", "陈德福", "褚金花", "卫东升"),
)
TAPS = ("很满意", "满意", "基本满意", "不太满意", "不满意", "不了解")


class Polled:
    """Twelve members of two branches, an administrator, and one open wave."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.county = County(world.database)
        branches = [self.county.branch] * 6 + [self.county.other_branch] * 6
        self.people = [self.county.member(name, branch) for name, branch in zip(NAMES, branches, strict=True)]
        self.members: list[Chatter] = [
            joined(world, name, person_id) for name, person_id in zip(NAMES, self.people, strict=True)
        ]
        admin = self.county.member("何向前", self.county.id)
        world.database.run(post, Role.ADMIN, admin, self.county.id)
        self.admin = joined(world, "向前", admin)
        self.wave = 0

    async def open(self, template: str = "headline", days: int = 10) -> int:
        """Open a wave and deliver its invitations."""
        await self.world.settle()  # whoever has just joined is greeted first
        services = self.world.bot.services
        opened = await wave_keeping.open_wave(services, plan(template, on=services.today, days=days))
        await self.world.bot.sender.drain()
        await self.world.settle()
        self.wave = opened.id
        return opened.id

    async def sampled(self, size: int = 10) -> str:
        """Publish a sample of the headline wave, and return its list."""
        await self.world.settle()
        services = self.world.bot.services
        made, known = plan("headline", on=services.today), services.today + timedelta(days=2)
        done = await services.database.transact(
            samples.publish, made, size, "12月1日上证指数收盘", known, at=services.now()
        )
        return done.text

    async def close(self) -> None:
        """Close the wave."""
        await wave_keeping.close_wave(self.world.bot.services, self.wave)


async def admin_of(world: World, person_id: int) -> Chatter:
    """Give an administrator a phone."""
    admin = joined(world, "管理员", person_id)
    await world.settle()
    return admin


async def votes(member: Chatter, answers: Sequence[int]) -> None:
    """Hand in a ballot, a tap a question and one to confirm."""
    await member.presses("开始")
    for answer in answers:
        await member.presses(TAPS[answer])
    await member.presses("交上去")


def listed(session: Session, *groups: str, on: date, within: str = "/") -> dict[int, Place | None]:
    """Return everybody a wave of these groups would ask, and where."""
    return dict(lists.walk(session, WaveList(groups, on, within)))


def written_to(session: Session, wave: int) -> list[int]:
    """List who would be invited to a wave now, page after page."""
    invitation = Key(inviting.INVITATION, inviting.subject(wave), "", inviting.INVITED)
    found: list[int] = []
    after: int | None = 0
    while after is not None:
        page = rolls.to_write_to(session, wave, invitation, after=after)
        found += page.people
        after = page.after
    return found


def local(world: World, day: int, hour: int = 9) -> datetime:
    """Return a moment of the wave's month, November 2026 (days beyond 30 fall into December)."""
    month, of_month = (11, day) if day <= 30 else (12, day - 30)
    return datetime(2026, month, of_month, hour, tzinfo=world.clock.zone)
