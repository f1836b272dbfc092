"""Writing an edition of the counting standard, and the second person whom it takes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.errors import FieldError, NotAllowed, NotFound, WrongState
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner
from tenants.records.standards import approvals, service
from tenants.records.standards.authors import AUTHORS
from tenants.records.standards.details import StandardDetails
from tenants.records.standards.exits import publication
from tenants.records.standards.queries import (
    find_before,
    get_edition,
    standard_of,
)
from tenants.scope import tenant_scope
from tenants.working_days import add_working_days
from tests.factories.standards import TITLE, make_standard_agreed, make_standard_draft, standard_of_today
from tests.factories.world import World

TODAY = clock.today()


def test_a_decision_is_owed_while_an_edition_waits(world: World) -> None:
    with tenant_scope(world.lmsl.id):
        edition, before = make_standard_draft(world.lmsl), standard_of_today()
        approvals.send_for_agreement(edition, before, by=world.lmsl.analyst.id, today=TODAY)
        owed = find_obligation(Kind.STANDARD_AGREEMENT, edition.id)
        assert owed is not None and owed.due_on == add_working_days(TODAY, 20)
        assert owed.path == f"counting-standard/{edition.id}/"
        approvals.agree(edition, before, TODAY, by=world.lmsl.chair.id, today=TODAY)
        owed = find_obligation(Kind.STANDARD_AGREEMENT, edition.id)
        assert owed is not None and owed.done_on == TODAY
        assert publication(edition.id).key == "lmsl/1"


def test_agreeing_is_refused_when_the_person_wrote_in_it(sqlite_world: World) -> None:
    lmsl = sqlite_world.lmsl
    with tenant_scope(lmsl.id):
        edition, before = make_standard_draft(lmsl), standard_of_today()
        service.move_field_up(edition, "route", by=lmsl.chair.id)
        approvals.send_for_agreement(edition, before, by=lmsl.secretariat.id, today=TODAY)
        assert AUTHORS.of(edition.id) == {lmsl.analyst.id, lmsl.chair.id, lmsl.secretariat.id}
        assert AUTHORS.second_people(AUTHORS.of(edition.id)) == []
        for person in (lmsl.analyst, lmsl.chair, lmsl.secretariat):
            with pytest.raises(NotAllowed):
                approvals.agree(edition, before, TODAY, by=person.id, today=TODAY)
        with pytest.raises(WrongState):
            publication(edition.id)


def test_agreeing_own_words_is_refused_when_somebody_else_started_the_next_edition_from_them(
    sqlite_world: World,
) -> None:
    lmsl = sqlite_world.lmsl
    with tenant_scope(lmsl.id):
        own, before = make_standard_draft(lmsl, by=lmsl.chair.id), standard_of_today()
        copied = service.start(StandardDetails("Next", "More"), standard_of(own), Owner(), by=lmsl.analyst.id)
        approvals.send_for_agreement(copied, before, by=lmsl.analyst.id, today=TODAY)
        with pytest.raises(NotAllowed):
            approvals.agree(copied, before, TODAY, by=lmsl.chair.id, today=TODAY)
        approvals.agree(copied, before, TODAY, by=lmsl.secretariat.id, today=TODAY)
        agreed = service.start(
            StandardDetails("Last", "More"), standard_of(copied), Owner(), by=lmsl.analyst.id
        )
        assert AUTHORS.of(agreed.id) == {lmsl.analyst.id}


def test_a_day_is_refused_when_it_has_passed_or_comes_before_the_latest(sqlite_world: World) -> None:
    lmsl = sqlite_world.lmsl
    with tenant_scope(lmsl.id):
        first = make_standard_agreed(lmsl, make_standard_draft(lmsl), TODAY + timedelta(days=9))
        second = service.start(
            StandardDetails("Next", "More"), standard_of(first), Owner(), by=lmsl.analyst.id
        )
        before = standard_of(first)
        approvals.send_for_agreement(second, before, by=lmsl.analyst.id, today=TODAY)
        assert find_before(second) is first
        for day in (None, TODAY - timedelta(days=1), TODAY + timedelta(days=8)):
            with pytest.raises(FieldError) as refused:
                approvals.agree(second, before, day, by=lmsl.chair.id, today=TODAY)
            assert refused.value.field == "valid_from"


def test_sending_is_refused_when_entries_would_lose_an_option(sqlite_world: World) -> None:
    lmsl = sqlite_world.lmsl
    with tenant_scope(lmsl.id):
        begun = make_standard_agreed(lmsl, make_standard_draft(lmsl), TODAY)
        other = service.start(
            StandardDetails("Next", "More"), standard_of_today(), Owner(), by=lmsl.analyst.id
        )
        approvals.send_for_agreement(other, standard_of(begun), by=lmsl.analyst.id, today=TODAY)
        older = get_edition(other.id)
        approvals.send_back(older, "Start again", by=lmsl.chair.id)
        fields = [each for each in older.content["fields"] if each["key"] != "premises"]
        older.content = {"fields": fields}
        with pytest.raises(WrongState, match="The edition before counts"):
            approvals.send_for_agreement(older, standard_of(begun), by=lmsl.analyst.id, today=TODAY)


def test_nothing_is_changed_when_the_edition_is_no_draft(sqlite_world: World) -> None:
    lmsl = sqlite_world.lmsl
    with tenant_scope(lmsl.id):
        edition = make_standard_agreed(lmsl, make_standard_draft(lmsl), TODAY)
        details = StandardDetails.of(edition)
        refused: tuple[Callable[[], object], ...] = (
            lambda: service.edit(edition, details, Owner(), by=lmsl.analyst.id),
            lambda: service.add_option(edition, "premises", "Boat", "", by=lmsl.analyst.id),
            lambda: service.move_field_up(edition, "route", by=lmsl.analyst.id),
            lambda: approvals.withdraw(edition, "Too early", by=lmsl.chair.id, today=TODAY),
        )
        for work in refused:
            with pytest.raises(WrongState):
                work()
    with tenant_scope(sqlite_world.barnet.id), pytest.raises(NotFound):
        get_edition(edition.id)


def test_the_history_says_what_changed_when_a_field_is_written_anew(sqlite_world: World) -> None:
    lmsl = sqlite_world.lmsl
    with tenant_scope(lmsl.id):
        edition = make_standard_draft(lmsl)
        kept = standard_of(edition).fields["place"]
        words = service.FieldWords("Where", kept.how, kept.why, 4, False, True)
        service.edit_field(edition, "place", words, by=lmsl.secretariat.id)
        service.edit_field(edition, "place", words, by=lmsl.secretariat.id)
        found = changes(Wanted(subject_id=edition.id), offset=0, limit=9)
        edited = [each for each in found if each.event == "standard:field-edited"]
        assert len(edited) == 1 and edited[0].subject_title == TITLE
        assert "Title: Where it happened → Where; Weight: 2 → 4" in edited[0].after["changed"]
        assert lmsl.secretariat.id in AUTHORS.of(edition.id)


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("title", {"title": " "}),
        ("how", {"how": ""}),
        ("why", {"why": "x" * 601}),
        ("weight", {"weight": 11}),
        ("rule", {"is_required": True, "is_local": True}),
    ],
)
def test_words_of_a_field_are_refused_when_they_cannot_be_kept(
    field: str, changed: dict[str, object], sqlite_world: World
) -> None:
    with tenant_scope(sqlite_world.lmsl.id):
        edition = make_standard_draft(sqlite_world.lmsl)
        words = replace(service.FieldWords.of(standard_of(edition).fields["place"]), **changed)  # type: ignore[arg-type]
        with pytest.raises(FieldError) as refused:
            service.edit_field(edition, "place", words, by=sqlite_world.lmsl.analyst.id)
        assert refused.value.field == field
