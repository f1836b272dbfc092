"""The pages on which steps are ticked off and evidence is added and downloaded."""

import io
from collections.abc import Callable
from uuid import UUID

import pytest

from tenants.records.plans.queries import open_action_file
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def _open(world: World, browse: Browse) -> Visitor:
    visitor = browse(world.barnet.owner)
    visitor.get(f"/barnet/actions/{world.barnet.plan.late}/")
    return visitor


def _add_step(visitor: Visitor) -> None:
    visitor.follow("Add a step")
    visitor.submit({"title": "Book the room", "due_on": ["1", "12", "2027"]})


def test_a_step_is_added_ticked_and_unticked_when_the_owner_says_so(world: World, browse: Browse) -> None:
    visitor = _open(world, browse)
    _add_step(visitor)
    assert "Book the room By 1 December 2027" in visitor.page.text
    visitor.submit({}, press="Reached : Book the room")
    assert "Reached on" in visitor.page.text
    visitor.submit({}, press="Not reached after all : Book the room")
    assert "The step is open again." in visitor.page.text


def test_a_step_is_re_dated_and_taken_away_when_the_owner_says_so(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = _open(sqlite_world, browse)
    _add_step(visitor)
    visitor.follow("Change the step Book the room")
    visitor.submit({"due_on": ["31", "2", "2027"]}, press="Save the date", status=422)
    assert "February 2027 has 28 days" in visitor.page.problems[0]
    visitor.submit({"due_on": ["28", "2", "2027"]}, press="Save the date")
    assert "By 28 February 2027" in visitor.page.text
    visitor.follow("Change the step Book the room")
    visitor.submit({}, press="Take the step away")
    assert "Book the room" not in visitor.page.text


def test_a_step_is_not_found_when_it_belongs_to_another_action(sqlite_world: World, browse: Browse) -> None:
    visitor = _open(sqlite_world, browse)
    _add_step(visitor)
    with tenant_scope(sqlite_world.barnet.id):
        step_id = open_action_file(sqlite_world.barnet.plan.late).milestones[0].id
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"/barnet/actions/{sqlite_world.barnet.plan.soon}/steps/{step_id}/", status=404)


def test_a_link_is_shown_and_taken_away_when_the_owner_says_so(sqlite_world: World, browse: Browse) -> None:
    visitor = _open(sqlite_world, browse)
    visitor.follow("Add evidence")
    visitor.submit({"title": "Minutes", "url": "https://www.barnet.gov.uk/minutes"})
    assert visitor.page.links["Minutes"] == "https://www.barnet.gov.uk/minutes"
    visitor.follow("Take away Minutes")
    visitor.submit()
    assert "Minutes" not in visitor.page.links


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("javascript:alert(1)", "Enter a web address that begins with https://"),
        ("minutes", "Enter a web address that begins with https://"),
        ("", "Enter a web address, or choose a file: one of the two"),
    ],
)
def test_a_link_is_refused_at_its_field_when_it_is_no_web_address(
    sqlite_world: World, browse: Browse, url: str, words: str
) -> None:
    visitor = _open(sqlite_world, browse)
    visitor.follow("Add evidence")
    visitor.submit({"title": "Minutes", "url": url}, status=422)
    assert words in visitor.page.problems[0]
    assert "Minutes" in visitor.page.html


def _upload(visitor: Visitor, name: str, content: bytes, status: int = 200) -> None:
    visitor.follow("Add evidence")
    visitor.submit({"title": "Certificate", "file": (io.BytesIO(content), name)}, status=status)


def _evidence_id(world: World) -> UUID:
    with tenant_scope(world.barnet.id):
        return open_action_file(world.barnet.plan.late).evidence[0].id


def test_a_file_comes_back_as_a_download_when_it_was_added(world: World, browse: Browse) -> None:
    visitor = _open(world, browse)
    _upload(visitor, "Zertifikat ü.pdf", PDF)
    address = f"/barnet/actions/{world.barnet.plan.late}/evidence/{_evidence_id(world)}"
    answer = visitor.client.get(address)
    assert answer.get_data() == PDF
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "filename*=UTF-8''Zertifikat%20%C3%BC.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_file_is_not_found_when_a_neighbour_asks_for_it(sqlite_world: World, browse: Browse) -> None:
    _upload(_open(sqlite_world, browse), "certificate.pdf", PDF)
    evidence_id, plan = _evidence_id(sqlite_world), sqlite_world.bexley.plan
    neighbour = browse(sqlite_world.bexley.lead)
    neighbour.get(f"/bexley/actions/{plan.late}/evidence/{evidence_id}", status=404)
    neighbour.get(f"/barnet/actions/{sqlite_world.barnet.plan.late}/evidence/{evidence_id}", status=404)


def test_a_file_is_refused_in_words_when_it_is_a_program(sqlite_world: World, browse: Browse) -> None:
    visitor = _open(sqlite_world, browse)
    _upload(visitor, "certificate.pdf", b"MZ\x90\x00 this program cannot be run", 422)
    assert "Certificate" in visitor.page.html
    assert "PDF" in visitor.page.problems[0]
