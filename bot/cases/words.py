"""How cases read: the receipt, one's own case, the desk's queue and card; and how a due day was computed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bot.cases import buttons
from bot.cases.buttons import Desk, Do, Enter, Open
from bot.keyboards import Key, Rows, pairs
from bot.texts import Language, Parameter, Text, text
from rules.cases.lifecycle import Event, Kind, Privacy, State
from rules.cases.voice import Voice
from storage.cases.values import Card, DueTold, Entry, Line, Mine, Queue, Receipt

_LONG: Final = 700  # characters of one line of a timeline
_ENTRIES: Final = 12  # the newest lines of a timeline that are shown
_FIRST: Final = 400  # characters of what was raised, on the desk's card
# What the desk may press on a case, in this order.
_DEEDS: Final = (
    Event.TAKE, Event.APPROVE, Event.RETURN, Event.ANSWER, Event.ASK, Event.ROUTE,
    Event.HAND_OVER, Event.DEPUTE, Event.EXTEND, Event.MERGE, Event.TRANSFER,
)  # fmt: skip
_MOST_KEYS: Final = 9  # and one to go back: ten fit the screen


def key_of(value: str) -> str:
    """Write a value of ours as part of a text's key."""
    return value.replace("_", "-")


def category(language: Language, code: str) -> Text:
    """Return what a category is called."""
    return text(language, f"case-category-{code}")


def how(language: Language, due: DueTold, today: date) -> Text:
    """Say in words how a due day was computed."""
    between = text(language, "case-between")
    start = "tomorrow" if due.counted_from == today + timedelta(days=1) else "day"
    holidays = between.join(due.holidays)
    make_ups = between.join(text(language, "case-date", day=day) for day in due.make_ups)
    off = {(True, True): "both", (False, True): "holidays", (True, False): "weekends", (False, False): "none"}
    return text(
        language,
        "case-how",
        start=start,
        start_on=due.counted_from,
        count=due.count,
        unit=key_of(due.unit),
        off=off[due.weekends, bool(due.holidays)],
        holidays=holidays,
        made="yes" if due.make_ups else "no",
        make_ups=make_ups,
        extension=due.extension,
        provisional="yes" if due.provisional else "no",
    )


def receipt(language: Language, got: Receipt, today: date) -> tuple[Text, Rows]:
    """Tell somebody that what they raised was received, until when it is answered, and why then."""
    key = "case-received" if got.privacy is not Privacy.ANONYMOUS else "case-received-nameless"
    params: dict[str, Parameter] = {
        "number": got.number,
        "unit": got.unit,
        "due": got.due.on,
        "how": how(language, got.due, today),
    }
    return text(language, key, **params), [
        [
            Key("button-case-add", buttons.Add(got.case_id)),
            Key("button-case-quit", buttons.Quit(got.case_id)),
        ],
        [Key("button-case-progress", buttons.Show(got.case_id))],
    ]


def mine_params(language: Language, case: Mine) -> dict[str, Parameter]:
    """Return what texts may say of one's own case."""
    return {
        "number": case.number,
        "category": category(language, case.category),
        "day": case.received_on,
        "due": case.due.on,
        "unit": case.unit,
        "state": key_of(case.state),
        "round": case.round,
        "days": case.days,
        "about": case.about or "",
        "whose": "other" if case.about else "own",
        "answer": case.answer or "",
        "question": case.question or "",
        "asked": "yes" if case.question else "no",
    }


def own(language: Language, case: Mine, today: date) -> tuple[Text, Rows]:
    """Show somebody how their case stands, and what they can do about it."""
    params = mine_params(language, case)
    parts = [text(language, "case-own", **params), text(language, f"case-own-{key_of(case.state)}", **params)]
    if case.state in (State.RECEIVED, State.ROUTED, State.IN_HAND, State.PROPOSED):
        parts.append(how(language, case.due, today))
    if case.question:
        parts.append(text(language, "case-own-question", **params))
    return Text("".join(parts)), own_keys(case)


def own_keys(case: Mine) -> Rows:
    """Return what may be done about one's own case."""
    rows = rating_keys(case) if Event.SATISFIED in case.may else []
    adds = "button-case-reply" if case.question else "button-case-add"
    keys = [
        *([Key(adds, buttons.Add(case.case_id))] if Event.ADD in case.may else []),
        *([Key("button-case-quit", buttons.Quit(case.case_id))] if Event.WITHDRAW in case.may else []),
    ]
    return [*rows, keys]


def rating_keys(case: Mine) -> list[list[Key]]:
    """Return the three answers to whether somebody is satisfied; a witness says what another told them."""
    key = case.case_id
    if case.voice is Voice.WITNESS:
        return [
            [Key("button-case-witness-yes", buttons.Witness(key, 1))],
            [Key("button-case-witness-no", buttons.Witness(key, 0))],
            [Key("button-case-witness-later", buttons.Later(key))],
        ]
    return [
        [Key("button-case-yes", buttons.Satisfied(key))],
        [Key("button-case-no", buttons.NotSatisfied(key))],
        [Key("button-case-later", buttons.Later(key))],
    ]


def queue(language: Language, found: Queue, today: date) -> tuple[Text, Rows]:
    """Show a page of the desk's queue: a line and a button a case, the most urgent first."""
    head = text(language, "desk-queue" if found.total else "desk-empty", total=found.total, late=found.late)
    lines = [_line(language, line, today) for line in found.lines]
    keys = [Key("button-desk-case", Open(line.case_id), {"number": line.number}) for line in found.lines]
    return Text("\n".join([head, *lines])), [*pairs(*keys), _turns(found)]


def card(language: Language, found: Card) -> tuple[Text, Rows]:
    """Show a case at the desk, with its timeline and what the reader may do."""
    params: dict[str, Parameter] = {
        "number": found.number,
        "category": category(language, found.category),
        "day": found.received_on,
        "source": text(language, f"case-source-{key_of(found.source)}"),
        "privacy": text(language, f"value-privacy-{found.privacy}"),
        "named": "yes" if found.person else "no",
        "person": found.person or "",
        "text": _short(found.text, _FIRST),
        "state": text(language, f"case-state-{key_of(found.state)}"),
        "unit": found.unit,
        "owner": found.owner or text(language, "desk-nobody"),
        "deputy": found.deputy or text(language, "desk-nobody"),
        "due": found.due.on,
        "late": found.late,
        "round": found.round,
        "days": found.days,
        "merged": found.merged,
    }
    parts = [text(language, "desk-card", **params), how(language, found.due, found.received_on)]
    if found.lead is not None:
        parts.append(text(language, "desk-merged-into", number=found.lead))
    parts += [_entry(language, entry) for entry in found.entries[-_ENTRIES:]]
    return Text("\n".join(parts)), _card_keys(found)


def back_to(case: int) -> list[Key]:
    """Return the row that leads back to a case."""
    return [Key("button-back", Open(case))]


def _card_keys(found: Card) -> Rows:
    deeds = [
        Key(f"button-desk-{key_of(event)}", Do(found.case_id, event))
        for event in _DEEDS
        if event in found.may
    ]
    if found.files:
        deeds.insert(0, Key("button-desk-files", buttons.Files(found.case_id), {"count": found.files}))
    return [*pairs(*deeds[:_MOST_KEYS]), [Key("button-desk-queue", Desk(0))]]


def _line(language: Language, line: Line, today: date) -> Text:
    when = "late" if line.late else "today" if line.due_on == today else "left"
    return text(
        language,
        "desk-line",
        number=line.number,
        category=category(language, line.category),
        due=line.due_on,
        when=when,
        days=line.late or (line.due_on - today).days,
        owner=line.owner or text(language, "desk-nobody"),
        waits="head" if line.state is State.PROPOSED else "no",
    )


def _turns(found: Queue) -> list[Key]:
    keys = []
    if found.page > 0:
        keys.append(Key("button-previous", Desk(found.page - 1)))
    elif found.may_enter:
        keys.append(Key("button-desk-enter", Enter("")))
    if found.page + 1 < found.pages:
        keys.append(Key("button-more", Desk(found.page + 1)))
    return keys


def _entry(language: Language, entry: Entry) -> Text:
    return text(
        language,
        "desk-entry",
        day=entry.on,
        what=text(language, f"case-kind-{key_of(entry.kind)}"),
        by=entry.by or "",
        who="named" if entry.by else "person" if entry.by_person else "nobody",
        text=_short(entry.text or "", _LONG // 3),
        said="yes" if entry.text and entry.kind not in _DATED else "no",
        files=entry.files,
    )


_DATED: Final = (Kind.SATISFIED, Kind.NOT_SATISFIED)


def _short(written: str, most: int) -> str:
    return written if len(written) <= most else f"{written[: most - 1]}\N{HORIZONTAL ELLIPSIS}"


def choices(keys: Sequence[Key], case: int) -> Rows:
    """Lay out what can be chosen for a case, with a way back."""
    return [*pairs(*keys[:_MOST_KEYS]), back_to(case)]
