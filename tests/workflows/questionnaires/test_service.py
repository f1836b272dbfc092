"""Sending questions to a supplier, once; the newer link, the reminders, and taking them back."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.checks.models import QuestionnaireInvitation, SupplierCheck
from tenants.records.checks.queries import get_check
from tenants.records.checks.rules import CheckKind, CheckStatus
from tenants.records.checks.service import call_off
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner
from tenants.scope import tenant_scope
from tests.factories.checks import make_planned
from tests.factories.questionnaires import EMAIL, REPLY_WITHIN, AskedSupplier, asked_in
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough, World
from tests.workflows.notices.outgoing import office, says, soon
from workflows.notices.delivery import FileDelivery
from workflows.notices.models import MessageState, OutboxMessage
from workflows.notices.sending import send_queued
from workflows.questionnaires import service
from workflows.questionnaires.jobs import remind_suppliers
from workflows.questionnaires.queries import open_link
from workflows.signed_links import LinkRefused

OnDay = Callable[..., AbstractContextManager[object]]
T = TypeVar("T")


@pytest.fixture
def asked(world: World) -> AskedSupplier:
    """Barnet's supplier, asked today."""
    return asked_in(world.barnet)


def mails() -> list[OutboxMessage]:
    """What is in the outbox for suppliers, in order."""
    outside = OutboxMessage.person_id.is_(None)
    statement = select(OutboxMessage).where(outside).order_by(OutboxMessage.created_at)
    rows = list(db.session.scalars(statement.execution_options(populate_existing=True)))
    db.session.commit()
    return rows


def subjects() -> list[str]:
    return [one.subject.partition(":")[0] for one in mails()]


def change(asked: AskedSupplier, work: Callable[[QuestionnaireInvitation], T]) -> T:
    """Does `work` with the invitation in the tenant's scope, and commits."""
    with tenant_scope(asked.tenant_id):
        row = db.session.scalars(
            select(QuestionnaireInvitation).where(QuestionnaireInvitation.id == asked.invitation_id)
        ).one()
        done = work(row)
        db.session.commit()
    db.session.close()
    return done


def check_of(asked: AskedSupplier) -> tuple[SupplierCheck, date | None]:
    """The check and the day on which it is due."""
    with tenant_scope(asked.tenant_id):
        owed = find_obligation(Kind.SUPPLIER_CHECK, asked.check_id)
        found = get_check(asked.check_id), owed.due_on if owed and owed.done_on is None else None
        db.session.commit()
        return found


def test_the_check_goes_to_the_supplier_when_the_questions_are_sent(
    world: World, asked: AskedSupplier
) -> None:
    check, due_on = check_of(asked)
    assert check.status == CheckStatus.UNDER_WAY and check.question_set_id is not None
    assert due_on == clock.today() + REPLY_WITHIN
    [mail] = mails()
    assert mail.to_address == EMAIL and mail.subject.startswith("Barnet: questions for Acme Catering Ltd")
    assert asked.address() in mail.body and "no account" in mail.body
    names = [world.barnet.procurement.name, world.barnet.procurement.email]
    assert not [name for name in names if name in mail.body + mail.subject]


def test_one_mail_goes_out_when_the_questions_are_sent_again(world: World, asked: AskedSupplier) -> None:
    with tenant_scope(asked.tenant_id):
        check = get_check(asked.check_id)
        again = service.invite(check, f" {EMAIL.upper()} ", clock.today() + REPLY_WITHIN, by=None)
        assert again.id == asked.invitation_id
        with pytest.raises(WrongState, match="another address"):
            service.invite(check, "other@acme.example", clock.today() + REPLY_WITHIN, by=None)
        db.session.commit()
    assert len(mails()) == 1


@pytest.mark.parametrize("email", ["", "acme", "a@b", "é@acme.example", "a@acme.example\nBcc: x@y.example"])
def test_nothing_is_sent_when_it_is_no_address(sqlite_world: World, email: str) -> None:
    asked = asked_in(sqlite_world.barnet)
    today = clock.today()
    with pytest.raises(FieldError, match="e-mail address"):
        change(
            asked, lambda row: service.send_new_link(row, email, today + REPLY_WITHIN, seen_number=1, by=None)
        )
    assert len(mails()) == 1


def test_a_check_is_not_sent_when_it_is_over_or_for_the_council(sqlite_world: World) -> None:
    barnet, reply_by = sqlite_world.barnet, clock.today() + REPLY_WITHIN
    asked_in(barnet)
    with tenant_scope(barnet.id):
        other = make_planned(make_supplier("Bolt Ltd"), CheckKind.SITE_VISIT, owner=Owner(), by=None)
        over = make_planned(make_supplier("Cog Ltd"), CheckKind.QUESTIONNAIRE, owner=Owner(), by=None)
        call_off(over, "Not needed", by=None)
        for check, words in ((other, "for the council"), (over, "called off")):
            with pytest.raises(WrongState, match=words):
                service.invite(check, EMAIL, reply_by, by=None)
        db.session.commit()


def test_only_the_newest_link_works_when_a_new_one_is_sent(asked: AskedSupplier) -> None:
    later = clock.today() + timedelta(days=40)

    def renew(row: QuestionnaireInvitation) -> bool:
        return service.send_new_link(row, "new@acme.example", later, seen_number=1, by=None)

    assert change(asked, renew) is True
    assert change(asked, renew) is False  # pressed twice
    assert asked.invitation().number == 2
    old, new = mails()
    assert (old.state, new.to_address) == (MessageState.WITHDRAWN, "new@acme.example")
    assert (old.body, old.to_address) == ("", None)
    assert asked.address(2) in new.body and check_of(asked)[1] == later
    with tenant_scope(asked.tenant_id):
        with pytest.raises(LinkRefused, match="newer link"):
            open_link(asked.link(1), clock.today())
        assert open_link(asked.link(2), clock.today()).invitation.id == asked.invitation_id


def test_the_check_is_the_councils_again_when_the_questions_are_taken_back(asked: AskedSupplier) -> None:
    change(asked, lambda row: service.withdraw(row, by=None))
    assert check_of(asked)[0].status == CheckStatus.PLANNED
    with tenant_scope(asked.tenant_id):
        with pytest.raises(LinkRefused, match="does not need answers"):
            open_link(asked.link(), clock.today())
        service.invite(get_check(asked.check_id), EMAIL, clock.today() + REPLY_WITHIN, by=None)
        db.session.commit()
    assert [one.state for one in mails()] == [
        MessageState.WITHDRAWN,
        MessageState.QUEUED,
        MessageState.QUEUED,
    ]


def test_a_letter_reaches_somebody_outside_and_their_address_goes(
    asked: AskedSupplier, tmp_path: Path
) -> None:
    done = send_queued(
        office(FileDelivery(tmp_path)), says("x"), lambda _message, _state: None, now=soon, within=None
    )
    assert done[MessageState.SENT] == 1
    [file] = tmp_path.glob("*.eml")
    assert f"To: {EMAIL}" in file.read_text() and asked.address() in file.read_text()
    [mail] = mails()
    assert (mail.state, mail.to_address, mail.body) == (MessageState.SENT, None, "")


# Reminders


def test_each_reminder_goes_out_once_however_often_the_job_runs(asked: AskedSupplier) -> None:
    reply_by = clock.today() + REPLY_WITHIN
    days = [reply_by - timedelta(days=number) for number in (6, 5, 5, 3, 0, 0)] + [
        reply_by + timedelta(days=1)
    ]
    said = [remind_suppliers(day) for day in days]
    counts = [words.split()[1] for words in said]
    assert counts == ["0", "1", "0", "0", "1", "0", "0"]
    assert subjects() == ["Barnet", "Reminder from Barnet", "Reminder from Barnet"]
    assert "are due today" in mails()[-1].body


def test_another_day_brings_its_own_reminders_when_the_link_is_renewed(asked: AskedSupplier) -> None:
    first = clock.today() + REPLY_WITHIN
    remind_suppliers(first - timedelta(days=5))
    later = first + timedelta(days=14)
    change(asked, lambda row: service.send_new_link(row, EMAIL, later, seen_number=1, by=None))
    assert remind_suppliers(later - timedelta(days=5)) == "Queued 1 reminder to suppliers."
    assert asked.address(2) in mails()[-1].body


@pytest.mark.parametrize("how", ["answered", "taken back", "called off"])
def test_nobody_is_reminded_when_no_answer_is_waited_for(asked: AskedSupplier, how: str) -> None:
    def end(row: QuestionnaireInvitation) -> None:
        if how == "answered":
            row.submitted_at = clock.now()
        elif how == "taken back":
            service.withdraw(row, by=None, tells=False)
        else:
            call_off(get_check(row.check_id), "Not needed", by=None)

    change(asked, end)
    assert remind_suppliers(clock.today() + REPLY_WITHIN) == "Queued 0 reminders to suppliers."


def test_an_officer_reminds_once_a_day_and_not_when_the_link_has_run_out(
    asked: AskedSupplier, on_day: OnDay
) -> None:
    assert change(asked, lambda row: service.remind(row, by=None)) is True
    assert change(asked, lambda row: service.remind(row, by=None)) is False
    last = asked.invitation().expires_on
    with on_day(last + timedelta(days=1)), pytest.raises(WrongState, match="new link"):
        change(asked, lambda row: service.remind(row, by=None))


def test_no_reminder_crosses_to_another_tenant(world: World, asked: AskedSupplier) -> None:
    other: Borough = world.bexley
    with tenant_scope(other.id), pytest.raises(LinkRefused, match="not there"):
        open_link(asked.link(), clock.today())


@pytest.fixture(autouse=True)
def _monday(on_day: OnDay) -> Iterator[None]:
    """A day from which the days of the tests are counted."""
    with on_day(date(2026, 11, 23)):
        yield
