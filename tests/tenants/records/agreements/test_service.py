"""Adding agreements, keeping them right, and what is owed about them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from dateutil.relativedelta import relativedelta

from tenants import clock
from tenants.errors import FieldError, NotFound, WrongState
from tenants.guidance.loading import load_guidance
from tenants.records.agreements import parties, service
from tenants.records.agreements.details import PartyDetails
from tenants.records.agreements.queries import (
    AgreementFilter,
    get_agreement,
    get_party,
    list_agreements,
    parties_of,
)
from tenants.records.agreements.rules import AgreementKind, AgreementStatus, status_of
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner
from tenants.scope import tenant_scope
from tests.factories.agreements import furnish_agreements, make_agreement, make_details
from tests.factories.world import World

TODAY = clock.today()
LATER = TODAY + timedelta(days=500)


def _owed(kind: Kind, record_id: UUID) -> date | None:
    found = find_obligation(kind, record_id)
    return found.due_on if found is not None and found.done_on is None else None


def test_review_and_end_are_owed_when_an_agreement_in_force_is_added(world: World) -> None:
    load_guidance()
    with tenant_scope(world.barnet.id):
        agreement = make_agreement(Owner(person_id=world.barnet.owner.id), ends_on=LATER)
        assert agreement.status == AgreementStatus.IN_FORCE
        assert _owed(Kind.AGREEMENT_REVIEW, agreement.id) == agreement.review_on
        assert _owed(Kind.AGREEMENT_END, agreement.id) == LATER - relativedelta(months=3)
        found = find_obligation(Kind.AGREEMENT_END, agreement.id)
        assert found is not None and found.owner_person_id == world.barnet.owner.id
        assert found.path == f"agreements/{agreement.id}/" and str(LATER.year) in found.title


def test_the_end_itself_is_the_day_when_the_time_to_warn_has_gone_by(world: World) -> None:
    soon = TODAY + timedelta(days=20)
    with tenant_scope(world.barnet.id):
        agreement = make_agreement(ends_on=soon)
        assert _owed(Kind.AGREEMENT_END, agreement.id) == soon


def test_nothing_is_owed_when_it_is_still_being_agreed_until_it_is_signed(world: World) -> None:
    with tenant_scope(world.barnet.id):
        agreement = make_agreement(signed_on=None, review_on=None, ends_on=LATER)
        assert status_of(agreement.signed_on, None) == AgreementStatus.DRAFT
        assert _owed(Kind.AGREEMENT_REVIEW, agreement.id) is None
        assert _owed(Kind.AGREEMENT_END, agreement.id) is None
        details = make_details(ends_on=LATER)
        service.edit_agreement(agreement, details, NOBODY, by=world.barnet.lead.id, today=TODAY)
        assert agreement.status == AgreementStatus.IN_FORCE
        assert _owed(Kind.AGREEMENT_REVIEW, agreement.id) == agreement.review_on
        assert _owed(Kind.AGREEMENT_END, agreement.id) is not None


def test_the_next_review_is_owed_when_somebody_has_looked_at_it(world: World) -> None:
    lead = world.barnet.lead.id
    with tenant_scope(world.barnet.id):
        agreement = make_agreement()
        service.review(agreement, "Still right", LATER, by=lead, today=TODAY)
        assert _owed(Kind.AGREEMENT_REVIEW, agreement.id) == agreement.review_on == LATER
        for words, next_on, field in (
            ("", LATER, "words"),
            ("Right", TODAY, "next_on"),
            ("Right", None, "next_on"),
        ):
            with pytest.raises(FieldError) as refusal:
                service.review(agreement, words, next_on, by=lead, today=TODAY)
            assert refusal.value.field == field


def test_days_stay_when_only_the_title_changes_and_move_when_they_do(world: World) -> None:
    lead = world.barnet.lead.id
    with tenant_scope(world.barnet.id):
        agreement = make_agreement(ends_on=LATER)
        before = _owed(Kind.AGREEMENT_END, agreement.id)
        details = make_details(title="Another title", ends_on=LATER)
        service.edit_agreement(agreement, details, NOBODY, by=lead, today=LATER)  # the warning has gone by
        found = find_obligation(Kind.AGREEMENT_END, agreement.id)
        assert found is not None and found.due_on == before and "Another title" in found.title
        service.edit_agreement(agreement, make_details(), NOBODY, by=lead, today=TODAY)
        assert _owed(Kind.AGREEMENT_END, agreement.id) is None


def test_nothing_is_owed_or_changed_when_it_has_ended(world: World) -> None:
    lead = world.barnet.lead.id
    with tenant_scope(world.barnet.id):
        agreement = make_agreement(ends_on=LATER)
        for day in (None, TODAY + timedelta(days=1), TODAY - timedelta(days=101)):
            with pytest.raises(FieldError):
                service.end_agreement(agreement, "Replaced", day, by=lead, today=TODAY)
        service.end_agreement(agreement, "Replaced", TODAY, by=lead, today=TODAY)
        assert _owed(Kind.AGREEMENT_REVIEW, agreement.id) is None
        assert _owed(Kind.AGREEMENT_END, agreement.id) is None
        with pytest.raises(WrongState):
            service.edit_agreement(agreement, make_details(), NOBODY, by=lead, today=TODAY)
        with pytest.raises(WrongState):
            parties.add_party(agreement, PartyDetails("Police"), by=lead, today=TODAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"legal_basis": " "}, "legal_basis"),
        ({"signed_on": TODAY + timedelta(days=1)}, "signed_on"),
        ({"review_on": None}, "review_on"),
        ({"review_on": TODAY - timedelta(days=200)}, "review_on"),
        ({"ends_on": TODAY - timedelta(days=200)}, "ends_on"),
        ({"url": "javascript:alert(1)"}, "url"),
    ],
)
def test_an_agreement_is_refused_when_something_in_it_cannot_be(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(FieldError) as refusal:
        make_details(**changes).check(TODAY)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "changes",
    [
        {"may_lack_basis": True},
        {"kind": AgreementKind.PROTOCOL},
        {"signed_on": None},
    ],
)
def test_a_missing_basis_is_let_through_when_somebody_knows_or_nothing_is_shared(
    changes: dict[str, Any],
) -> None:
    make_details(legal_basis="", **changes).check(TODAY)
    assert make_details(legal_basis="", may_lack_basis=True).lacks_basis()


def test_a_party_is_kept_once_when_it_is_added_twice(world: World) -> None:
    lead = world.barnet.lead.id
    with tenant_scope(world.barnet.id):
        agreement = make_agreement()
        police = parties.add_party(agreement, PartyDetails("Police"), by=lead, today=TODAY)
        parties.add_party(agreement, PartyDetails("NHS"), by=lead, today=TODAY)
        with pytest.raises(FieldError):
            parties.add_party(agreement, PartyDetails("Police "), by=lead, today=TODAY)
        parties.edit_party(
            agreement, police, PartyDetails("Police", "Commander", TODAY), by=lead, today=TODAY
        )
        shown = parties_of([agreement.id])[agreement.id]
        assert [(each.title, each.signed_on) for each in shown] == [("Police", TODAY), ("NHS", None)]
        parties.remove_party(agreement, police, by=lead)
        with pytest.raises(NotFound):
            get_party(agreement.id, police.id)


def test_the_register_is_narrowed_when_somebody_asks(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = furnish_agreements(world.barnet)
        late = make_agreement(title="Forgotten", review_on=TODAY - timedelta(days=1))

        def found(**wanted: Any) -> list[UUID]:
            listed, total = list_agreements(AgreementFilter(**wanted), TODAY)
            assert total == len(listed)
            return [each.agreement.id for each in listed]

        assert found() == [late.id, made.in_force, made.draft, made.ended]
        assert found(is_late=True) == found(is_due_soon=True) == [late.id]
        assert found(status=AgreementStatus.DRAFT) == found(kind=AgreementKind.PROTOCOL) == [made.draft]
        assert found(words="metropolitan daily") == [made.in_force]
        assert found(words="%") == []


def test_nothing_is_shared_when_a_stranger_or_a_foreign_document_is_named(world: World) -> None:
    with tenant_scope(world.bexley.id):
        theirs = make_agreement().id
    with tenant_scope(world.barnet.id):
        with pytest.raises(NotFound):
            get_agreement(theirs)
        with pytest.raises(FieldError):
            make_agreement(Owner(person_id=world.bexley.lead.id))
        with pytest.raises(NotFound):
            make_agreement(document_id=uuid4())
