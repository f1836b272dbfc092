"""What the portal offers for each of the six areas, and that typed words stay as they are."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from tenants import clock
from tenants.database import db
from tenants.dating import format_day
from tenants.records.boards.details import BoardDetails, Holder
from tenants.records.boards.offices import fill_office
from tenants.records.boards.rules import BoardKind, Office
from tenants.records.boards.service import create_board
from tenants.records.checks.models import FollowUp, SupplierCheck
from tenants.records.checks.rules import (
    CheckKind,
    CheckStatus,
    FollowUpKind,
    FollowUpStatus,
    Outcome,
)
from tenants.records.contracts.models import Clause, ClauseRule, Contract, ContractClause
from tenants.records.documents.details import DocumentDetails
from tenants.records.documents.rules import DocumentKind
from tenants.records.documents.service import add_document
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.plans.progress import report_progress
from tenants.records.plans.queries import get_action
from tenants.records.plans.rules import Claimed
from tenants.records.statements.models import Statement
from tenants.records.statements.queries import get_promise, sections_of
from tenants.records.statements.rules import Area, Kept, StatementStatus
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import Tier, name_key
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.statements import begin, carry, make_cabinet, make_promise, year_before
from tests.factories.world import World
from workflows.statements.effectiveness import suggested
from workflows.statements.filling import fill_in_everything, offer
from workflows.statements.publishing import Place, publish
from workflows.statements.year import share


@pytest.fixture
def house(world: World) -> Iterator[World]:
    """The world, inside Barnet's scope, with the guidance loaded."""
    with tenant_scope(world.barnet.id):
        make_guidance()
        yield world


@pytest.fixture
def draft(house: World) -> Statement:
    """The statement of the year that ended last."""
    return begin(house.barnet, make_cabinet(), *year_before(0))


def _offered(statement: Statement, area: Area) -> tuple[str, tuple[str, ...]]:
    found = offer(statement, area, clock.today())
    return found.text, found.wanting


def _supplier(title: str, tier: Tier | None) -> UUID:
    now = clock.now()
    supplier = Supplier(
        id=uuid4(), title=title, name_key=name_key(title), tier=tier, created_at=now, updated_at=now
    )
    db.session.add(supplier)
    db.session.flush()
    return supplier.id


def _contract(supplier_id: UUID, value: int, *, sector: str | None = None, ended: bool = False) -> UUID:
    now, today = clock.now(), clock.today()
    contract = Contract(
        id=uuid4(),
        supplier_id=supplier_id,
        title="Contract",
        value=value,
        annual_value=value,
        sector_key=sector,
        starts_on=today - timedelta(days=300),
        ends_on=today - timedelta(days=1) if ended else today + timedelta(days=300),
        created_at=now,
        updated_at=now,
    )
    db.session.add(contract)
    db.session.flush()
    return contract.id


def _check(supplier_id: UUID, done_on: date, outcome: Outcome) -> None:
    now = clock.now()
    check = SupplierCheck(
        id=uuid4(),
        supplier_id=supplier_id,
        kind=CheckKind.STATEMENT,
        status=CheckStatus.DONE,
        title="Statement check",
        done_on=done_on,
        outcome=outcome,
        created_at=now,
        updated_at=now,
    )
    db.session.add(check)
    db.session.flush()


def test_everything_wanting_is_said_when_the_portal_holds_nothing(house: World, draft: Statement) -> None:
    for area in (Area.STRUCTURE, Area.POLICIES, Area.DUE_DILIGENCE, Area.TRAINING):
        text, wanting = _offered(draft, area)
        assert text == ""
        assert wanting
    assert "No training coverage is recorded" in _offered(draft, Area.TRAINING)[1][0]
    assert "No supplier has a tier of risk yet." in _offered(draft, Area.RISK)[1]


def test_boards_and_contracts_are_told_with_their_day_when_structure_is_filled_in(
    house: World, draft: Statement
) -> None:
    board = create_board(BoardDetails("Modern Slavery Board", BoardKind.STRATEGIC_BOARD), by=None)
    fill_office(board, Office.CHAIR, Holder(house.barnet.plan.held_post_id), since_on=clock.today(), by=None)
    risky, safe = _supplier("Risky", Tier.HIGH), _supplier("Safe", Tier.LOW)
    _contract(risky, 750_000, sector="cleaning")
    _contract(safe, 250_000)
    _contract(safe, 9_000_000, ended=True)
    text, _ = _offered(draft, Area.STRUCTURE)
    assert "- Modern Slavery Board, chaired by the Procurement manager" in text
    assert house.barnet.procurement.name not in text
    day = format_day(clock.today())
    assert f"As at {day}, we buy from two suppliers and have two contracts in force" in text
    assert "worth £1,000,000 a year" in text
    assert "- High risk: 75%, one contract" in text
    assert "one contract, £750,000 a year" in text


def test_a_person_is_never_named_when_somebody_chairs_in_person(house: World, draft: Statement) -> None:
    board = create_board(BoardDetails("Modern Slavery Board", BoardKind.STRATEGIC_BOARD), by=None)
    chair = Holder(person_id=house.barnet.lead.id)
    fill_office(board, Office.CHAIR, chair, since_on=clock.today(), by=None)
    text, _ = _offered(draft, Area.STRUCTURE)
    assert "Modern Slavery Board" in text
    assert house.barnet.lead.name not in text


def test_documents_in_force_are_told_when_policies_are_filled_in(house: World, draft: Statement) -> None:
    adopted_on = clock.today() - timedelta(days=30)
    details = DocumentDetails("Buying policy", DocumentKind.POLICY, version_label="3", adopted_on=adopted_on)
    add_document(details, NOBODY, by=None)
    text, _ = _offered(draft, Area.POLICIES)
    assert f"- Buying policy (policy), version 3, adopted on {format_day(adopted_on)}" in text
    assert "next review by" in text


def test_only_checks_of_the_year_count_when_due_diligence_is_filled_in(
    house: World, draft: Statement
) -> None:
    supplier = _supplier("Acme", None)
    _check(supplier, draft.year_ends_on, Outcome.SATISFACTORY)
    _check(supplier, draft.year_starts_on, Outcome.SERIOUS)
    _check(supplier, draft.year_ends_on + timedelta(days=1), Outcome.SERIOUS)
    _check(supplier, draft.year_starts_on - timedelta(days=1), Outcome.SERIOUS)
    text, _ = _offered(draft, Area.DUE_DILIGENCE)
    assert "Two checks of suppliers were done in 20" in text
    assert "- Statement check: 2 (satisfactory 1, serious concern 1)" in text


def test_clauses_held_are_counted_against_clauses_asked_when_due_diligence_is_filled_in(
    house: World, draft: Statement
) -> None:
    supplier, clause = _supplier("Acme", None), Clause(id=uuid4(), title="Right to inspect")
    db.session.add(clause)
    db.session.flush()
    db.session.add(ClauseRule(id=uuid4(), clause_id=clause.id, min_value=100_000))
    holds, _lacks, _small = (_contract(supplier, value) for value in (200_000, 300_000, 5_000))
    db.session.add(ContractClause(contract_id=holds, clause_id=clause.id))
    db.session.flush()
    text, _ = _offered(draft, Area.DUE_DILIGENCE)
    assert "two contracts in force have to hold our clauses" in text
    assert "1 of them (50%) hold every clause" in text


def test_contracts_of_high_risk_without_a_check_are_told_when_risk_is_filled_in(
    house: World, draft: Statement
) -> None:
    checked, unchecked, safe = (
        _supplier("Checked", Tier.HIGH),
        _supplier("Unchecked", None),
        _supplier("Safe", Tier.LOW),
    )
    _check(checked, draft.year_ends_on, Outcome.SATISFACTORY)
    _contract(checked, 1000)
    _contract(unchecked, 1000, sector="cleaning")
    _contract(safe, 1000)
    text, wanting = _offered(draft, Area.RISK)
    assert "two contracts in force are of high risk. For 1 of them (50%) the supplier’s last" in text
    assert "- High risk: 1 (33%)" in text
    assert "One contract of high risk is with a supplier that has no check that still counts." in wanting


def test_promises_actions_and_corrective_actions_are_told_when_effect_is_filled_in(
    house: World, draft: Statement
) -> None:
    before = begin(house.barnet, make_cabinet("Old cabinet"), *year_before(1))
    promised = make_promise(before, house.barnet, "Ask twenty suppliers")
    lead, today = house.barnet.lead.id, clock.today()
    carry(before, house.barnet, to=StatementStatus.SIGNED)
    publish(before, "https://www.council.example/", place=_place(house), by=lead, today=today)
    supplier, now = _supplier("Acme", None), clock.now()
    for status, closed_on in (
        (FollowUpStatus.DONE, draft.year_ends_on),
        (FollowUpStatus.DONE, draft.year_starts_on - timedelta(days=1)),
        (FollowUpStatus.OPEN, None),
    ):
        made = FollowUp(
            id=uuid4(),
            supplier_id=supplier,
            kind=FollowUpKind.CORRECTIVE_ACTION,
            title="Pay back fees",
            status=status,
            closed_on=closed_on,
            created_at=now,
            updated_at=now,
        )
        db.session.add(made)
    db.session.flush()
    text, wanting = _offered(draft, Area.EFFECTIVENESS)
    assert "- Ask twenty suppliers: not done. Not started." in text
    assert "four actions, 0 done, 1 late" in text
    assert "suppliers finished one corrective action that we had asked for. One corrective" in text
    assert "One promise of last year is not answered yet." in wanting
    found = get_promise(before.id, promised)
    assert found.action_id is not None
    action = get_action(found.action_id)
    done_by = house.barnet.owner.id
    report_progress(action, Claimed.ON_TRACK, 40, "", seen_version=action.version, by=done_by, today=today)
    assert suggested(found)[0] == Kept.PARTLY
    report_progress(action, Claimed.DONE, 100, "", seen_version=action.version, by=done_by, today=today)
    assert suggested(found) == (Kept.DONE, f"Done on {format_day(today)}.")


def _place(house: World) -> Place:
    return Place(aim_id=house.barnet.plan.aim_id)


def test_the_promises_are_actions_with_their_owner_when_it_is_published(
    house: World, draft: Statement
) -> None:
    promised = make_promise(draft, house.barnet, "Ask twenty suppliers")
    carry(draft, house.barnet, to=StatementStatus.SIGNED)
    home_page, lead = "https://www.council.example/", house.barnet.lead.id
    publish(draft, home_page, place=_place(house), by=lead, today=clock.today())
    action_id = get_promise(draft.id, promised).action_id
    assert action_id is not None
    assert Owner.of(get_action(action_id)) == Owner(person_id=house.barnet.owner.id)


def test_typed_words_stay_when_everything_is_filled_in_again(house: World, draft: Statement) -> None:
    _supplier("Acme", Tier.HIGH)
    fill_in_everything(draft, by=None, today=clock.today())
    by_area = {Area(each.area): each for each in sections_of(draft.id)}
    assert by_area[Area.STRUCTURE].text == "We buy care and cleaning."  # typed by procurement
    risk = by_area[Area.RISK]
    assert risk.text == risk.filled_in != ""


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 0, "0%"), (1, 3, "33%"), (1, 1000, "less than 1%"), (999, 1000, "99%"), (7, 7, "100%")],
)
def test_a_share_is_never_rounded_to_all_or_nothing_when_it_is_neither(
    part: int, whole: int, words: str
) -> None:
    assert share(part, whole) == words
