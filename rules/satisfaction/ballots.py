"""The ballot's buttons: the answers ride in the payload, nothing is stored before *Submit*."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.refusals import Refused

BALLOT_PREFIX: Final = "ballot:"  # the ingress looks for it before anything else and then stores nothing
MOST_BYTES: Final = 64  # of a button's payload, by Telegram
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_NUMBER: Final = r"(?:0|[1-9a-z][0-9a-z]{0,12})"
_PAYLOAD: Final = re.compile(
    rf"{BALLOT_PREFIX}(?P<op>[a-z])(?P<step>[0-9a-z])"
    rf"\.(?P<wave>{_NUMBER})\.(?P<version>{_NUMBER})\.(?P<answers>[0-9a-z]*)",
    re.ASCII,
)


class Op(StrEnum):
    """What a tap on the ballot asks for; the value stands in the payload."""

    OPEN = "o"  # show the first question of an empty ballot
    ANSWER = "a"  # the answer to `step` has just been chosen
    BACK = "b"  # show question `step` once more, with the answers so far
    REVIEW = "r"  # everything is answered: show it before it is handed in
    SUBMIT = "s"  # hand it in


@dataclass(frozen=True, slots=True)
class Form:
    """What a wave's frozen questionnaire says about its buttons."""

    wave: int
    version: int
    questions: int
    options: int


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap: questions are answered in order, so the answers are those of the first questions.

    `step` is the position of a question; for review and submit it is the number of questions.
    """

    op: Op
    step: int
    answers: tuple[int, ...]  # positions in the scale


def opening() -> Tap:
    """Return the tap that begins a ballot."""
    return Tap(Op.OPEN, 0, ())


def answering(answers: tuple[int, ...], step: int, option: int) -> Tap:
    """Return the tap that answers question `step`, keeping the other answers as they are."""
    return Tap(Op.ANSWER, step, (*answers[:step], option, *answers[step + 1 :]))


def returning(answers: tuple[int, ...], step: int) -> Tap:
    """Return the tap that shows question `step` once more."""
    return Tap(Op.BACK, step, answers)


def finishing(answers: tuple[int, ...], op: Op) -> Tap:
    """Return the tap that reviews or submits a complete ballot."""
    return Tap(op, len(answers), answers)


def question_after(form: Form, tap: Tap) -> int | None:
    """Return the question to show after a tap, None when the ballot is complete and shown whole."""
    if tap.op in {Op.OPEN, Op.BACK}:
        return tap.step
    return tap.step + 1 if tap.step + 1 < form.questions else None


def is_ballot(payload: str) -> bool:
    """Say whether a payload belongs to a ballot, well formed or not."""
    return payload.startswith(BALLOT_PREFIX)


def pack(form: Form, tap: Tap) -> str:
    """Return the button's payload, ASCII of at most 64 bytes."""
    answers = "".join(_DIGITS[answer] for answer in tap.answers)
    head = f"{BALLOT_PREFIX}{tap.op.value}{_DIGITS[tap.step]}"
    return f"{head}.{_base36(form.wave)}.{_base36(form.version)}.{answers}"


def wave_of(payload: str) -> int:
    """Return the wave a payload speaks of, so that its form can be looked up."""
    return int(_parts(payload)["wave"], 36)


def unpack(form: Form, payload: str) -> Tap:
    """Return what the button says, or refuse it: another wave, an older ballot, or one nobody was given."""
    parts = _parts(payload)
    if int(parts["wave"], 36) != form.wave:
        raise Refused("ballot-other-wave")
    if int(parts["version"], 36) != form.version:
        raise Refused("ballot-out-of-date")
    try:
        op = Op(parts["op"])
    except ValueError as error:
        raise Refused("ballot-forged") from error
    tap = Tap(op, int(parts["step"], 36), tuple(int(digit, 36) for digit in parts["answers"]))
    if not _possible(form, tap):
        raise Refused("ballot-forged")
    return tap


def _possible(form: Form, tap: Tap) -> bool:
    """Say whether the program could have shown this button."""
    given = len(tap.answers)
    if given > form.questions or any(answer >= form.options for answer in tap.answers):
        return False
    match tap.op:
        case Op.OPEN:
            return tap.step == 0 and given == 0
        case Op.ANSWER:
            return tap.step < given
        case Op.BACK:
            return tap.step <= given and tap.step < form.questions
        case Op.REVIEW | Op.SUBMIT:
            return given == tap.step == form.questions


def _parts(payload: str) -> dict[str, str]:
    match = _PAYLOAD.fullmatch(payload)
    if match is None or len(payload) > MOST_BYTES:
        raise Refused("ballot-forged")
    return match.groupdict()


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
