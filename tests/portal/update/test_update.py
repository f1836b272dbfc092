"""An owner answers from an e-mail: what the page takes, and everything that ends a link."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask import current_app
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.people.memberships import end_membership
from tenants.records.plans import progress
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action, ActionDate, ProgressNote
from tenants.records.plans.queries import get_action
from tenants.records.plans.rules import Claimed
from tenants.records.plans.service import edit_action
from tenants.scope import tenant_scope
from tests.factories.people import Somebody
from tests.factories.world import Borough, World
from tests.portal.update.every_row import every_row
from tests.visitor import Visitor
from workflows.chasing.absences import plan_leave
from workflows.chasing.models import UsedLink
from workflows.chasing.update_link import issue
from workflows.notices.models import OutboxMessage

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]

NOTE = "Eleven of twelve teams are trained."


def link(borough: Borough, person: Somebody | None = None, action_id: UUID | None = None) -> str:
    """The address in today's digest."""
    person_id = (person or borough.owner).id
    token = issue(borough.id, action_id or borough.plan.late, person_id, clock.today())
    return f"/update/{token}"


def answer(**changed: object) -> dict[str, object]:
    """The fields of an ordinary answer."""
    return {"claimed": "at-risk", "percent": "60", "note": NOTE} | changed


def late(borough: Borough) -> Action:
    with tenant_scope(borough.id):
        return get_action(borough.plan.late)


def notes(borough: Borough) -> list[ProgressNote]:
    with tenant_scope(borough.id):
        return list(db.session.scalars(select(ProgressNote)))


# What it takes


def test_the_update_is_recorded_under_the_owner_when_the_form_is_sent(world: World, browse: Browse) -> None:
    visitor = browse()
    page = visitor.get(link(world.barnet))
    assert page.heading == "Train Barnet frontline staff"
    assert "Barnet Owner" in page.text and "Due" in page.text and "Not started" in page.text
    page = visitor.submit(answer())
    assert page.heading == "Thank you" and page.url.startswith("/update/done")
    action = late(world.barnet)
    assert (action.claimed, action.percent) == (Claimed.AT_RISK, 60)
    [note] = notes(world.barnet)
    assert (note.text, note.author_id, note.is_from_email) == (NOTE, world.barnet.owner.id, True)


def test_both_are_recorded_when_a_note_and_a_new_date_are_sent(world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(link(world.barnet))
    visitor.submit(answer(due="31 March 2027", reason="The trainer is ill until the spring."))
    assert {"recorded=progress", "recorded=date"} <= set(visitor.page.url.split("?")[1].split("&"))
    assert late(world.barnet).due_on is not None
    with tenant_scope(world.barnet.id):
        dates = list(
            db.session.scalars(
                select(ActionDate)
                .where(ActionDate.action_id == world.barnet.plan.late)
                .order_by(ActionDate.due_version)
            )
        )
    assert [date.reason for date in dates] == ["", "The trainer is ill until the spring."]
    assert dates[1].set_by_id == world.barnet.owner.id


def test_only_the_date_moves_when_nothing_else_is_changed(world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(link(world.barnet))
    page = visitor.submit({"due": "Q2 2027", "reason": "Waiting for the budget."})
    assert "new date" in page.text.lower()
    assert late(world.barnet).due.words() == "April to June 2027"
    assert notes(world.barnet) == []


def test_it_waits_for_the_leads_who_are_told_when_the_owner_says_done(world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(link(world.barnet))
    page = visitor.submit(answer(claimed="done"))
    assert "The lead is told" in page.text
    assert late(world.barnet).is_waiting
    told = set(db.session.scalars(select(OutboxMessage.person_id)))
    assert told == {world.barnet.lead.id, world.joint.id}


def test_it_is_recorded_without_any_cookie_or_token(world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.client = current_app.test_client(use_cookies=False)
    page = visitor.get(link(world.barnet))
    assert "Set-Cookie" not in page.headers
    assert visitor.submit(answer()).heading == "Thank you"


def test_it_counts_as_the_owners_when_somebody_else_is_signed_in(world: World, browse: Browse) -> None:
    visitor = browse(world.bexley.lead)
    visitor.get(link(world.barnet))
    visitor.submit(answer())
    assert [note.author_id for note in notes(world.barnet)] == [world.barnet.owner.id]


def test_whoever_covers_answers_under_their_own_name_while_the_owner_is_away(
    world: World, browse: Browse
) -> None:
    barnet, today = world.barnet, clock.today()
    with tenant_scope(barnet.id):
        last_day = today + timedelta(days=5)
        plan_leave(barnet.owner.id, barnet.training.id, today, last_day, by=barnet.lead.id)
        db.session.commit()
    visitor = browse()
    page = visitor.get(link(barnet, barnet.training))
    assert "Barnet Training , who covers for Barnet Owner" in page.text
    visitor.submit(answer())
    assert [note.author_id for note in notes(barnet)] == [barnet.training.id]


def test_only_the_links_own_action_changes_when_it_is_used(world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(link(world.barnet))
    visitor.submit(answer())
    with tenant_scope(world.barnet.id):
        changed = set(db.session.scalars(select(AuditEntry.subject_id).where(AuditEntry.by_id.is_not(None))))
        used = list(db.session.scalars(select(UsedLink.action_id)))
    assert changed == {world.barnet.plan.late} and used == [world.barnet.plan.late]
    assert notes(world.bexley) == []


# Opening is not acting


def test_nothing_changes_when_a_scanner_opens_the_link(world: World, browse: Browse) -> None:
    address, client = link(world.barnet), browse().client
    before = every_row()
    for method in ("GET", "HEAD", "OPTIONS", "GET"):
        assert client.open(address, method=method).status_code == 200
    assert every_row() == before


def test_nobody_may_keep_or_pass_on_the_address_when_it_is_opened(world: World, browse: Browse) -> None:
    for address, status in ((link(world.barnet), 200), ("/update/forged", 404)):
        headers = browse().get(address, status=status).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"
        assert "noindex" in headers["X-Robots-Tag"]


# What ends a link


def used(world: World, visitor: Visitor) -> None:
    visitor.get(link(world.barnet))
    visitor.submit(answer())


def closed(world: World, _visitor: Visitor) -> None:
    with tenant_scope(world.barnet.id):
        action = get_action(world.barnet.plan.late)
        version, by = action.version, world.barnet.lead.id
        progress.cancel(action, "Not needed", seen_version=version, by=by, today=clock.today())
        db.session.commit()


def waiting(world: World, _visitor: Visitor) -> None:
    with tenant_scope(world.barnet.id):
        action = get_action(world.barnet.plan.late)
        version, by = action.version, world.barnet.owner.id
        progress.report_progress(
            action, Claimed.DONE, 100, "", seen_version=version, by=by, today=clock.today()
        )
        db.session.commit()


def reassigned(world: World, _visitor: Visitor) -> None:
    with tenant_scope(world.barnet.id):
        action = get_action(world.barnet.plan.late)
        details = Details(action.title, owner_person_id=world.barnet.training.id)
        edit_action(action, details, action.aim_id, seen_version=action.version, by=world.barnet.lead.id)
        db.session.commit()


def left(world: World, _visitor: Visitor) -> None:
    end_membership(world.barnet.owner.id, world.barnet.id, by=world.barnet.lead.id)
    db.session.commit()


ENDINGS = [
    (used, "has been used already"),
    (closed, "closed or waiting"),
    (waiting, "closed or waiting"),
    (reassigned, "Somebody else answers"),
    (left, "Somebody else answers"),
]


@pytest.mark.parametrize(("happened", "words"), ENDINGS)
def test_the_link_says_why_when_it_no_longer_works(
    world: World, browse: Browse, happened: Callable[[World, Visitor], None], words: str
) -> None:
    address, visitor = link(world.barnet), browse()
    happened(world, visitor)
    page = visitor.get(address, status=410)
    assert words in page.text and "Sign in" in page.text


@pytest.mark.parametrize(("happened", "words"), ENDINGS)
def test_nothing_is_saved_and_the_text_is_shown_when_it_ended_meanwhile(
    world: World, browse: Browse, happened: Callable[[World, Visitor], None], words: str
) -> None:
    address, visitor = link(world.barnet), browse()
    version = late(world.barnet).version
    happened(world, visitor)
    before = every_row()
    typed = answer(note="The owner’s own words", version=str(version))
    page = visitor.post(address, typed, status=410)
    assert words in page.text and "The owner’s own words" in page.text
    assert every_row() == before


def test_it_is_refused_when_it_has_expired(sqlite_world: World, browse: Browse, on_day: OnDay) -> None:
    address = link(sqlite_world.barnet)
    with on_day(clock.today() + timedelta(days=21)):
        browse().get(address)
    with on_day(clock.today() + timedelta(days=22)):
        page = browse().get(address, status=410)
        assert "could be used until" in page.text
        browse().post(address, answer(version="1"), status=410)
    assert notes(sqlite_world.barnet) == []


def test_it_is_unknown_when_it_is_forged(sqlite_world: World, browse: Browse) -> None:
    address = link(sqlite_world.barnet)
    # Not the last letter, of which two bits mean nothing.
    changed = f"{address[:-2]}{'a' if address[-2] != 'a' else 'b'}{address[-1]}"
    for forged in (changed, "/update/x", "/update/%00%ff.a.b"):
        browse().get(forged, status=404)
        browse().post(forged, answer(version="1"), status=404)
    browse().get("/update/", status=404)
    assert notes(sqlite_world.barnet) == []


def test_it_is_gone_when_the_link_names_what_was_never_there(sqlite_world: World, browse: Browse) -> None:
    barnet, bexley = sqlite_world.barnet, sqlite_world.bexley
    for tenant, action, person in (
        (barnet, bexley.plan.late, barnet.owner),
        (barnet, bexley.plan.late, bexley.owner),
        (barnet, uuid4(), barnet.owner),
        (barnet, barnet.plan.late, bexley.owner),
        (barnet, barnet.plan.late, barnet.viewer),
        (barnet, barnet.plan.late, barnet.lead),
    ):
        address = link(tenant, person, action)
        browse().get(address, status=410)
        visitor = browse()
        response = visitor.client.post(address, data=answer(version="1"))
        assert response.status_code in (404, 410)
    assert notes(barnet) == [] and notes(bexley) == []


# What is typed wrongly


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"percent": "101"}, "How much is done: enter a whole number from 0 to 100"),
        ({"percent": "much"}, "How much is done: enter a whole number from 0 to 100"),
        ({"claimed": "cancelled"}, "Choose how it stands"),
        ({"due": "31 February 2027", "reason": "x"}, "February"),
        ({"due": "1 January 2020", "reason": "x"}, "That date is past"),
        ({"due": "1 May 2027"}, "Say why the date changes"),
        ({"reason": "The trainer is ill"}, "Enter the new date"),
        ({"claimed": "done", "due": "1 May 2027", "reason": "x"}, "needs no new date"),
        ({"note": "x" * 4001}, "4,000"),
        ({"note": "a\x00b"}, "cannot be seen"),
        ({"note": "Her NHS number is 943 476 5919"}, "NHS number"),
        ({"note": "Ring 020 7946 0018"}, "phone number"),
    ],
)
def test_it_is_named_and_the_text_kept_when_something_is_typed_wrongly(
    sqlite_world: World, browse: Browse, typed: dict[str, object], problem: str
) -> None:
    visitor = browse()
    visitor.get(link(sqlite_world.barnet))
    kept = {"note": NOTE} | typed
    page = visitor.submit(answer(**kept), status=422)
    assert any(problem in words for words in page.problems), page.problems
    area = next(each for each in page.tree.iter("textarea") if each.get("name") == "note")
    assert (area.text or "").strip() == str(kept["note"]).replace("\x00", "�")
    assert notes(sqlite_world.barnet) == [] and late(sqlite_world.barnet).claimed == Claimed.NOT_STARTED


def test_it_asks_for_a_change_when_nothing_was_changed(sqlite_world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(link(sqlite_world.barnet))
    page = visitor.submit(status=422)
    assert page.problems == ["Nothing has changed yet. Change the status, write a note, or enter a new date."]
    assert visitor.submit(answer()).heading == "Thank you"


def test_it_is_saved_when_the_reader_has_checked_the_number(sqlite_world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(link(sqlite_world.barnet))
    visitor.submit(answer(note="Ring the venue on 020 7946 0018"), status=422)
    assert visitor.submit({"is_checked": "y"}).heading == "Thank you"
    assert [note.text for note in notes(sqlite_world.barnet)] == ["Ring the venue on 020 7946 0018"]


def test_it_tells_the_news_and_keeps_the_text_when_somebody_was_faster(world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(link(world.barnet))
    with tenant_scope(world.barnet.id):
        action = get_action(world.barnet.plan.late)
        version, by = action.version, world.barnet.lead.id
        progress.report_progress(
            action, Claimed.ON_TRACK, 20, "Rooms booked", seen_version=version, by=by, today=clock.today()
        )
        db.session.commit()
    page = visitor.submit(answer(), status=409)
    assert "Barnet Lead" in page.text and NOTE in page.text
    assert late(world.barnet).claimed == Claimed.ON_TRACK
    assert visitor.submit().heading == "Thank you"
    action = late(world.barnet)
    assert (action.claimed, action.percent) == (Claimed.AT_RISK, 60)


def test_the_link_is_not_spent_when_the_date_is_refused(world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(link(world.bexley, world.bexley.procurement, world.bexley.plan.soon))
    with tenant_scope(world.bexley.id):
        same = get_action(world.bexley.plan.soon).due.words()
    before = every_row()
    page = visitor.submit(answer(due=same, reason="As before"), status=422)
    assert page.problems == ["This is the date it has already. Enter another, or leave the page."]
    assert every_row() == before
    assert visitor.submit({"due": "", "reason": ""}).heading == "Thank you"


def test_a_page_without_secrets_says_thank_you_when_it_is_opened_alone(
    sqlite_world: World, browse: Browse
) -> None:
    page = browse().get("/update/done?recorded=<script>&recorded=date")
    assert page.heading == "Thank you" and "script" not in page.text
