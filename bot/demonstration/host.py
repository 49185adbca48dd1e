"""What the chat page asks about the demonstration county: its people, its clock, its outbox."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.clock import RunningClock
from bot.demonstration.keeping import Keeper, KeptCounty, Unreadable, read, write
from bot.demonstration.moments import jumps
from bot.demonstration.people import Player
from bot.demonstration.play import Play, as_person, begin, go_on
from bot.demonstration.tour import tour
from bot.texts import Words
from playground.core import Cloud
from playground.core.values import BotAccount
from playground.host import Jump, OutboxLine, OutboxState, Persona, Tour
from storage.people import account_of
from storage.showing import Shown, outbox_lines

_ZH, _EN = Words("zh"), Words("en")
_ACCOUNT: Final = BotAccount("4242424242:playground", 4242424242, "lianxin_bot", _ZH("bot-name"))
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


Beginning = Literal["fresh", "went-on", "unreadable"]
"""A county made afresh; the last one gone on with; a fresh one since this version cannot read the last."""


class CountyHost:
    """The demonstration behind the page; the page keeps this one object while counties come and go."""

    def __init__(self, folder: Path, start: datetime, zone: ZoneInfo) -> None:
        self._folder = folder
        self._start = start
        self._clock = RunningClock(start, zone)
        self.cloud = Cloud(_ACCOUNT, now=self.now)
        self._keeper = Keeper(self.cloud, self._keep)
        self._play: Play | None = None

    async def begin(self) -> None:
        """Make a fresh county and start its bot."""
        self._clock = RunningClock(self._start, self._clock.zone)
        self._play = await begin(self._folder, self.cloud, self._clock)
        self._keeper.start()

    async def take_up(self) -> Beginning:
        """Go on where the last run stopped, or make a fresh county; tell which, and why."""
        try:
            kept = read(self._folder)
            if kept is not None:
                self._clock = RunningClock(kept.time, self._clock.zone)
                self._play = await go_on(self._folder, self.cloud, self._clock, kept)
        except Unreadable:
            await self.begin()
            return "unreadable"
        if kept is None:
            await self.begin()
            return "fresh"
        self._keeper.start()
        return "went-on"

    async def stop(self) -> None:
        """Stop the bot, and write down where everything stands."""
        await self._keeper.stop()
        if self._play is not None:
            await self._play.stop()
            self._keep()
            self._play = None

    def _keep(self) -> None:
        play, now = self.play, self.now()
        kept = KeptCounty(play.began, now, play.data_key, list(play.players), self.cloud.keep())
        write(self._folder, kept)

    @property
    def play(self) -> Play:
        """The county and bot of the moment."""
        if self._play is None:
            raise RuntimeError("the demonstration has not begun")
        return self._play

    def personas(self) -> Sequence[Persona]:
        """List the cast, in the order in which one would try them."""
        return [self._persona(player) for player in self.play.players if player.part]

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
        return [self._persona(player) for player in found[:_LISTED]]

    def persona(self, user_id: int) -> Persona | None:
        """Return whoever has this Telegram id."""
        wanted = (player for player in self.play.players if player.telegram_id == user_id)
        return next(map(self._persona, wanted), None)

    def _persona(self, player: Player) -> Persona:
        """Present a player; whoever has used their slip is no longer about to join."""
        database = self.play.bot.services.database
        if player.code is not None and database.look(account_of, player.person_id) is not None:
            return _persona(replace(player, part="joined", code=None))
        return _persona(player)

    def now(self) -> datetime:
        """Tell the time of the demonstration."""
        return self._clock.now()

    def jumps(self) -> Sequence[Jump]:
        """Offer moments at which something happens."""
        return jumps(self.now())

    def tour(self) -> Tour:
        """Lead through what the product is for."""
        return tour(self.play.players, self.play.began)

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
