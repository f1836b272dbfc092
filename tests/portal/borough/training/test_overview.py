"""The first page of training: gaps first, what falls due, and plain words where nothing is known."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import event
from sqlalchemy.engine import Engine

from portal.borough.training.overview import open_overview
from tenants.database import db
from tenants.records.training.courses import add_course
from tenants.records.training.details import CourseDetails
from tenants.records.training.groups import add_group, require_level
from tenants.records.training.queries import get_group, get_level
from tenants.records.training.rules import Mode
from tenants.scope import tenant_scope
from tests.factories.training import Trained
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]

TODAY = date(2026, 11, 22)


def test_the_gap_is_shown_with_its_honest_limits(sqlite_world: World, log: Trained, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.lead).get("/barnet/training/")
    for words in (
        "People are left to train in 1 of 1 group and level.",
        "24 of 40 people",
        "60%",
        "16 to train",
        "22 December 2026",
        "Counts cannot tell who came twice, so this is the most that can be covered.",
        "a higher level does not stand in for a lower one",
        "Confident",
        "43% before (28 answers), 93% after (number of answers not given)",
    ):
        assert words in page.text
    assert "Settle for Housing officers, 31 December 2026" in page.links


def test_an_unknown_headcount_is_said_and_never_nought(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        level = get_level(log.level)
        require_level(add_group("Wardens", by=None), level, valid_from=None, by=None)
        require_level(add_group("Closed team", people=0, by=None), level, valid_from=None, by=None)
        require_level(get_group(log.councillors), level, valid_from=None, by=None)
        db.session.commit()
    page = browse(sqlite_world.barnet.lead).get("/barnet/training/")
    assert "For 2 the headcount is not known." in page.text
    assert "Enter it for Wardens" in page.links
    assert "No staff" in page.text
    assert "0%" not in page.text.replace("60%", "")
    assert page.text.index("Staff on 22 November 2026") < page.text.index("Councillors on 22 November 2026")


def test_it_says_plainly_what_is_missing_when_nothing_has_been_held(
    sqlite_world: World, browse: Browse
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        details = CourseDetails(
            "Professional training",
            Mode.CLASSROOM,
            audience="professionals",
            status_words="planned",
            notes="Funding lacking",
        )
        add_course(details, by=None)
        db.session.commit()
    page = browse(sqlite_world.barnet.lead).get("/barnet/training/")
    for words in (
        "Coverage cannot be stated yet.",
        "No level of training is set up.",
        "No headcount: no group of staff or councillors is set up.",
        "No session has been recorded.",
        "Professional training, for professionals: planned",
        "Funding lacking",
    ):
        assert words in page.text
    assert {"Record the first", "Add the first group"} <= set(page.links)


def test_a_reader_is_told_who_can_act_and_offered_nothing(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.viewer).get("/barnet/training/")
    assert "A lead or the training officer can set this up." in page.text
    assert not {"Record a session", "Plan a session", "Settings", "Record the first"} & set(page.links)


def test_few_statements_are_needed_however_much_there_is(sqlite_world: World, log: Trained) -> None:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if not statement.startswith("BEGIN"):
            statements.append(statement)

    db.session.close()
    event.listen(Engine, "before_cursor_execute", note)
    try:
        for borough in (sqlite_world.barnet, sqlite_world.bexley):
            statements.clear()
            with tenant_scope(borough.id):
                open_overview(TODAY)
            assert 4 <= len(statements) <= 6, statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)
