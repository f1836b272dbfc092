"""The page of one action: what can be said of it there, and how two people close it."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tenants.database import db
from tenants.records.plans.queries import open_action_file
from tenants.records.plans.rules import Claimed
from tenants.scope import tenant_scope
from tests.factories.people import Somebody
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.notices.models import OutboxMessage

Browse = Callable[..., Visitor]
NOTE = "The sessions are booked."


def _open(world: World, browse: Browse, somebody: Somebody | None = None) -> Visitor:
    visitor = browse(somebody or world.barnet.owner)
    visitor.get(f"/barnet/actions/{world.barnet.plan.late}/")
    return visitor


def _update(visitor: Visitor, status: int = 200, **fields: object) -> None:
    sent = {"claimed": ["at-risk"], "percent": "40", "note": NOTE} | fields
    visitor.submit(sent, press="Save update", status=status)


def _stored(world: World) -> tuple[Claimed, int, list[str]]:
    with tenant_scope(world.barnet.id):
        file = open_action_file(world.barnet.plan.late)
        return Claimed(file.action.claimed), file.action.percent, [note.text for note in file.notes]


def _letters() -> list[tuple[object, str]]:
    return [(each.person_id, each.subject or "") for each in db.session.scalars(select(OutboxMessage))]


def test_the_update_shows_at_once_when_the_owner_saves_it(world: World, browse: Browse) -> None:
    visitor = _open(world, browse)
    _update(visitor)
    assert "Your update is saved." in visitor.page.text
    assert NOTE in visitor.page.text
    assert _stored(world) == (Claimed.AT_RISK, 40, [NOTE])


def test_both_views_stand_side_by_side_when_a_late_action_is_said_to_be_on_track(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = _open(sqlite_world, browse)
    _update(visitor, claimed=["on-track"])
    assert "Marked on track, but" in visitor.page.text
    assert "Owner says On track" in visitor.page.text
    assert "Dates say Late" in visitor.page.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"percent": "-5"}, "How much is done: enter a whole number from 0 to 100"),
        ({"percent": "1000000000000"}, "How much is done: enter a whole number from 0 to 100"),
        ({"percent": "half"}, "How much is done: enter a whole number from 0 to 100"),
        ({"claimed": ["finished"]}, "Choose one of the statuses in the list"),
        ({"claimed": ["cancelled"]}, "Choose one of the statuses in the list"),
        ({"note": "n" * 4001}, "must have 4,000 characters or fewer; this has 4,001"),
        ({"note": "a bell \x07 rings"}, "holds a character that cannot be seen"),
    ],
)
def test_the_form_comes_back_with_what_was_typed_when_a_field_cannot_be_kept(
    sqlite_world: World, browse: Browse, fields: dict[str, object], words: str
) -> None:
    visitor = _open(sqlite_world, browse)
    _update(visitor, 422, **({"note": "Typed with care"} | fields))
    assert any(words in problem for problem in visitor.page.problems), visitor.page.problems
    assert visitor.page.title.startswith("Error: ")
    assert str(fields.get("note", "Typed with care"))[:6] in visitor.page.html
    assert _stored(sqlite_world) == (Claimed.NOT_STARTED, 0, [])


def test_html_is_shown_as_text_when_somebody_types_it(sqlite_world: World, browse: Browse) -> None:
    visitor = _open(sqlite_world, browse)
    _update(visitor, note="<script>alert(1)</script> <b>bold</b>")
    assert "<script>alert(1)" not in visitor.page.html
    assert (
        "<script>alert(1)</script> <b>bold</b>" in visitor.page.text or "&lt;script&gt;" in visitor.page.html
    )


def test_saving_nothing_is_refused_in_words_when_nothing_has_changed(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = _open(sqlite_world, browse)
    visitor.submit({}, press="Save update", status=422)
    assert visitor.page.problems == ["Nothing has changed yet. Change the status, or write a short note."]


def test_a_phone_number_is_pointed_out_and_kept_only_when_somebody_has_checked(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = _open(sqlite_world, browse)
    note = "Ring the hall on 020 7946 0123."
    _update(visitor, 422, note=note)
    assert "This looks as if it holds a phone number" in visitor.page.problems[0]
    assert "020 7946 0123" in visitor.page.problems[0]
    assert _stored(sqlite_world)[2] == []
    visitor.submit({"is_checked": ["y"]}, press="Save update")
    assert _stored(sqlite_world)[2] == [note]


def test_a_national_insurance_number_is_never_kept_when_it_is_confirmed(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = _open(sqlite_world, browse)
    address = visitor.page.url
    _update(visitor, 422, note="Her number is AB 12 34 56 C and her phone 020 7946 0123")
    visitor.submit({"is_checked": ["y"]}, press="Save update", status=422)
    assert "National Insurance number" in visitor.page.problems[0]
    assert "Take it out before you save." in visitor.page.problems[0]
    assert visitor.page.url == address
    assert _stored(sqlite_world)[2] == []


def test_the_second_is_told_and_loses_nothing_when_two_people_save_at_once(
    world: World, browse: Browse
) -> None:
    owner, lead = _open(world, browse), _open(world, browse, world.barnet.lead)
    _update(lead, claimed=["off-track"], note="Rang the trainer.")
    _update(owner, 409)
    assert "While you were writing, somebody else changed this." in owner.page.text
    assert f"{world.barnet.lead.name}, " in owner.page.text
    assert "status from “Not started” to “Off track”" in owner.page.text
    assert NOTE in owner.page.html
    assert _stored(world) == (Claimed.OFF_TRACK, 40, ["Rang the trainer."])
    owner.submit({}, press="Save update")
    assert _stored(world) == (Claimed.AT_RISK, 40, [NOTE, "Rang the trainer."])


def test_the_text_is_still_shown_when_the_action_was_closed_meanwhile(
    sqlite_world: World, browse: Browse
) -> None:
    owner, lead = _open(sqlite_world, browse), browse(sqlite_world.barnet.lead)
    lead.get(f"/barnet/actions/{sqlite_world.barnet.plan.late}/cancel")
    lead.submit({"reason": "No money."})
    _update(owner, 409)
    assert "What you wrote, which is not saved" in owner.page.text
    assert NOTE in owner.page.text


def test_a_request_is_refused_when_it_carries_no_version(sqlite_world: World, browse: Browse) -> None:
    visitor = _open(sqlite_world, browse)
    visitor.submit(
        {"version": "seven", "claimed": ["at-risk"], "percent": "1"}, press="Save update", status=400
    )


def test_it_waits_for_a_lead_who_hears_of_it_when_the_owner_says_done(world: World, browse: Browse) -> None:
    visitor = _open(world, browse)
    _update(visitor, claimed=["done"])
    assert "It now waits for a lead to accept it." in visitor.page.text
    assert "Is it done?" not in visitor.page.text
    told = {person for person, _ in _letters()}
    assert told == {world.barnet.lead.id, world.joint.id}
    letter = db.session.scalars(select(OutboxMessage)).first()
    assert letter is not None
    assert f"/barnet/actions/{world.barnet.plan.late}/" in (letter.body or "")
    assert NOTE in (letter.body or "")


def test_nobody_hears_of_their_own_act_when_a_lead_says_done(sqlite_world: World, browse: Browse) -> None:
    _update(_open(sqlite_world, browse, sqlite_world.barnet.lead), claimed=["done"])
    assert [person for person, _ in _letters()] == [sqlite_world.joint.id]


def test_it_closes_and_the_owner_hears_of_it_when_a_lead_accepts(world: World, browse: Browse) -> None:
    _update(_open(world, browse), claimed=["done"])
    lead = _open(world, browse, world.barnet.lead)
    lead.submit({"decision": ["accept"], "reason": "Thank you."}, press="Save decision")
    assert "The action is closed as done." in lead.page.text
    assert (world.barnet.owner.id, "Accepted: Train Barnet frontline staff") in _letters()


def test_the_owner_hears_why_when_a_lead_sends_it_back(sqlite_world: World, browse: Browse) -> None:
    _update(_open(sqlite_world, browse), claimed=["done"])
    lead = _open(sqlite_world, browse, sqlite_world.barnet.lead)
    lead.submit({"decision": ["send-back"]}, press="Save decision", status=422)
    assert lead.page.problems == ["Say what is still to be done, so that the owner knows."]
    lead.submit({"reason": "The register is missing."}, press="Save decision")
    assert "It is back with its owner" in lead.page.text
    assert _stored(sqlite_world)[0] == Claimed.AT_RISK
    assert sqlite_world.barnet.owner.id in {person for person, _ in _letters()}


def test_another_lead_has_to_accept_when_the_first_said_done(sqlite_world: World, browse: Browse) -> None:
    lead = _open(sqlite_world, browse, sqlite_world.barnet.lead)
    _update(lead, claimed=["done"])
    lead.submit({"decision": ["accept"]}, press="Save decision", status=403)
    assert lead.page.problems == ["You said yourself that this is done, so another lead has to accept it."]
    other = _open(sqlite_world, browse, sqlite_world.joint)
    other.submit({"decision": ["accept"]}, press="Save decision")
    assert "closed as done" in other.page.text


def test_only_the_owner_and_the_leads_have_the_form_when_others_may_read(
    sqlite_world: World, browse: Browse
) -> None:
    for somebody in (sqlite_world.barnet.viewer, sqlite_world.barnet.procurement):
        assert "Save update" not in _open(sqlite_world, browse, somebody).page.text
    procurement = _open(sqlite_world, browse, sqlite_world.barnet.procurement)
    procurement.get(f"/barnet/actions/{sqlite_world.barnet.plan.soon}/")
    assert "Save update" in procurement.page.text


def test_an_owner_is_refused_when_the_action_is_somebody_elses(sqlite_world: World, browse: Browse) -> None:
    visitor = _open(sqlite_world, browse)
    version = visitor.page.tree.find(".//input[@name='version']")
    token = visitor.page.tree.find(".//input[@name='csrf_token']")
    assert version is not None
    assert token is not None
    fields: dict[str, object] = {
        "csrf_token": token.get("value"),
        "version": "1",
        "claimed": "done",
        "percent": "1",
    }
    visitor.post(f"/barnet/actions/{sqlite_world.barnet.plan.soon}/", fields, status=403)
    visitor.post(f"/bexley/actions/{sqlite_world.bexley.plan.late}/", fields, status=404)
