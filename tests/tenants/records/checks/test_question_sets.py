"""How a tenant's questions are taken over, changed as a new edition, and put in use."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from tenants.errors import FieldError, WrongState
from tenants.records.checks import question_editing as editing
from tenants.records.checks import question_sets as sets
from tenants.records.checks.models import QuestionSet
from tenants.records.checks.queries import find_set_in_use, questions_in
from tenants.records.checks.question_details import QuestionDetails
from tenants.records.checks.rules import AnswerKind, CheckKind
from tenants.records.suppliers.models import Supplier
from tests.factories.checks import make_check
from tests.factories.world import World

TODAY = date(2026, 11, 22)
NEW = QuestionDetails("Is there a canteen?", AnswerKind.YES_NO)


def _draft(house: World) -> QuestionSet:
    return sets.new_edition(CheckKind.ANNUAL, by=house.barnet.procurement.id)


def test_the_published_questions_are_taken_over_when_a_tenant_first_needs_them(house: World) -> None:
    assert find_set_in_use(CheckKind.SITE_VISIT) is None
    taken = sets.questions_for(CheckKind.SITE_VISIT)
    assert (taken.edition, taken.standard_code, taken.is_in_use) == (1, "site-visit-2026", True)
    assert sets.questions_for(CheckKind.SITE_VISIT) is taken
    assert [each.position for each in questions_in(taken.id)] == list(range(1, 10))


def test_a_check_keeps_its_edition_when_a_newer_one_comes_into_use(house: World, acme: Supplier) -> None:
    before = make_check(acme)
    draft = _draft(house)
    editing.add_question(draft, NEW, by=house.barnet.procurement.id)
    editing.put_in_use(draft, by=house.barnet.procurement.id, today=TODAY)
    after = make_check(acme)
    assert (before.question_set_id, after.question_set_id) != (draft.id, before.question_set_id)
    assert after.question_set_id == draft.id
    assert draft.in_use_since_on == TODAY
    words = (
        {each.words for each in questions_in(before.question_set_id)}
        if before.question_set_id
        else {NEW.words}
    )
    assert NEW.words not in words


def test_an_edition_never_changes_when_it_is_or_was_in_use(house: World) -> None:
    by = house.barnet.procurement.id
    first = sets.questions_for(CheckKind.ANNUAL)
    editing.put_in_use(_draft(house), by=by, today=TODAY)
    second = sets.questions_for(CheckKind.ANNUAL)
    for edition in (first, second):
        for change in _every_change(edition, by):
            with pytest.raises(WrongState):
                change()


def _every_change(edition: QuestionSet, by: UUID) -> list[Callable[[], object]]:
    question = questions_in(edition.id)[0]
    return [
        lambda: editing.add_question(edition, NEW, by=by),
        lambda: editing.edit_question(edition, question, NEW, by=by),
        lambda: editing.remove_question(edition, question, by=by),
        lambda: editing.move_question(edition, question, is_up=False, by=by),
        lambda: editing.put_in_use(edition, by=by, today=TODAY),
        lambda: editing.give_up(edition, by=by),
    ]


def test_an_edition_never_changes_when_a_check_was_made_with_it(house: World, acme: Supplier) -> None:
    draft = _draft(house)
    make_check(acme).question_set_id = draft.id
    with pytest.raises(WrongState):
        editing.add_question(draft, NEW, by=house.barnet.procurement.id)


def test_the_set_in_use_stays_when_its_draft_is_changed_or_given_up(house: World) -> None:
    by, in_use = house.barnet.procurement.id, sets.questions_for(CheckKind.ANNUAL)
    words = [each.words for each in questions_in(in_use.id)]
    draft = _draft(house)
    first, second = questions_in(draft.id)[:2]
    editing.move_question(draft, first, is_up=False, by=by)
    editing.edit_question(draft, first, NEW, by=by)
    editing.remove_question(draft, second, by=by)
    assert questions_in(draft.id)[0].words == NEW.words
    assert len(questions_in(draft.id)) == len(words) - 1
    editing.give_up(draft, by=by)
    assert [each.words for each in questions_in(in_use.id)] == words
    assert sets.draft_of(CheckKind.ANNUAL) is None


def test_a_second_draft_is_refused_when_one_is_being_written(house: World) -> None:
    _draft(house)
    with pytest.raises(WrongState):
        _draft(house)


def test_a_draft_rises_in_version_when_a_question_of_it_changes(house: World) -> None:
    draft = _draft(house)
    seen = draft.version
    editing.edit_question(draft, questions_in(draft.id)[0], NEW, by=house.barnet.procurement.id)
    assert draft.version > seen


def test_a_choice_is_refused_when_it_has_fewer_than_two_answers(house: World) -> None:
    lonely = QuestionDetails("Which?", AnswerKind.CHOICE, choices=("One", " ", "One"))
    with pytest.raises(FieldError) as refused:
        editing.add_question(_draft(house), lonely, by=house.barnet.procurement.id)
    assert refused.value.field == "choices"
