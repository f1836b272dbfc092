"""The register of boards, what needs attention, and the picture of who reports to whom."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tenants.database import db
from tenants.records.boards.details import BoardDetails
from tenants.records.boards.rules import BoardKind
from tenants.records.boards.service import create_board, report_to
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.world import World
from tests.portal.borough.boards.conftest import Made
from tests.portal.borough.boards.drawn import words_drawn
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


@contextmanager
def _counting() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_every_board_stands_in_its_part_of_life_when_anybody_opens_the_register(
    world: World, browse: Browse, boards: Made
) -> None:
    boards(world)
    page = browse(world.barnet.viewer).get("/barnet/boards/")
    places = [page.text.index(words) for words in ("In force Board", "Planned Board", "Paused Board")]
    assert places == sorted(places)
    assert "Head of community safety Vacant" in page.text
    assert "Community Safety Partnership" in page.text
    assert "Every 6 weeks" in page.text
    assert "1 late" in page.text
    assert "Its chair is away until spring" in page.text
    assert "Add a board" not in page.text


def test_a_lead_is_led_to_the_cure_when_something_is_wanting(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    boards(sqlite_world)
    page = browse(sqlite_world.barnet.lead).get("/barnet/boards/")
    assert "1 open action has had no board since this one ended on" in page.text
    assert "It was to start on" in page.text
    assert page.links["Give them a board"].endswith("/rehome")
    assert page.links["Say that it started"].endswith("/start")
    page = browse(sqlite_world.barnet.viewer).get("/barnet/boards/")
    assert "Give them a board" not in page.text


def test_only_one_part_is_listed_when_the_address_asks_for_it(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    boards(sqlite_world)
    viewer = browse(sqlite_world.barnet.viewer)
    page = viewer.get("/barnet/boards/?life=paused")
    assert "Landlords task and finish group" in page.text
    assert "Survivor voices panel" not in page.text
    assert "Survivor voices panel" in viewer.get("/barnet/boards/?life=nonsense").text


def test_the_page_says_what_to_do_when_there_is_no_board(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.lead).get("/barnet/boards/")
    assert "No board is recorded yet. Add the board, group or partnership" in page.text
    assert (
        "There is no board to show yet."
        in browse(sqlite_world.barnet.lead).get("/barnet/boards/reporting/").text
    )


def test_the_page_says_so_when_no_board_is_about_modern_slavery(sqlite_world: World, browse: Browse) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        wide = BoardDetails("Safer Barnet", BoardKind.STRATEGIC_BOARD, is_about_modern_slavery=False)
        create_board(wide, by=None)
        db.session.commit()
    viewer = browse(sqlite_world.barnet.viewer)
    assert "No board here is about modern slavery in particular." in viewer.get("/barnet/boards/").text
    with tenant_scope(sqlite_world.barnet.id):
        make_board("Modern Slavery Board")
        db.session.commit()
    assert "No board here is about modern slavery" not in viewer.get("/barnet/boards/").text


def test_the_number_of_statements_stays_when_boards_are_added(sqlite_world: World, browse: Browse) -> None:
    viewer = browse(sqlite_world.barnet.viewer)
    with tenant_scope(sqlite_world.barnet.id):
        make_board("Board 0")
        db.session.commit()
    viewer.get("/barnet/boards/")
    with _counting() as few:
        viewer.get("/barnet/boards/")
    with tenant_scope(sqlite_world.barnet.id):
        for number in range(1, 9):
            report_to(make_board(f"Board {number}"), None, "Partnership", by=None)
        db.session.commit()
    with _counting() as many:
        viewer.get("/barnet/boards/")
    assert len(many) == len(few)


def test_the_picture_says_the_same_as_the_table_when_boards_report(
    world: World, browse: Browse, boards: Made
) -> None:
    boards(world)
    with tenant_scope(world.barnet.id):
        make_board('<script>alert("1")</script> & sons')
        db.session.commit()
    page = browse(world.barnet.viewer).get("/barnet/boards/reporting/")
    image = next(each for each in page.tree.iter("img"))
    alt = str(image.get("alt"))
    assert "Landlords task and finish group reports to Modern Slavery Board (landlords)." in alt
    assert "Modern Slavery Board reports to Community Safety Partnership." in alt
    words = " ".join(words_drawn(str(image.get("src"))))
    for said in ("Modern Slavery Board", "landlords", "Paused", "Planned", "Only named here"):
        assert said in words
    assert "<script>alert" in words
    assert "Anti-Slavery Forum" not in words
    assert "landlords" in page.text


def test_another_council_is_not_seen_when_boards_are_listed(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    boards(sqlite_world)
    page = browse(sqlite_world.bexley.lead).get("/bexley/boards/")
    assert "No board is recorded yet" in page.text
