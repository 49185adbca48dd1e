"""The digest: weekly what is owed, on other days what is new; a task is named at most four times."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

import pytest

from rules.care.board import Entry, board
from rules.care.composing import compose
from rules.care.desk import Desk
from rules.care.digest import BranchCount, Digest
from rules.care.facts import Fact, FactKind, holding
from rules.care.ladder import Rung
from rules.care.owed import owed
from rules.care.owners import Available, index, owner
from rules.care.planning import File, plan
from rules.care.rulebook import default_rulebook
from rules.care.stages import Mail, Stage, Told
from rules.posts import Post, Role
from tests.rules.care.village import BRANCH, fact, on, person, visit

SECRETARY, DEPUTY, CONTACT, ORGANISER, OFFICER, STAND_IN = 901, 902, 903, 904, 905, 906
FROM = on("2026-01-01")
POSTS = (
    Post(1, Role.SECRETARY, SECRETARY, FROM, unit_id=37, unit_path=BRANCH),
    Post(2, Role.DEPUTY, DEPUTY, FROM, unit_id=37, unit_path=BRANCH),
    Post(3, Role.ORGANISER, ORGANISER, FROM, unit_id=4, unit_path="/1/4/"),
    Post(4, Role.STAFF, OFFICER, FROM, unit_id=2, unit_path="/1/2/"),
)
CONTACT_OF_1 = Post(5, Role.CONTACT, CONTACT, FROM, subject_id=1)


def hard(number: int, first: str = "2026-11-01") -> Fact:
    return fact(FactKind.HARDSHIP, first, id=10 + number, of=number)


def ill(number: int, first: str) -> Fact:
    return fact(FactKind.IN_HOSPITAL, first, id=20 + number, of=number)


def village(*facts: Fact, seen: Iterable[tuple[int, str]] = ()) -> list[File]:
    """Three people of forty, owed only what facts say."""
    visits = [visit(day, id=100 + number, of=number) for number, day in seen]
    return [
        File(
            person("1986-01-01", id=number),
            [each for each in facts if each.person_id == number],
            [each for each in visits if each.person_id == number],
        )
        for number in (1, 2, 3)
    ]


def desk(day: str, files: Sequence[File], told: Iterable[Told] = (), posts: Sequence[Post] = POSTS) -> Desk:
    book, today = default_rulebook(), on(day)
    held = index(posts, today)
    lying = holding([each for file in files for each in file.facts], FactKind.IN_HOSPITAL, today)
    available = Available(frozenset(range(1000)), lying)
    planned = plan(book, today)
    entries = [
        Entry(task, owner(file.subject.id, BRANCH, held, available), 37, BRANCH)
        for file in files
        for task in owed(planned, file)
    ]
    return Desk(Mail(today), book, board(entries), held, frozenset(told))


def sent(
    day: str,
    files: Sequence[File],
    told: Iterable[Told] = (),
    *,
    to: int = SECRETARY,
    posts: Sequence[Post] = POSTS,
) -> Digest:
    digest = compose(to, desk(day, files, told, posts))
    assert digest is not None
    return digest


def silent(
    day: str,
    files: Sequence[File],
    told: Iterable[Told] = (),
    *,
    to: int = SECRETARY,
    posts: Sequence[Post] = POSTS,
) -> bool:
    return compose(to, desk(day, files, told, posts)) is None


def named(digest: Digest) -> list[tuple[int, str, Stage]]:
    return [(line.subject_id, each.task.slot, each.stage) for line in digest.own for each in line.named]


def test_nothing_owed_nothing_sent() -> None:
    assert silent("2026-11-23", village())
    assert silent("2026-11-23", village(hard(1), seen=[(1, "2026-11-10")]))


def test_monday_names_what_is_new_and_the_most_urgent_first() -> None:
    digest = sent("2026-11-23", village(hard(1), ill(2, "2026-11-20")))
    assert named(digest) == [(2, "stay:22", Stage.DUE), (1, "2026-11", Stage.OPENED)]
    assert digest.weekly


def test_one_line_a_person_with_all_that_is_named() -> None:
    digest = sent("2026-11-23", village(hard(1), ill(1, "2026-11-20")))
    assert len(digest.own) == 1
    assert digest.own[0].most_urgent.task.slot == "stay:21"
    assert len(digest.own[0].named) == 2


def test_monday_with_nothing_new_gives_one_count() -> None:
    files = village(hard(1), hard(2))
    first = sent("2026-11-09", files)
    second = sent("2026-11-16", files, first.tells)
    assert len(first.own) == 2
    assert (second.own, second.rest, second.rest_overdue, second.tells) == ((), 2, 0, ())


def test_an_ordinary_day_with_nothing_new_is_silent() -> None:
    files = village(hard(1))
    assert silent("2026-11-10", files)
    assert silent("2026-11-10", files, sent("2026-11-09", files).tells)


def test_a_hospital_report_is_new_on_any_day_and_once() -> None:
    files = village(ill(1, "2026-11-18"))
    digest = sent("2026-11-18", files)
    assert named(digest) == [(1, "stay:21", Stage.OPENED)]
    assert not digest.weekly
    assert silent("2026-11-19", files, digest.tells)


def test_due_tomorrow_is_new_and_due_today_not_again() -> None:
    files = village(hard(1, "2026-12-01"))  # due on Thursday 31 December
    digest = sent("2026-12-30", files)
    assert named(digest) == [(1, "2026-12", Stage.DUE)]
    assert silent("2026-12-31", files, digest.tells)


def test_the_first_overdue_day_is_new() -> None:
    files = village(hard(1, "2026-12-01"))
    digest = sent("2027-01-01", files, sent("2026-12-30", files).tells)
    assert named(digest) == [(1, "2026-12", Stage.OVERDUE)]
    assert silent("2027-01-02", files, digest.tells)


def test_on_sunday_what_can_wait_until_monday_waits() -> None:
    files = village(hard(1))  # due on Monday 30 November
    assert silent("2026-11-29", files)
    assert named(sent("2026-11-30", files)) == [(1, "2026-11", Stage.DUE)]


def test_on_sunday_hospital_and_what_is_due_that_day_do_not_wait() -> None:
    assert named(sent("2026-11-29", village(ill(1, "2026-11-29")))) == [(1, "stay:21", Stage.OPENED)]
    assert named(sent("2026-05-31", village(hard(1, "2026-05-01")))) == [(1, "2026-05", Stage.DUE)]


def test_a_task_is_named_at_most_four_times() -> None:
    files = village(hard(1))
    told: set[Told] = set()
    stages = []
    for number in range(60):
        day = (on("2026-11-01") + timedelta(days=number)).isoformat()
        digest = compose(SECRETARY, desk(day, files, told))
        if digest is not None:
            stages += [(day, stage) for _, slot, stage in named(digest) if slot == "2026-11"]
            told |= set(digest.tells)
    assert stages == [
        ("2026-11-02", Stage.OPENED),
        ("2026-11-30", Stage.DUE),
        ("2026-12-01", Stage.OVERDUE),
    ]


def test_a_week_before_is_said_on_monday() -> None:
    files = village(hard(1, "2026-12-01"))
    assert named(sent("2026-12-28", files, sent("2026-12-07", files).tells)) == [(1, "2026-12", Stage.WEEK)]


def test_what_was_first_named_late_is_not_named_as_opened_afterwards() -> None:
    files = village(hard(1, "2026-12-01"))
    stages = {key.stage for key in sent("2026-12-30", files).tells}
    assert stages == {Stage.OPENED, Stage.WEEK, Stage.DUE}


def test_what_is_overdue_and_named_stays_as_a_count_until_somebody_sees_to_it() -> None:
    files = village(fact(FactKind.HARDSHIP, "2026-11-01", "2026-11-30", of=1))
    told = sent("2026-12-01", files).tells
    later = sent("2027-03-01", files, told)
    assert (later.own, later.rest, later.rest_overdue) == ((), 0, 1)
    assert silent("2027-03-02", files, told)
    assert silent("2027-03-08", village(*files[0].facts, seen=[(1, "2027-03-05")]), told)


def test_an_episode_is_named_again() -> None:
    (before,) = [each for each in village(hard(1)) if each.subject.id == 1]
    told = sent("2026-11-23", [before]).tells
    withdrawn = visit("2026-11-24", id=101, of=1, withdrawn="2026-11-25")
    again = File(before.subject, before.facts, [withdrawn])
    assert named(sent("2026-11-30", [again], told)) == [(1, "2026-11", Stage.DUE)]
    assert {key.episode for key in sent("2026-11-30", [again], told).tells if key.slot == "2026-11"} == {2}


def test_what_the_contact_person_sees_to_is_one_line_to_the_secretary() -> None:
    posts = (*POSTS, CONTACT_OF_1)
    files = village(hard(1), hard(2))
    digest = sent("2026-11-23", files, posts=posts)
    assert [line.subject_id for line in digest.own] == [2]
    (others,) = digest.others
    assert (others.unit_id, others.people, others.waiting, others.late, others.overdue) == (37, 1, 1, 0, ())
    assert named(sent("2026-11-23", files, to=CONTACT, posts=posts)) == [(1, "2026-11", Stage.OPENED)]


def test_what_others_see_to_is_named_once_it_is_overdue_and_only_once() -> None:
    posts = (*POSTS, CONTACT_OF_1)
    files = village(hard(1))
    assert silent("2026-11-23", files, posts=posts)  # nothing of the secretary's own, nothing late
    digest = sent("2026-12-07", files, posts=posts)
    assert [line.subject_id for line in digest.others[0].overdue] == [1]
    again = sent("2026-12-14", files, digest.tells, posts=posts)
    assert (again.others[0].late, again.others[0].overdue) == (1, ())


def test_nobody_reads_about_themselves() -> None:
    posts = (Post(1, Role.SECRETARY, 1, FROM, unit_id=37, unit_path=BRANCH), *POSTS[1:])
    files = village(hard(1))
    assert silent("2026-12-07", files, to=1, posts=posts)
    assert named(sent("2026-11-30", files, to=DEPUTY, posts=posts)) == [(1, "2026-11", Stage.DUE)]


def test_the_deputy_is_told_by_name_after_three_days_and_once() -> None:
    files = village(hard(1))
    assert silent("2026-12-02", files, to=DEPUTY)
    digest = sent("2026-12-03", files, to=DEPUTY)
    assert [line.subject_id for line in digest.deputy] == [1]
    assert silent("2026-12-04", files, digest.tells, to=DEPUTY)


def test_the_town_gets_counts_by_branch_and_every_monday_while_it_lasts() -> None:
    files = village(hard(1), hard(2))
    assert silent("2026-12-05", files, to=ORGANISER)
    assert silent("2026-12-06", files, to=ORGANISER)
    digest = sent("2026-12-07", files, to=ORGANISER)
    assert digest.climbed[0].rung is Rung.TOWN
    assert digest.climbed[0].branches == (BranchCount(37, tasks=2, people=2),)
    assert silent("2026-12-08", files, digest.tells, to=ORGANISER)
    standing = sent("2026-12-14", files, digest.tells, to=ORGANISER)
    assert (standing.climbed, standing.tells) == (digest.climbed, ())


def test_the_count_comes_down_when_it_is_done() -> None:
    files = village(hard(1), hard(2), seen=[(1, "2026-12-05"), (2, "2026-12-05")])
    assert silent("2026-12-14", files, to=ORGANISER)


def test_the_county_hears_after_fourteen_days() -> None:
    files = village(hard(1))
    assert silent("2026-12-07", files, to=OFFICER)
    assert sent("2026-12-14", files, to=OFFICER).climbed[0].rung is Rung.COUNTY


@pytest.mark.parametrize(
    ("day", "to"), [("2026-11-24", DEPUTY), ("2026-11-25", ORGANISER), ("2026-11-26", OFFICER)]
)
def test_a_hospital_visit_climbs_day_by_day(day: str, to: int) -> None:
    files = village(ill(1, "2026-11-20"))
    before = (on(day) - timedelta(days=1)).isoformat()
    assert silent(before, files, to=to)
    assert not silent(day, files, to=to)


def test_two_posts_share_one_message() -> None:
    both = Post(9, Role.ORGANISER, SECRETARY, FROM, unit_id=4, unit_path="/1/4/")
    digest = sent("2026-12-07", village(hard(1)), posts=(*POSTS[:2], both))
    assert named(digest)[0] == (1, "2026-11", Stage.OVERDUE)
    assert digest.climbed[0].branches == (BranchCount(37, tasks=1, people=1),)


def test_a_cover_that_begins_is_new_and_names_what_falls_into_it() -> None:
    cover = Post(20, Role.COVER, STAND_IN, on("2026-11-18"), on("2026-12-05"), covers_id=1)
    posts = (*POSTS, cover)
    files = village(hard(1), hard(2))
    told = sent("2026-11-16", files).tells
    digest = sent("2026-11-18", files, told, to=STAND_IN, posts=posts)
    assert [line.subject_id for line in digest.own] == [1, 2]
    assert digest.covers == (20,)
    assert silent("2026-11-18", files, told, posts=posts)
    assert silent("2026-11-19", files, [*told, *digest.tells], to=STAND_IN, posts=posts)


def test_what_is_due_after_the_cover_is_not_named_for_it() -> None:
    cover = Post(20, Role.COVER, STAND_IN, on("2026-11-18"), on("2026-11-25"), covers_id=1)
    files = village(hard(1))
    assert silent("2026-11-18", files, sent("2026-11-16", files).tells, to=STAND_IN, posts=(*POSTS, cover))


def test_a_death_being_confirmed_silences_everything_about_the_person() -> None:
    died = fact(FactKind.DIED, "2026-11-28", recorded="2026-11-30", id=50, of=1)
    digest = sent("2026-12-07", village(hard(1), died))
    assert {slot for _, slot, _ in named(digest)} == {"death:50"}


def test_a_long_message_has_pages() -> None:
    files = village(hard(1), hard(2), hard(3))
    digest = sent("2026-11-23", files)
    assert [[line.subject_id for line in page] for page in digest.pages(2)] == [[1, 2], [3]]
    assert sent("2026-11-23", files, digest.tells).pages(2) == ((),)


def test_what_opens_during_a_cover_waits_for_monday_like_everything_else() -> None:
    cover = Post(20, Role.COVER, STAND_IN, on("2026-11-18"), on("2026-12-05"), covers_id=1)
    assert silent("2026-11-25", village(hard(1, "2026-11-24")), to=STAND_IN, posts=(*POSTS, cover))


def test_a_deputy_who_is_the_owner_is_not_told_twice() -> None:
    posts = (Post(1, Role.SECRETARY, 1, FROM, unit_id=37, unit_path=BRANCH), *POSTS[1:])
    files = village(hard(1))
    told = sent("2026-12-01", files, to=DEPUTY, posts=posts).tells
    assert silent("2026-12-03", files, told, to=DEPUTY, posts=posts)


def test_a_branch_where_others_have_done_everything_has_no_line() -> None:
    digest = sent(
        "2026-11-23", village(hard(1), hard(2), seen=[(1, "2026-11-20")]), posts=(*POSTS, CONTACT_OF_1)
    )
    assert digest.others == ()


def test_a_rung_reached_on_sunday_waits_for_monday() -> None:
    files = village(hard(1, "2026-05-01"))  # due on Sunday 31 May
    assert silent("2026-06-07", files, to=ORGANISER)
    assert not silent("2026-06-08", files, to=ORGANISER)


def test_a_hospital_rung_does_not_wait() -> None:
    files = village(ill(1, "2026-11-24"))  # due on Friday 27 November: the town hears on Sunday
    assert not silent("2026-11-29", files, to=ORGANISER)
