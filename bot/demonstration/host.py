"""What the chat page asks about the demonstration county: its people, its clock, its outbox."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.clock import RunningClock
from bot.demonstration.people import Player
from bot.demonstration.play import Play, as_person, begin
from bot.texts import Words
from playground.core import Cloud
from playground.core.values import BotAccount
from playground.host import Jump, OutboxLine, OutboxState, Persona
from rules.lunar import festival
from storage.showing import Shown, outbox_lines

_ZH, _EN = Words("zh"), Words("en")
_ACCOUNT: Final = BotAccount("4242424242:playground", 4242424242, "lianxin_bot", _ZH("bot-name"))
_MORNING: Final = time(8, 30)
_LISTED: Final = 40
_STATES: Final[dict[str, OutboxState]] = {
    "waiting": "waiting",
    "sending": "waiting",
    "sent": "sent",
    "dropped": "dropped",
    "late": "held",
    "blocked": "failed",
    "failed": "failed",
    "unknown": "failed",
}


class CountyHost:
    """The demonstration behind the page; the page keeps this one object while counties come and go."""

    def __init__(self, folder: Path, start: datetime, zone: ZoneInfo) -> None:
        self._folder = folder
        self._start = start
        self._clock = RunningClock(start, zone)
        self.cloud = Cloud(_ACCOUNT, now=self.now)
        self._play: Play | None = None

    async def begin(self) -> None:
        """Make the first county and start its bot."""
        self._clock = RunningClock(self._start, self._clock.zone)
        self._play = await begin(self._folder, self.cloud, self._clock)

    async def stop(self) -> None:
        """Stop the bot."""
        if self._play is not None:
            await self._play.stop()
            self._play = None

    @property
    def play(self) -> Play:
        """The county and bot of the moment."""
        if self._play is None:
            raise RuntimeError("the demonstration has not begun")
        return self._play

    def personas(self) -> Sequence[Persona]:
        """List the cast, in the order in which one would try them."""
        return [_persona(player) for player in self.play.players if player.part]

    def search(self, text: str) -> Sequence[Persona]:
        """Find people by parts of name, branch or role."""
        wanted = text.casefold().split()
        found = [
            player
            for player in self.play.players
            if all(
                word in f"{player.name} {player.branch} {_role(player, _ZH)}".casefold() for word in wanted
            )
        ]
        return [_persona(player) for player in found[:_LISTED]]

    def persona(self, user_id: int) -> Persona | None:
        """Return whoever has this Telegram id."""
        return next((_persona(player) for player in self.play.players if player.telegram_id == user_id), None)

    def now(self) -> datetime:
        """Tell the time of the demonstration."""
        return self._clock.now()

    def jumps(self) -> Sequence[Jump]:
        """Offer moments at which something happens."""
        now = self.now()
        moments = {
            "tomorrow": _morning(now + timedelta(days=1)),
            "monday": _morning(now + timedelta(days=7 - now.weekday())),
            "fifteenth": _morning(_next_fifteenth(now)),
            "spring-festival": _morning(_next_spring_festival(now)),
        }
        named = [
            Jump(_ZH(f"jump-{name}"), _EN(f"jump-{name}"), at) for name, at in moments.items() if at > now
        ]
        return sorted(named, key=lambda jump: jump.at)

    async def wind(self, to: datetime) -> None:
        """Wind the clock; everything due on the way happens at its moment."""
        await self.play.bot.wind(self._clock, to)

    def outbox(self, user_id: int | None) -> Sequence[OutboxLine]:
        """List the messages nobody asked for, newest first."""
        rows = self.play.bot.services.database.look(outbox_lines, user_id, most=_LISTED)
        return [_line(row, self._clock.zone) for row in rows]

    async def reset(self) -> None:
        """Throw the county away and make a fresh one."""
        await self.stop()
        self.cloud.reset()
        await self.begin()


def _persona(player: Player) -> Persona:
    return Persona(
        user_id=player.telegram_id,
        name=player.name,
        role_zh=_role(player, _ZH),
        role_en=_role(player, _EN),
        hint_zh=_ZH(f"part-{player.part}.hint") if player.part else "",
        hint_en=_EN(f"part-{player.part}.hint") if player.part else "",
        person=as_person(player),
        start_payload=player.code,
    )


def _role(player: Player, words: Words) -> str:
    role = words(f"part-{player.part}") if player.part else words(f"role-{player.role}")
    return f"{player.branch} {role}" if not player.part else role


def _line(row: Shown, zone: ZoneInfo) -> OutboxLine:
    kind = f"message-{row.kind}"
    at = row.sent_at or row.not_before
    return OutboxLine(
        kind_zh=_ZH(kind),
        kind_en=_EN(kind),
        to=row.name,
        user_id=row.telegram_id,
        state=_STATES[row.state],
        at=at.astimezone(zone),
        why_zh=_ZH(f"{kind}.why", slot=row.slot),
        why_en=_EN(f"{kind}.why", slot=row.slot),
    )


def _morning(day: datetime) -> datetime:
    return datetime.combine(day.date(), _MORNING, day.tzinfo)


def _next_fifteenth(now: datetime) -> datetime:
    this = _morning(now.replace(day=15))
    return this if this > now else _morning((now.replace(day=1) + timedelta(days=32)).replace(day=15))


def _next_spring_festival(now: datetime) -> datetime:
    days = [festival("spring_festival", now.year + years) for years in (0, 1)]
    moments = [datetime.combine(day, _MORNING, now.tzinfo) for day in days]
    return next(moment for moment in moments if moment > now)
