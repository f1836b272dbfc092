"""The secretariat's pages about who looks things up."""

from collections.abc import Callable
from datetime import date, timedelta

from tenants import clock
from tenants.database import db
from tenants.people.audiences import Audience
from tests.factories.coverage import note_looks, put_entry
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from tests.page import text_of
from tests.visitor import Visitor
from workflows.directory.limits import Opened, note, signed_in_reader
from workflows.directory.rules import Looked

Browse = Callable[..., Visitor]
ADDRESS = f"address:{'0a1b2c' + '0' * 58}"


def _rows(visitor: Visitor) -> list[list[str]]:
    rows = [row for row in visitor.page.tree.iter("tr") if row.find("td") is not None]
    return [[text_of(cell) for cell in row] for row in rows]


def test_the_secretariat_sees_who_looks_most_with_the_unusual_first(world: World, browse: Browse) -> None:
    note_looks(f"person:{world.met.member.id}", 12, audience=Audience.MEMBERS)
    note_looks(ADDRESS, 2, audience=Audience.PUBLIC)
    note_looks(ADDRESS, kind=Looked.STOPPED, audience=Audience.PUBLIC)
    note_looks(f"person:{world.joint.id}", at=clock.now() - timedelta(days=20))
    visitor = browse(world.lmsl.secretariat)
    visitor.get("/lmsl/look-ups/")
    rows = _rows(visitor)
    assert [row[0] for row in rows] == ["Not signed in (0a1b2c)", "Met Member, Metropolitan Police"]
    assert [row[2] for row in rows] == ["2", "12"]
    assert rows[0][-1] == "Look twice stopped at the limit once" and rows[1][-1] == "No"
    assert "1 reader is unusual, and first in the list." in visitor.page.text
    visitor.submit({"days": "30"}, press="Show")
    assert "Jo Joint, Barnet, Bexley" in [row[0] for row in _rows(visitor)]


def test_the_page_of_a_reader_says_what_they_opened(world: World, browse: Browse) -> None:
    make_guidance()
    entry_id = put_entry(world.barnet, "adults", title="Duty desk", verified_on=date(2026, 11, 2))
    reader = signed_in_reader(world.met.member.id, Audience.MEMBERS)
    note(reader, Opened(Looked.ENTRY, "adults", ("barnet",), entry_id, 1))
    db.session.commit()
    visitor = browse(world.lmsl.chair)
    visitor.get("/lmsl/look-ups/")
    visitor.follow("Met Member, Metropolitan Police")
    assert visitor.page.heading == "Met Member, Metropolitan Police"
    assert _rows(visitor)[0][1:] == ["Opened an entry: Duty desk", "Adult safeguarding", "Barnet", "1"]


def test_the_pages_say_so_when_nobody_looked(world: World, browse: Browse) -> None:
    visitor = browse(world.lmsl.secretariat)
    visitor.get("/lmsl/look-ups/?days=nonsense")
    assert "Nobody looked anything up in the last 7 days." in visitor.page.text
    for key in (ADDRESS, f"person:{world.barnet.lead.id}", "person:%00", "2026-11"):
        visitor.get(f"/lmsl/look-ups/{key}/", status=404)


def test_nobody_else_sees_who_looked(world: World, browse: Browse) -> None:
    key = f"person:{world.barnet.lead.id}"
    note_looks(key)
    for person in (world.lmsl.analyst, world.lmsl.executive, world.barnet.lead, world.met.member):
        visitor = browse(person)
        for slug in ("lmsl", "barnet", "met"):
            visitor.get(f"/{slug}/look-ups/", status=404)
            visitor.get(f"/{slug}/look-ups/{key}/", status=404)
