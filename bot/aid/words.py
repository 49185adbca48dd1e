"""How aid is put into words: funds, amounts, an application for its applicant and for who keeps the funds."""

from collections.abc import Iterator

from bot.aid import buttons
from bot.keyboards import Key, Rows, pairs
from bot.texts import Language, Parameter, Text, text
from rules.aid.lifecycle import Event
from rules.aid.money import in_yuan
from storage.aid.values import Balance, Card, Decision, Entry, Mine, Order, Posted

# What somebody may do with an application, in the order in which it is offered.
_DEEDS = (Event.DECIDE, Event.CONFIRM, Event.SEND_BACK, Event.PAY, Event.OBJECT)


def fund(language: Language, code: str) -> Text:
    """Return the name of a fund."""
    return text(language, f"aid-fund-{code}")


def category(language: Language, code: str) -> Text:
    """Return the name of a kind of help."""
    return text(language, f"aid-category-{code}")


def yuan(language: Language, fen: int) -> Text:
    """Return an amount in yuan."""
    return text(language, "aid-yuan", amount=in_yuan(fen))


def balance(language: Language, each: Balance) -> Text:
    """Return how much of a fund is free and how much is promised."""
    return text(
        language,
        "fund-balance",
        fund=fund(language, each.fund),
        free=yuan(language, each.free),
        reserved=yuan(language, each.reserved),
        promised="yes" if each.reserved else "no",
    )


def decision(language: Language, made: Decision) -> Text:
    """Return a decision in one sentence: how much from where, or that it is no; by whom, on which paper."""
    by: dict[str, Parameter] = {
        "decider": text(language, f"aid-decider-{made.decider}"),
        "paper": made.paper,
    }
    if made.fund is None or made.fen is None:
        return text(language, "aid-decision-no", **by)
    return text(
        language, "aid-decision", fund=fund(language, made.fund), amount=yuan(language, made.fen), **by
    )


def mine(language: Language, each: Mine) -> dict[str, Parameter]:
    """Return what the texts to an applicant are filled with."""
    return {
        "own": "yes" if each.name is None else "no",
        "name": each.name or "",
        "category": category(language, each.category),
        "fund": fund(language, each.fund) if each.fund is not None else "",
        "amount": yuan(language, each.fen) if each.fen is not None else "",
        "until": each.notice_until or "",
        "receipt": each.receipt or "",
    }


def card(language: Language, each: Card) -> Text:
    """Return an application as those see it who keep the funds, a thought a line."""
    return Text("\n".join(_lines(language, each)))


def card_keys(each: Card) -> Rows:
    """Return what the reader can do with an application."""
    deeds = [key for event in _DEEDS if event in each.may for key in _deed(event, each)]
    voice = [Key("button-aid-hear", buttons.Hear(each.id))] if each.why.voice else []
    drop = [Key("button-aid-drop", buttons.Quit(each.id))] if Event.WITHDRAW in each.may else []
    return [*pairs(*deeds), *pairs(*voice, *drop)]


def order(language: Language, each: Order) -> dict[str, Parameter]:
    """Return what the texts about money in or a correction are filled with."""
    return {
        "kind": text(language, f"fund-kind-{each.kind}"),
        "amount": yuan(language, each.fen),
        "fund": fund(language, each.fund),
        "paper": each.paper,
        "by": each.entered_by,
    }


def entry(language: Language, each: Entry) -> Text:
    """Return a movement as a line of a statement."""
    return text(
        language,
        "fund-entry",
        number=each.number,
        on=each.on,
        kind=text(language, f"fund-kind-{each.kind}"),
        amount=yuan(language, each.fen),
        left=yuan(language, each.in_fund),
    )


def posted(language: Language, each: Posted) -> Text:
    """Return a public notice in one line: names and kinds of help, and until when."""
    people = [
        text(language, "aid-posted-one", name=name, category=category(language, code))
        for name, code in each.people
    ]
    return text(
        language, "aid-posted", until=each.until_on, people=Text(text(language, "aid-and").join(people))
    )


def _lines(language: Language, each: Card) -> Iterator[Text]:
    yield text(
        language,
        "fund-card",
        name=each.name,
        unit=each.unit,
        category=category(language, each.category),
        applicant=each.applicant,
        on=each.applied_on,
    )
    yield text(language, "fund-card-why", words=each.why.words, spoken="yes" if each.why.voice else "no")
    if each.decision is not None:
        told = decision(language, each.decision)
        yield text(language, "fund-card-decision", decision=told, by=each.entered_by or "")
    yield text(
        language,
        f"fund-state-{each.state}",
        until=each.notice_until or "",
        receipt=each.receipt or "",
        objection=each.objection or "",
    )


def _deed(event: Event, each: Card) -> list[Key]:
    match event:
        case Event.DECIDE:
            yes, no = buttons.From(each.id, 1), buttons.From(each.id, 0)
            return [Key("button-aid-grant", yes), Key("button-aid-refuse", no)]
        case Event.CONFIRM:
            return [Key("button-aid-confirm", buttons.Confirm(each.id, each.round))]
        case Event.SEND_BACK:
            return [Key("button-aid-send-back", buttons.SendBack(each.id, each.round))]
        case Event.PAY:
            return [Key("button-aid-pay", buttons.Pay(each.id))]
        case Event.OBJECT:
            return [Key("button-aid-object", buttons.Object(each.id))]
        case _:
            return []
