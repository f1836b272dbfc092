"""Who holds an office of a board, from a day to a day, and who answers for its papers."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from tenants import clock
from tenants.errors import FieldError, NotFound
from tenants.records.boards.details import Holder
from tenants.records.boards.models import Board, BoardOffice
from tenants.records.boards.queries import office_on, offices_of, secretary_of
from tenants.records.boards.rules import Office
from tenants.records.boards.service import add_terms, fill_office, vacate_office
from tenants.records.meetings.rules import Stage
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner, Task, hand_over, owe
from tests.factories.world import World
from tests.tenants.records.boards.meetings import meet

SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)
JUDGE = Holder(words="A judge")


def _held(board: Board, on: date, office: Office = Office.CHAIR) -> BoardOffice:
    found = office_on(board.id, office, on)
    assert found is not None
    return found


def test_one_follows_the_other_when_an_office_changes_hands(world: World, board: Board, by: UUID) -> None:
    fill_office(board, Office.CHAIR, JUDGE, since_on=SPRING, by=by)
    fill_office(board, Office.CHAIR, Holder(world.barnet.plan.held_post_id), since_on=SUMMER, by=by)
    assert office_on(board.id, Office.CHAIR, SPRING - timedelta(days=1)) is None
    assert _held(board, SUMMER - timedelta(days=1)).words == "A judge"
    assert _held(board, SUMMER).post_id == world.barnet.plan.held_post_id
    assert _held(board, SUMMER - timedelta(days=1)).until_on == SUMMER - timedelta(days=1)


def test_the_vacancy_has_a_day_when_somebody_leaves(board: Board, by: UUID) -> None:
    fill_office(board, Office.CHAIR, JUDGE, since_on=None, by=by)
    vacate_office(board, Office.CHAIR, since_on=SUMMER, by=by)
    assert _held(board, AUTUMN).is_vacant
    assert _held(board, AUTUMN).since_on == SUMMER
    assert not _held(board, SPRING).is_vacant


def test_nothing_is_added_when_the_same_day_is_given_again(board: Board, by: UUID) -> None:
    for _ in range(2):
        fill_office(board, Office.CHAIR, JUDGE, since_on=SPRING, by=by)
    fill_office(board, Office.CHAIR, Holder(words="A doctor"), since_on=SPRING, by=by)
    assert [held.words for held in offices_of(board.id)] == ["A doctor"]


@pytest.mark.parametrize("since_on", [None, SPRING])
def test_a_day_is_refused_when_something_later_is_recorded(
    board: Board, by: UUID, since_on: date | None
) -> None:
    fill_office(board, Office.CHAIR, JUDGE, since_on=SUMMER, by=by)
    with pytest.raises(FieldError, match="1 June 2026 or a later day") as refused:
        fill_office(board, Office.CHAIR, Holder(words="A doctor"), since_on=since_on, by=by)
    assert refused.value.field == "since_on"


def test_a_holder_is_refused_when_it_is_nobody_two_or_a_stranger(
    world: World, board: Board, by: UUID
) -> None:
    for holder in (Holder(), Holder(person_id=by, words="A judge"), Holder(person_id=world.bexley.lead.id)):
        with pytest.raises(FieldError):
            fill_office(board, Office.CHAIR, holder, since_on=None, by=by)
    with pytest.raises(NotFound):
        fill_office(board, Office.CHAIR, Holder(post_id=uuid4()), since_on=None, by=by)
    assert offices_of(board.id) == []


def test_the_secretary_answers_else_the_chair_else_nobody_when_papers_are_due(
    world: World, board: Board, by: UUID
) -> None:
    today = clock.today()
    assert secretary_of(board.id, today) == NOBODY
    fill_office(board, Office.CHAIR, Holder(world.barnet.plan.held_post_id), since_on=None, by=by)
    assert secretary_of(board.id, today) == Owner(post_id=world.barnet.plan.held_post_id)
    fill_office(board, Office.SECRETARY, JUDGE, since_on=None, by=by)  # of another organisation
    assert secretary_of(board.id, today) == Owner(post_id=world.barnet.plan.held_post_id)
    fill_office(board, Office.SECRETARY, Holder(person_id=by), since_on=None, by=by)
    assert secretary_of(board.id, today) == Owner(person_id=by)


def test_what_is_owed_passes_on_when_the_secretary_changes(world: World, board: Board, by: UUID) -> None:
    owner = world.barnet.owner.id
    fill_office(board, Office.SECRETARY, Holder(person_id=by), since_on=None, by=by)
    due_on = clock.today() + timedelta(days=30)
    add_terms(board, "1", agreed_on=None, review_on=due_on, by=by)
    fill_office(board, Office.SECRETARY, Holder(person_id=owner), since_on=clock.today(), by=by)
    owed = find_obligation(Kind.TERMS_REVIEW, board.id)
    assert owed is not None
    assert (owed.owner_person_id, owed.due_on) == (owner, due_on)


def test_what_somebody_else_took_over_stays_there_when_the_secretary_changes(
    world: World, board: Board, by: UUID
) -> None:
    fill_office(board, Office.SECRETARY, Holder(person_id=by), since_on=None, by=by)
    add_terms(board, "1", agreed_on=None, review_on=clock.today() + timedelta(days=30), by=by)
    owed = find_obligation(Kind.TERMS_REVIEW, board.id)
    assert owed is not None
    hand_over(owed, Owner(person_id=world.barnet.training.id), by=by)
    vacate_office(board, Office.SECRETARY, since_on=clock.today(), by=by)
    assert owed.owner_person_id == world.barnet.training.id


def test_the_papers_of_its_meetings_pass_on_when_the_secretary_changes(
    world: World, board: Board, by: UUID
) -> None:
    fill_office(board, Office.SECRETARY, Holder(person_id=by), since_on=None, by=by)
    meeting = meet(board, clock.today() + timedelta(days=20), Stage.PLANNED)
    task = Task(Kind.AGENDA, meeting.id, "Send the agenda", f"meetings/{meeting.id}/")
    due_on = clock.today() + timedelta(days=13)
    owe(task, due_on, Owner(person_id=by), by=by)
    vacate_office(board, Office.SECRETARY, since_on=clock.today(), by=by)
    owed = find_obligation(Kind.AGENDA, meeting.id)
    assert owed is not None
    assert (Owner.of(owed), owed.due_on, owed.due_version) == (NOBODY, due_on, 1)
