"""Taking a charter on, keeping its register, and ending it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tenants import clock
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner
from tenants.records.pledges import evidence, service
from tenants.records.pledges.details import PledgeDetails, Standing
from tenants.records.pledges.models import Pledge, PledgeProgress
from tenants.records.pledges.queries import (
    commitments_of,
    evidence_of,
    get_commitment,
    get_evidence,
    get_pledge,
    get_report,
)
from tenants.records.pledges.rules import Progress
from tenants.scope import tenant_scope
from tests.factories.pledges import CHARTER, LEFT, LINK, PDF, furnish_pledges, make_charters, take_on
from tests.factories.world import World

TODAY = clock.today()
SOON = TODAY + timedelta(days=30)


def _first(pledge_id: UUID) -> tuple[Pledge, PledgeProgress]:
    return get_pledge(pledge_id), commitments_of(pledge_id)[0].progress


def test_every_commitment_stands_on_the_register_when_a_charter_is_taken_on(
    world: World, pledge_id: UUID
) -> None:
    with tenant_scope(world.barnet.id):
        found = commitments_of(pledge_id)
        assert [each.number for each in found] == list(range(1, 11))
        assert {each.progress.progress for each in found} == {Progress.NOT_STARTED}
        owed = find_obligation(Kind.PLEDGE_REPORT, pledge_id)
        assert owed is not None and TODAY < owed.due_on < TODAY + timedelta(days=366)
        assert owed.path == f"pledges/{pledge_id}/" and owed.owner_person_id == world.barnet.owner.id


@pytest.mark.parametrize("code", [CHARTER, "no-such-charter", ""])
def test_a_charter_is_refused_when_it_is_taken_on_already_or_unknown(
    world: World, pledge_id: UUID, code: str
) -> None:
    details, owner = PledgeDetails(TODAY), Owner(person_id=world.barnet.lead.id)
    with tenant_scope(world.barnet.id), pytest.raises(FieldError) as refusal:
        service.take_on(code, details, owner, by=None, today=TODAY)
    assert refusal.value.field == "charter"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (PledgeDetails(TODAY + timedelta(days=1)), "adopted_on"),
        (PledgeDetails(None), "adopted_on"),
        (PledgeDetails(TODAY, url="javascript:alert(1)"), "url"),
        (PledgeDetails(TODAY, url="https://[x"), "url"),
        (PledgeDetails(TODAY, adopted_by="x" * 161), "adopted_by"),
    ],
)
def test_a_pledge_is_refused_when_something_in_it_cannot_be(
    world: World, details: PledgeDetails, field: str
) -> None:
    make_charters()
    owner = Owner(person_id=world.barnet.lead.id)
    with tenant_scope(world.barnet.id), pytest.raises(FieldError) as refusal:
        service.take_on(LEFT, details, owner, by=None, today=TODAY)
    assert refusal.value.field == field


def test_a_stranger_is_refused_when_named_as_owner(world: World, pledge_id: UUID) -> None:
    stranger = Owner(person_id=world.bexley.lead.id)
    with tenant_scope(world.barnet.id):
        pledge, progress = _first(pledge_id)
        with pytest.raises(FieldError):
            service.set_task(pledge, progress, stranger, SOON, by=None)
        details = PledgeDetails(TODAY)
        with pytest.raises(FieldError):
            service.edit_pledge(pledge, details, stranger, by=world.barnet.lead.id, today=TODAY)


def test_a_day_is_owed_and_settled_when_a_commitment_is_put_in_place(world: World, pledge_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        pledge, progress = _first(pledge_id)
        service.set_task(pledge, progress, Owner(person_id=world.barnet.lead.id), SOON, by=None)
        owed = find_obligation(Kind.PLEDGE, progress.id)
        assert owed is not None and (owed.due_on, owed.due_version) == (SOON, 1)
        assert owed.path == f"pledges/{pledge_id}/commitments/{progress.id}/"
        service.set_task(pledge, progress, Owner.of(progress), SOON, by=None)
        assert owed.due_version == 1
        service.report_progress(pledge, progress, Standing(Progress.IN_PLACE, "Done"), by=None)
        assert owed.done_on == TODAY
        service.set_task(pledge, progress, Owner.of(progress), SOON, by=None)
        assert owed.done_on == TODAY


def test_nothing_is_owed_when_the_day_is_taken_away(world: World, pledge_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        pledge, progress = _first(pledge_id)
        service.set_task(pledge, progress, Owner.of(progress), SOON, by=None)
        service.set_task(pledge, progress, Owner.of(progress), None, by=None)
        owed = find_obligation(Kind.PLEDGE, progress.id)
        assert owed is not None and owed.done_on == TODAY


@pytest.mark.parametrize(
    ("standing", "field"),
    [
        (Standing(Progress.UNDER_WAY, " "), "words"),
        (Standing(Progress.NOT_STARTED, "x" * 4001), "words"),
        (Standing(Progress.NOT_STARTED, "", TODAY + timedelta(days=1)), "reviewed_on"),
    ],
)
def test_progress_is_refused_when_something_in_it_cannot_be(
    world: World, pledge_id: UUID, standing: Standing, field: str
) -> None:
    with tenant_scope(world.barnet.id):
        pledge, progress = _first(pledge_id)
        with pytest.raises(FieldError) as refusal:
            service.report_progress(pledge, progress, standing, by=None)
    assert refusal.value.field == field


def test_nothing_is_owed_or_changed_when_a_charter_has_ended(world: World, pledge_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        pledge, progress = _first(pledge_id)
        service.set_task(pledge, progress, Owner.of(progress), SOON, by=None)
        with pytest.raises(FieldError):
            service.end_pledge(pledge, "  ", by=None, today=TODAY)
        service.end_pledge(pledge, "Another charter replaced it", by=None, today=TODAY)
        for kind, record in ((Kind.PLEDGE, progress.id), (Kind.PLEDGE_REPORT, pledge_id)):
            owed = find_obligation(kind, record)
            assert owed is not None and owed.done_on == TODAY
        for work in (
            lambda: service.report_progress(pledge, progress, Standing(Progress.IN_PLACE, "x"), by=None),
            lambda: evidence.add_evidence_link(pledge, progress, "x", LINK, by=None),
            lambda: service.end_pledge(pledge, "Again", by=None, today=TODAY),
        ):
            with pytest.raises(WrongState):
                work()


def test_the_register_goes_on_where_it_was_when_a_charter_is_taken_up_again(
    world: World, pledge_id: UUID
) -> None:
    with tenant_scope(world.barnet.id):
        pledge, progress = _first(pledge_id)
        service.report_progress(pledge, progress, Standing(Progress.UNDER_WAY, "Begun"), by=None)
        service.end_pledge(pledge, "A mistake", by=None, today=TODAY)
        service.take_up_again(pledge, by=None, today=TODAY)
        assert service.counts_of(pledge_id)[Progress.UNDER_WAY] == 1
        owed = find_obligation(Kind.PLEDGE_REPORT, pledge_id)
        assert owed is not None and owed.done_on is None
        with pytest.raises(WrongState):
            service.take_up_again(pledge, by=None, today=TODAY)


def test_evidence_is_vetted_and_kept_when_it_is_added(world: World, pledge_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        pledge, progress = _first(pledge_id)
        evidence.add_evidence_link(pledge, progress, "", LINK, by=None)
        evidence.add_evidence_file(pledge, progress, "Minutes", "minutes.pdf", PDF, by=None)
        assert [each.title for each in evidence_of([progress.id])[progress.id]] == [
            "www.council.example",
            "Minutes",
        ]
        with pytest.raises(FieldError):
            evidence.add_evidence_file(pledge, progress, "", "evil.exe", b"MZ\x90\x00", by=None)
        with pytest.raises(FieldError):
            evidence.add_evidence_link(pledge, progress, "", "ftp://council.example", by=None)


def test_nothing_is_found_when_ids_are_another_tenants_or_do_not_belong_together(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = furnish_pledges(world.barnet)
    with tenant_scope(world.bexley.id):
        theirs = take_on(world.bexley).id
        for asked in (
            lambda: get_pledge(made.pledge),
            lambda: get_commitment(made.pledge, made.progress),
            lambda: get_commitment(theirs, made.progress),
            lambda: get_evidence(made.progress, made.link),
            lambda: get_report(made.pledge, made.report),
        ):
            with pytest.raises(NotFound):
                asked()
    with tenant_scope(world.barnet.id):
        for asked in (
            lambda: get_commitment(made.ended, made.progress),
            lambda: get_evidence(uuid4(), made.link),
            lambda: get_report(made.ended, made.report),
        ):
            with pytest.raises(NotFound):
                asked()
