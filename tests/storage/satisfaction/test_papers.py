"""Paper: marked first, never beside a ballot in the chat, counted by two, and shown for the county only."""

import pytest
from sqlmodel import Session, col, select

from rules.refusals import Refused
from rules.satisfaction.paper import Sheet
from storage.models.audit import AuditRow
from storage.models.people import PersonRow
from storage.models.satisfaction import PaperBoxRow, RollRow, WavePlaceRow, WaveRow
from storage.satisfaction import ballots, counting, papers, rolls
from storage.satisfaction.audit import audit
from storage.transact import Database
from tests.builders import County, account, died
from tests.storage.satisfaction.test_ballots import AT, KEY, opened, vote
from tests.waves import written_to

ROWS = ((4, 2, 0, 0, 0, 0), (0, 0, 6, 0, 0, 0), (1, 1, 1, 1, 1, 0), (0, 0, 0, 0, 0, 6))
SHEET = Sheet(6, ROWS)
ONE, OTHER = 1, 2  # the minister and the desk


class Papered:
    """A wave for twelve who have a chat and eight in the other branch who never had one."""

    def __init__(self, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        self.database = database
        member = County.member

        def with_more(county: County, name: str, branch: int | None = None) -> int:
            if name == "王0":
                for number in range(8):
                    member(county, f"老{number}", county.other_branch)
            return member(county, name, branch)

        with monkeypatch.context() as patch:
            patch.setattr(County, "member", with_more)
            self.wave = opened(database)
        self.root, self.town, self.branch, self.other_branch = 1, 2, 3, 4

    def list(self, unit: int) -> int:
        return self.database.run(papers.put_on_paper, self.wave, unit, by=ONE, at=AT)

    def enter(self, sheet: Sheet = SHEET, by: int = ONE) -> int:
        return self.database.run(papers.enter, self.wave, sheet, by=by, at=AT)

    def confirm(self, box: int, by: int = OTHER, *, right: bool = True) -> None:
        self.database.run(papers.confirm, self.wave, box, right=right, by=by, at=AT)

    def close(self) -> None:
        self.database.run(counting.stop, self.wave)
        counted = counting.count(self.database.look(counting.contents, self.wave), KEY)
        self.database.run(counting.settle, self.wave, counted, at=AT)


@pytest.fixture
def wave(database: Database, monkeypatch: pytest.MonkeyPatch) -> Papered:
    return Papered(database, monkeypatch)


def on_paper(session: Session) -> int:
    return len([row for row in session.exec(select(RollRow)) if row.paper])


def test_only_whoever_never_had_a_chat_is_listed_and_only_once(wave: Papered) -> None:
    assert wave.list(wave.branch) == 0, "all twelve have a chat"
    assert wave.list(wave.root) == 8
    assert wave.list(wave.other_branch) == 0
    assert wave.database.look(on_paper) == 8


def test_whoever_has_died_is_not_listed(wave: Papered) -> None:
    named = select(PersonRow.id).where(PersonRow.name == "老3")
    dead = wave.database.look(lambda session: session.exec(named).one())
    wave.database.run(died, dead or 0, AT.date())
    assert wave.list(wave.root) == 7


def test_nothing_tells_here_whether_somebody_with_a_chat_has_voted(wave: Papered) -> None:
    """The answer is the same before and after their ballots: whoever ever had a chat is not looked up."""
    vote(wave.database, wave.wave, 0)
    assert wave.list(wave.branch) == 0
    vote(wave.database, wave.wave, 1)
    assert wave.list(wave.branch) == 0


def test_a_ballot_in_the_chat_and_one_on_paper_are_impossible(wave: Papered) -> None:
    """Listed first, somebody then joins: the mark on their one place bars the chat."""
    wave.list(wave.other_branch)
    old = wave.database.look(lambda session: session.exec(select(RollRow).where(RollRow.paper)).all())
    joined = next(number for number in range(1, 30) if _tag(wave, number) in {row.tag for row in old})
    wave.database.run(account, joined, 7_700_000_000)
    with pytest.raises(Refused, match="ballot-on-paper"):
        wave.database.run(ballots.hand_in, 7_700_000_000, wave.wave, (0, 0, 0, 0), at=AT)
    assert wave.database.look(audit, wave.wave).found == 0
    asked = wave.database.look(written_to, wave.wave)
    assert asked
    assert joined not in asked


def _tag(wave: Papered, person_id: int) -> str:
    key = wave.database.look(lambda session: session.get_one(WaveRow, wave.wave).roll_key)
    return rolls.tag(key or "", person_id)


def test_the_row_itself_bars_the_chat(any_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the friendly check before it, too: the guarded update changes no row of somebody on paper."""
    wave = Papered(any_database, monkeypatch)

    def mark(session: Session) -> None:
        for row in session.exec(select(RollRow)):
            row.paper = True

    place = ballots._place

    def friendly(session: Session, row: WaveRow, telegram_id: int) -> RollRow | Refused:
        found = place(session, row, telegram_id)
        mark(session)
        return found

    monkeypatch.setattr(ballots, "_place", friendly)
    with pytest.raises(Refused, match="ballot-already"):
        vote(any_database, wave.wave, 0)
    assert any_database.look(audit, wave.wave).found == 0


def test_a_box_takes_two_people(wave: Papered) -> None:
    wave.list(wave.root)
    box = wave.enter()
    with pytest.raises(Refused, match="paper-same-person"):
        wave.confirm(box, by=ONE)
    with pytest.raises(Refused, match="paper-unconfirmed"):
        wave.database.run(papers.declare_in, wave.wave, by=ONE, at=AT)
    wave.confirm(box)
    with pytest.raises(Refused, match="old-button"):
        wave.confirm(box)
    wave.database.run(papers.declare_in, wave.wave, by=ONE, at=AT)
    found = wave.database.look(papers.papers, wave.wave)
    assert (found.listed, found.entered, found.all_in) == (8, 6, True)
    assert found.boxes[0].sheet == SHEET


def test_a_wrong_sheet_is_thrown_away(wave: Papered) -> None:
    wave.list(wave.root)
    wave.confirm(wave.enter(), right=False)
    assert wave.database.look(papers.papers, wave.wave).boxes == ()


def test_more_ballots_than_people_are_refused(wave: Papered) -> None:
    wave.list(wave.root)
    wave.enter()
    with pytest.raises(Refused, match="paper-more-than-listed"):
        wave.enter(Sheet(5, tuple((1, 0, 0, 0, 0, 0) for _ in range(4))))
    with pytest.raises(Refused, match="paper-box-few"):
        wave.enter(Sheet(2, tuple((1, 0, 0, 0, 0, 0) for _ in range(4))))


def test_it_is_waited_for_a_week_and_no_longer(wave: Papered) -> None:
    def waits(day: int) -> bool:
        return wave.database.look(papers.is_waited_for, wave.wave, on=AT.date().replace(month=12, day=day))

    assert not waits(3), "nobody is on paper"
    wave.list(wave.root)
    assert [waits(day) for day in (3, 9, 10)] == [True, True, False]
    wave.database.run(papers.declare_in, wave.wave, by=ONE, at=AT)
    assert not waits(3)


def test_it_is_counted_apart_for_the_county_and_its_sheets_are_gone(wave: Papered) -> None:
    for number in range(7):
        vote(wave.database, wave.wave, number, (0, 1, 2, 5))
    wave.list(wave.root)
    wave.confirm(wave.enter())
    wave.close()
    result = wave.database.look(papers.result, wave.wave)
    assert result is not None
    assert (result.listed, result.cast) == (8, 6)
    assert result.answers["overall"]["very-satisfied"] == 4
    assert sum(result.answers["selection"].values()) == 5, "one was left blank"
    assert wave.database.look(lambda session: session.exec(select(PaperBoxRow)).all()) == []
    assert wave.database.look(audit, wave.wave).sound
    invited = wave.database.look(lambda session: [row.invited for row in session.exec(select(WavePlaceRow))])
    assert invited == [12], "those on paper are not among those asked in the chat"


def test_an_unconfirmed_box_does_not_count_and_none_shows_nothing(wave: Papered) -> None:
    vote(wave.database, wave.wave, 0)
    wave.list(wave.root)
    wave.enter()
    wave.close()
    assert wave.database.look(papers.result, wave.wave) is None


def test_every_step_is_in_the_trail(wave: Papered) -> None:
    wave.list(wave.root)
    wave.confirm(wave.enter())
    wave.database.run(papers.declare_in, wave.wave, by=ONE, at=AT)
    done = wave.database.look(
        lambda session: list(session.exec(select(AuditRow.what).order_by(col(AuditRow.seq))))
    )
    assert [what for what in done if "paper" in what] == [
        "wave.paper.list",
        "wave.paper.enter",
        "wave.paper.confirm",
        "wave.paper.in",
    ]


def test_a_wave_that_is_counted_takes_no_paper(wave: Papered) -> None:
    wave.close()
    for act in (lambda: wave.list(wave.root), wave.enter, lambda: wave.confirm(1)):
        with pytest.raises(Refused, match="wave-over"):
            act()
