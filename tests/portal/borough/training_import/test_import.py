"""Reading in a spreadsheet of attendance, from choosing the file to the counts it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

import pytest
from dateutil.relativedelta import relativedelta

from tenants import clock
from tenants.database import db
from tenants.records.training.courses import add_course
from tenants.records.training.coverage import coverage
from tenants.records.training.details import CourseDetails
from tenants.records.training.queries import SessionFilter, list_sessions, names_at
from tenants.records.training.rules import Mode
from tenants.records.training.settings import turn_names_on
from tenants.scope import tenant_scope
from tests.factories.spreadsheets import csv_file, workbook
from tests.factories.training import Trained, make_training
from tests.factories.world import Borough, World
from tests.page import Page
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
ADDRESS = "/barnet/training/import/"
HEADINGS = ["Course title", "Completed on", "Service"]


@dataclass(frozen=True)
class Log:
    """Barnet with a training log, and an e-learning course beside its classroom one."""

    borough: Borough
    trained: Trained
    day: str

    def people(self) -> int:
        """How many people all sessions have in all."""
        with tenant_scope(self.borough.id):
            return sum(line.people or 0 for line in list_sessions(SessionFilter()))

    def sessions(self) -> int:
        """How many sessions there are."""
        with tenant_scope(self.borough.id):
            return len(list_sessions(SessionFilter()))


@pytest.fixture
def log(world: World) -> Log:
    """The log; `day` is a day three months ago, as people write it."""
    with tenant_scope(world.barnet.id):
        trained = make_training("Barnet", by=None)
        add_course(CourseDetails("Online basics", Mode.E_LEARNING, trained.level), by=None)
        db.session.commit()
    day = clock.today() - relativedelta(months=3)
    return Log(world.barnet, trained, f"{day:%d/%m/%Y}")


def _look(visitor: Visitor, content: bytes, name: str = "export.xlsx", status: int = 200) -> Page:
    visitor.get(ADDRESS)
    return visitor.submit({"file": (BytesIO(content), name)}, status=status)


def test_attendance_is_recorded_when_everything_in_the_file_is_known(log: Log, browse: Browse) -> None:
    before = log.people()
    rows = [["Barnet half-day", log.day, "Housing officers"]] * 5
    visitor = browse(log.borough.training)
    page = _look(visitor, workbook(HEADINGS, *rows, ["Online basics", log.day, "All councillors"]))
    assert "This would record 6 people in 2 sessions." in page.text
    assert log.people() == before  # nothing is recorded by looking
    page = visitor.submit()
    assert "Recorded 6 people in 2 sessions from export.xlsx." in page.text
    assert log.people() == before + 6
    with tenant_scope(log.borough.id):
        [line] = [line for line in coverage(clock.today()) if line.group == "Housing officers"]
        assert line.trained == 29  # 24 before, of 40


def test_nothing_is_recorded_when_the_same_file_is_read_in_again(log: Log, browse: Browse) -> None:
    content = workbook(HEADINGS, ["Barnet half-day", log.day, "Housing officers"])
    visitor, other = browse(log.borough.training), browse(log.borough.lead)
    _look(visitor, content)
    _look(other, content)
    visitor.submit()
    people = log.people()
    page = other.submit({}, status=422)
    assert "This very spreadsheet was read in on" in page.text
    page = _look(visitor, content, status=422)
    assert "This very spreadsheet was read in on" in page.text
    assert log.people() == people


def test_somebody_says_what_an_unknown_name_is_before_anything_is_recorded(log: Log, browse: Browse) -> None:
    before = log.people()
    content = workbook(
        HEADINGS,
        ["Barnet half-day", log.day, "Housing Ops"],
        ["Barnet half-day", log.day, "Landlords United"],
        ["Barnet half day (2026)", log.day, "Housing officers"],
        ["Fire drill", log.day, "Housing officers"],
    )
    visitor = browse(log.borough.training)
    page = _look(visitor, content)
    assert "Names that we do not know" in page.text
    page = visitor.submit({}, status=409)
    assert "Choose what “Housing Ops” is" in page.text and log.people() == before
    answers: dict[str, object] = {
        "course-0": str(log.trained.course),
        "course-1": "leave-out",
        "group-0": str(log.trained.housing),
        "group-1": "outside",
    }
    page = visitor.submit(answers)
    assert "Recorded 3 people in 1 session" in page.text and log.people() == before + 3


def test_rows_with_problems_are_named_and_nothing_is_half_recorded(log: Log, browse: Browse) -> None:
    before = log.people()
    ahead = f"{clock.today() + timedelta(days=3):%d/%m/%Y}"
    content = csv_file(
        HEADINGS,
        ["Barnet half-day", log.day, "Housing officers"],
        ["Barnet half-day", ahead, "Housing officers"],
        ["Barnet half-day", "31/02/2026", "Housing officers"],
    )
    visitor = browse(log.borough.training)
    page = _look(visitor, content, "export.csv")
    assert "Rows that cannot be recorded 2" in page.text and "still to come" in page.text
    page = visitor.submit({}, status=422)
    assert "tick this to leave them out" in page.text and log.people() == before
    page = visitor.submit({"leaves_out": "y"})
    assert "Recorded 1 person in 1 session" in page.text and log.people() == before + 1


def test_a_session_is_not_counted_twice_when_it_has_its_attendance(log: Log, browse: Browse) -> None:
    held = clock.today() - relativedelta(months=23)
    content = workbook(HEADINGS, ["Barnet half-day", f"{held:%d/%m/%Y}", "Housing officers"])
    page = _look(browse(log.borough.training), content)
    assert "has its attendance already" in page.text and "nothing would be recorded" in page.text


def test_a_planned_session_gets_its_attendance_when_it_is_in_the_file(
    log: Log, browse: Browse, on_day: Callable[..., object]
) -> None:
    planned = clock.today() + timedelta(days=7)
    sessions = log.sessions()
    content = workbook(HEADINGS, ["Barnet half-day", planned.isoformat(), "Housing officers"])
    with on_day(planned + timedelta(days=1)):  # type: ignore[attr-defined]
        visitor = browse(log.borough.training)
        _look(visitor, content)
        visitor.submit()
    assert log.sessions() == sessions


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", workbook(["Course", "Team"], ["A", "B"]), "could not find a column with the day"),
        ("a.exe", b"MZ", "Choose an Excel workbook"),
        ("a.csv", b"", "Choose"),
    ],
)
def test_the_file_is_refused_in_plain_words_when_it_is_not_one_of_attendance(
    log: Log, browse: Browse, name: str, content: bytes, words: str
) -> None:
    page = _look(browse(log.borough.training), content, name, status=422)
    assert words in page.text


def test_names_are_kept_only_when_they_are_turned_on(log: Log, browse: Browse) -> None:
    content = workbook([*HEADINGS, "Name"], ["Barnet half-day", log.day, "Housing officers", "Ann Secret"])
    visitor = browse(log.borough.training)
    page = _look(visitor, content)
    assert "Secret" not in page.html
    with tenant_scope(log.borough.id):
        turn_names_on(by=log.borough.lead.id)
        db.session.commit()
    _look(visitor, content)
    visitor.submit()
    with tenant_scope(log.borough.id):
        kept = [name for line in list_sessions(SessionFilter()) for name in names_at(line.id)]
    assert kept == ["Ann Secret"]


def test_what_was_looked_at_elsewhere_cannot_be_recorded_here(world: World, log: Log, browse: Browse) -> None:
    """A page of Barnet's, sent to Bexley by somebody who leads in both."""
    visitor = browse(world.joint)
    page = _look(visitor, workbook(HEADINGS, ["Barnet half-day", log.day, "Housing officers"]))
    sealed = next(str(each.get("value")) for each in page.tree.iter("input") if each.get("name") == "parcel")
    token = next(
        str(each.get("value")) for each in page.tree.iter("input") if each.get("name") == "csrf_token"
    )
    for tampered in (sealed, sealed[:-3] + "abc", "", "x" * 300):
        page = visitor.post(
            "/bexley/training/import/record", {"csrf_token": token, "parcel": tampered}, status=409
        )
        assert "Choose the spreadsheet again" in page.text


def test_a_viewer_cannot_read_anything_in(world: World, browse: Browse) -> None:
    browse(world.barnet.viewer).get(ADDRESS, status=404)


@pytest.mark.parametrize("name", ["coverage", "confidence"])
def test_a_chart_is_a_picture_with_words_when_there_is_something_to_draw(
    log: Log, browse: Browse, name: str
) -> None:
    visitor = browse(log.borough.viewer)
    response = visitor.client.get(f"/barnet/training/charts/{name}.svg")
    assert response.status_code == 200 and response.mimetype == "image/svg+xml"
    page = visitor.get("/barnet/training/")
    assert "24 of 40 (60%)" in page.html or name == "confidence"
    assert browse_status(visitor, world_slug="bexley", name=name) == 404


def browse_status(visitor: Visitor, *, world_slug: str, name: str) -> int:
    """What another tenant's chart answers."""
    return visitor.client.get(f"/{world_slug}/training/charts/{name}.svg").status_code
