"""Adding a review and its parts, agreeing it, and keeping people out of it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.dating import Dating
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.learning import lessons, service
from tenants.records.learning.details import FindingDetails, LessonDetails
from tenants.records.learning.lists import (
    NO_THEME,
    LessonFilter,
    ReviewFilter,
    list_lessons,
    list_reviews,
)
from tenants.records.learning.models import Lesson, ReviewFinding
from tenants.records.learning.queries import (
    findings_of,
    followed,
    get_finding,
    get_lesson,
    get_review,
    lessons_of,
)
from tenants.records.learning.rules import Fate, Grade, LessonStatus, ReviewKind, ReviewStatus
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner
from tenants.records.plans.details import Details
from tenants.records.plans.queries import get_aim
from tenants.records.plans.rules import Claimed
from tenants.records.receptions.rules import ReceptionStatus
from tenants.scope import tenant_scope
from tests.factories.learning import (
    FINDING,
    LESSON,
    THEME,
    furnish_learning,
    make_agreed_review,
    make_review,
    some_review,
)
from tests.factories.retention import make_reception_of
from tests.factories.world import World

TODAY = clock.today()
#: Each shows who somebody is.
TELLING = (
    "She was born on 4 May 1999",
    "NRM 123456 was well written",
    "Call 020 7946 0123 to ask",
    "12 Open Street, SE1 2AB",
    "somebody@mail.example wrote it",
)


@pytest.fixture
def in_barnet(world: World) -> Iterator[World]:
    """The world, inside Barnet's scope."""
    with tenant_scope(world.barnet.id):
        yield world


def test_a_review_keeps_what_was_typed_when_it_is_added(in_barnet: World) -> None:
    review = make_review(in_barnet.barnet)
    kept = get_review(review.id)
    assert (kept.looked_at, kept.looked_at_words, kept.hours) == (20, "referral forms", 12)
    assert kept.status == ReviewStatus.UNDER_WAY and kept.owner_person_id == in_barnet.barnet.owner.id


def test_a_number_stays_unknown_when_nobody_typed_it(in_barnet: World) -> None:
    review = make_review(in_barnet.barnet, looked_at=None, hours=0)
    assert (get_review(review.id).looked_at, get_review(review.id).hours) == (None, 0)


@pytest.mark.parametrize("field", ["title", "period_words", "looked_at_words", "method", "source"])
def test_a_review_is_refused_when_one_of_its_texts_shows_who_somebody_is(
    in_barnet: World, field: str
) -> None:
    for telling in TELLING:
        with pytest.raises(FieldError) as refusal:
            make_review(in_barnet.barnet, **{field: telling})
        assert refusal.value.field == field


@pytest.mark.parametrize("telling", TELLING)
def test_a_finding_or_a_lesson_is_refused_when_it_shows_who_somebody_is(
    in_barnet: World, telling: str
) -> None:
    review, lead = make_review(in_barnet.barnet), in_barnet.barnet.lead.id
    lesson = lessons.add_lesson(review, LessonDetails(LESSON), by=lead)
    with pytest.raises(FieldError):
        service.add_finding(review, FindingDetails(telling, Grade.WEAK), by=lead)
    with pytest.raises(FieldError):
        lessons.add_lesson(review, LessonDetails(telling), by=lead)
    with pytest.raises(FieldError):
        lessons.answer_lesson(review, lesson, LessonStatus.LEARNED, telling, by=lead)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"held_on": None}, "held_on"),
        ({"held_on": TODAY + timedelta(days=1)}, "held_on"),
        ({"looked_at": -1}, "looked_at"),
        ({"hours": 10_000}, "hours"),
        ({"operation_id": uuid4()}, "operation"),
        ({"reception_id": uuid4()}, "reception"),
    ],
)
def test_a_review_is_refused_when_something_in_it_cannot_be(
    in_barnet: World, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(FieldError) as refusal:
        make_review(in_barnet.barnet, **changes)
    assert refusal.value.field == field


def test_two_adults_at_a_car_wash_are_let_through_when_a_finding_counts_them(in_barnet: World) -> None:
    review = make_review(in_barnet.barnet)
    words = FindingDetails("Two adults, car wash: 6 of 20 forms named no indicator", Grade.WEAK)
    assert service.add_finding(review, words, by=None).position == 1


def test_a_review_stays_as_it_is_when_it_is_agreed(in_barnet: World) -> None:
    review, lead = make_agreed_review(in_barnet.barnet), in_barnet.barnet.lead.id
    finding, lesson = findings_of(review.id)[0], lessons_of(review.id)[0]
    owner = Owner(person_id=lead)
    with pytest.raises(WrongState):
        service.edit_review(review, some_review(title="Other"), owner, by=lead, today=TODAY)
    with pytest.raises(WrongState):
        service.remove_review(review, by=lead)
    with pytest.raises(WrongState):
        service.add_finding(review, FindingDetails(FINDING, Grade.WEAK), by=lead)
    with pytest.raises(WrongState):
        service.edit_finding(review, finding, FindingDetails("Other", Grade.WEAK), by=lead)
    with pytest.raises(WrongState):
        service.remove_finding(review, finding, by=lead)
    with pytest.raises(WrongState):
        lessons.edit_lesson(review, lesson, LessonDetails("Other"), by=lead)
    with pytest.raises(WrongState):
        lessons.remove_lesson(review, lesson, by=lead)
    with pytest.raises(WrongState):
        service.agree(review, TODAY, by=lead, today=TODAY)
    lessons.answer_lesson(review, lesson, LessonStatus.LEARNED, "Every team has it.", by=lead)
    assert get_lesson(review.id, lesson.id).status == LessonStatus.LEARNED


def test_a_review_is_not_agreed_when_nothing_was_found_or_on_a_day_that_cannot_be(in_barnet: World) -> None:
    review = make_review(in_barnet.barnet)
    with pytest.raises(WrongState):
        service.agree(review, TODAY, by=None, today=TODAY)
    service.add_finding(review, FindingDetails(FINDING, Grade.STRENGTH), by=None)
    for day in (None, TODAY + timedelta(days=1), review.held_on - timedelta(days=1)):
        with pytest.raises(FieldError):
            service.agree(review, day, by=None, today=TODAY)


def test_nothing_of_a_review_is_left_when_it_is_taken_away(in_barnet: World) -> None:
    reviewed = furnish_learning(in_barnet.barnet)
    service.remove_review(get_review(reviewed.review), by=in_barnet.barnet.lead.id)
    with pytest.raises(NotFound):
        get_review(reviewed.review)
    assert {each.review_id for each in db.session.scalars(db.select(Lesson))} == {reviewed.agreed}
    assert not list(db.session.scalars(db.select(ReviewFinding)))


def test_a_lesson_says_why_when_it_is_learned_or_not_taken(in_barnet: World) -> None:
    review = make_agreed_review(in_barnet.barnet)
    lesson, lead = lessons_of(review.id)[0], in_barnet.barnet.lead.id
    with pytest.raises(FieldError) as refusal:
        lessons.answer_lesson(review, lesson, LessonStatus.NOT_TAKEN, " ", by=lead)
    assert refusal.value.field == "because"
    lessons.answer_lesson(review, lesson, LessonStatus.OPEN, "", by=lead)


def test_a_lesson_is_made_an_action_once_when_none_was_cancelled(in_barnet: World) -> None:
    reviewed, barnet = furnish_learning(in_barnet.barnet), in_barnet.barnet
    (made,) = [each for each in followed(reviewed.agreed) if each.action is not None]
    assert made.action is not None and made.action.title == "Print the list of indicators"
    assert made.plan_title == "Barnet modern slavery plan"
    review, aim = get_review(reviewed.agreed), get_aim(barnet.plan.aim_id)
    words, due = Details("Again", owner_person_id=barnet.owner.id), Dating.unstated()
    with pytest.raises(WrongState):
        lessons.make_action(review, made.lesson, aim, words, due, by=None)
    made.action.claimed = Claimed.CANCELLED
    db.session.flush()
    again = lessons.make_action(review, made.lesson, aim, words, due, by=None)
    assert made.lesson.action_id == again.id


def test_parts_are_not_found_when_they_belong_to_another_review(in_barnet: World) -> None:
    reviewed = furnish_learning(in_barnet.barnet)
    with pytest.raises(NotFound):
        get_finding(reviewed.agreed, reviewed.finding)
    with pytest.raises(NotFound):
        get_lesson(reviewed.agreed, reviewed.lesson)


def test_lists_are_narrowed_when_something_is_asked_for(in_barnet: World) -> None:
    reviewed = furnish_learning(in_barnet.barnet)
    debriefs, total = list_reviews(ReviewFilter(kind=ReviewKind.DEBRIEF))
    assert ([each.review.id for each in debriefs], total) == ([reviewed.agreed], 1)
    assert {fate: count for fate, count in debriefs[0].fates.items()} == dict.fromkeys(Fate, 1)
    assert list_reviews(ReviewFilter(words="SPRING"))[1] == 1
    assert list_reviews(ReviewFilter(status=ReviewStatus.AGREED, words="spring"))[1] == 0
    assert len(list_lessons(LessonFilter())) == 5
    assert len(list_lessons(LessonFilter(theme=THEME))) == 1
    assert len(list_lessons(LessonFilter(theme=NO_THEME))) == 4
    assert [len(list_lessons(LessonFilter(fate=fate))) for fate in Fate] == [2, 1, 1, 1]


def test_the_review_keeps_the_history_of_its_parts_when_they_change(in_barnet: World) -> None:
    reviewed = furnish_learning(in_barnet.barnet)
    about = db.select(AuditEntry.event).where(AuditEntry.subject_id == reviewed.review)
    assert set(db.session.scalars(about)) == {"review:added", "review:finding-added", "review:lesson-added"}


def test_a_neighbour_finds_no_review_when_it_is_anothers(world: World) -> None:
    with tenant_scope(world.barnet.id):
        reviewed = furnish_learning(world.barnet)
    with tenant_scope(world.bexley.id):
        assert list_reviews(ReviewFilter()) == ([], 0)
        with pytest.raises(NotFound):
            get_review(reviewed.review)


def test_the_debrief_of_a_reception_is_settled_when_its_review_is_agreed(in_barnet: World) -> None:
    reception = make_reception_of(TODAY, ReceptionStatus.CLOSED)
    make_agreed_review(in_barnet.barnet)
    owed = find_obligation(Kind.DEBRIEF, reception)
    assert owed is not None and owed.done_on is None
    make_agreed_review(in_barnet.barnet, kind=ReviewKind.DEBRIEF, reception_id=reception)
    assert owed.done_on == TODAY
