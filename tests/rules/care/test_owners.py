"""Who sees to an elder on a day, and who is passed over: the elder, whoever is in hospital or has no chat."""

from rules.care.owners import Available, Owner, Passed, index, owner
from rules.posts import Post, Role
from tests.rules.care.village import BRANCH, on

ELDER, CONTACT, SECRETARY, DEPUTY, ORGANISER, STAND_IN = 1, 2, 3, 4, 5, 6
DAY = on("2026-11-23")
FROM = on("2026-01-01")
POSTS = (
    Post(1, Role.CONTACT, CONTACT, FROM, subject_id=ELDER),
    Post(2, Role.SECRETARY, SECRETARY, FROM, unit_id=37, unit_path=BRANCH),
    Post(3, Role.DEPUTY, DEPUTY, FROM, unit_id=37, unit_path=BRANCH),
    Post(4, Role.ORGANISER, ORGANISER, FROM, unit_id=4, unit_path="/1/4/"),
    Post(5, Role.SECRETARY, 99, FROM, unit_id=38, unit_path="/1/4/38/"),
    Post(6, Role.ORGANISER, 98, FROM, unit_id=5, unit_path="/1/5/"),
)
EVERYBODY = frozenset(range(100))


def of(
    subject: int = ELDER,
    posts: tuple[Post, ...] = POSTS,
    *,
    without_chat: set[int] | None = None,
    in_hospital: set[int] | None = None,
    without: set[int] | None = None,
    day: str = "2026-11-23",
) -> Owner:
    available = Available(EVERYBODY - (without_chat or set()), frozenset(in_hospital or ()))
    return owner(subject, BRANCH, index(posts, on(day)), available, frozenset(without or ()))


def cover(person: int, of_post: int, first: str, last: str | None = None, *, number: int = 20) -> Post:
    return Post(number, Role.COVER, person, on(first), on(last) if last else None, covers_id=of_post)


def test_the_contact_person_if_there_is_one() -> None:
    assert of().person_id == CONTACT
    assert of(subject=50).person_id == SECRETARY


def test_next_in_line_if_somebody_has_no_chat_and_listed() -> None:
    assert of(without_chat={CONTACT}).person_id == SECRETARY
    found = of(without_chat={CONTACT, SECRETARY})
    assert found.person_id == DEPUTY
    assert [(holder.person_id, why) for holder, why in found.passed] == [
        (CONTACT, Passed.NO_CHAT),
        (SECRETARY, Passed.NO_CHAT),
    ]


def test_the_town_organiser_comes_last_and_only_the_own_one() -> None:
    assert of(without_chat={CONTACT, SECRETARY, DEPUTY}).person_id == ORGANISER


def test_nobody_at_all_is_said_and_not_hidden() -> None:
    found = of(without_chat=set(EVERYBODY))
    assert found.person_id is None
    assert len(found.passed) == 4


def test_a_secretary_of_72_is_visited_by_the_deputy() -> None:
    found = of(subject=SECRETARY)
    assert found.person_id == DEPUTY
    assert [why for _, why in found.passed] == [Passed.SELF]


def test_nobody_in_hospital_owns_anything() -> None:
    assert of(in_hospital={CONTACT}).person_id == SECRETARY


def test_who_entered_a_death_does_not_confirm_it() -> None:
    assert of(without={CONTACT, SECRETARY}).person_id == DEPUTY


def test_a_cover_acts_from_its_first_to_its_last_day() -> None:
    posts = (*POSTS, cover(STAND_IN, 2, "2026-11-23", "2026-11-27"))
    days = {
        day: of(50, posts, day=day).person_id
        for day in ("2026-11-22", "2026-11-23", "2026-11-27", "2026-11-28")
    }
    assert list(days.values()) == [SECRETARY, STAND_IN, STAND_IN, SECRETARY]


def test_a_cover_is_no_post_to_be_covered() -> None:
    posts = (*POSTS, cover(STAND_IN, 2, "2026-11-01"), cover(7, 20, "2026-11-20", number=21))
    found = of(50, posts)
    assert found.person_id == STAND_IN
    assert found.holder is not None
    assert found.holder.cover == posts[-2]


def test_a_cover_who_cannot_be_told_gives_way_to_the_next_in_line() -> None:
    posts = (*POSTS, cover(STAND_IN, 2, "2026-11-01"))
    assert of(50, posts, without_chat={STAND_IN}).person_id == DEPUTY


def test_a_hand_over_on_the_first_of_march() -> None:
    before = Post(2, Role.SECRETARY, SECRETARY, FROM, on("2027-02-28"), unit_id=37, unit_path=BRANCH)
    after = Post(9, Role.SECRETARY, 9, on("2027-03-01"), unit_id=37, unit_path=BRANCH)
    posts = (*POSTS[2:], before, after)
    assert of(50, posts, day="2027-02-28").person_id == SECRETARY
    assert of(50, posts, day="2027-03-01").person_id == 9


def test_what_a_person_acts_in_includes_covers_and_not_what_is_covered() -> None:
    found = index((*POSTS, cover(DEPUTY, 2, "2026-11-01")), DAY)
    assert [each.post.role for each in found.held_by(DEPUTY)] == [Role.SECRETARY, Role.DEPUTY]
    assert found.held_by(SECRETARY) == ()
    assert [each.post.id for each in found.held_by(ORGANISER)] == [4]


def test_of_two_organisers_the_nearer_one() -> None:
    county = Post(7, Role.ORGANISER, 97, FROM, unit_id=1, unit_path="/1/")
    assert of(posts=(county, *POSTS[3:])).person_id == ORGANISER
