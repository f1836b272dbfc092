"""Planning, recording, correcting and cancelling sessions through their pages."""

from collections.abc import Callable
from datetime import date

import pytest

from tenants.database import db
from tenants.records.obligations.queries import open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.training.details import Came
from tenants.records.training.queries import (
    SessionFilter,
    find_course_titled,
    get_course,
    get_session,
    list_sessions,
)
from tenants.records.training.sessions import log_session, record_attendance
from tenants.scope import tenant_scope
from tests.factories.training import Trained
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]

DAY = ["2", "11", "2026"]


def _people(log: Trained) -> str:
    return f"people-{log.housing.hex}"


def test_a_session_is_recorded_in_one_form(sqlite_world: World, log: Trained, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get("/barnet/training/sessions/log")
    page = visitor.submit(
        {
            "course": str(log.course),
            "held_on": DAY,
            _people(log): "20",
            f"people-{log.landlords.hex}": "3",
            "organisation-1": "Shelter",
            "people-other-1": "2",
        }
    )
    assert page.heading == "Barnet half-day"
    assert "The session is recorded." in page.text
    assert "25 people" in page.text
    refreshers = visitor.get("/barnet/training/refreshers/")
    assert "4 people of 24" in refreshers.text


def test_a_course_is_added_when_it_is_another(sqlite_world: World, log: Trained, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get("/barnet/training/sessions/log")
    new: dict[str, object] = {"course": "another", "held_on": DAY, _people(log): "20"}
    page = visitor.submit(new, status=422)
    assert page.problems == ["Enter the course’s title", "Choose how it is given"]
    visitor.submit({"title": "Spot the signs", "level": str(log.level), "mode": "online"})
    with tenant_scope(sqlite_world.barnet.id):
        course = find_course_titled("spot the signs")
        assert course is not None
        assert (course.mode, course.level_id) == ("online", log.level)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"people": "-1"}, "enter a whole number from 0 to 99999"),
        ({"people": "9" * 12}, "enter a whole number from 0 to 99999"),
        ({"people": "many"}, "enter a whole number from 0 to 99999"),
        ({"people-other-1": "4"}, "Organisation 1: enter where these people came from"),
        ({"organisation-1": "Shelter"}, "enter how many came from “Shelter”"),
        ({"held_on": ["23", "11", "2026"]}, "This day is still to come."),
    ],
)
def test_the_field_says_what_is_wrong_and_keeps_what_was_typed(
    sqlite_world: World, log: Trained, browse: Browse, fields: dict[str, object], words: str
) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get("/barnet/training/sessions/log")
    typed = {_people(log) if name == "people" else name: value for name, value in fields.items()}
    sent = {"course": str(log.course), "held_on": DAY, "notes": "In the small hall", **typed}
    page = visitor.submit(sent, status=422)
    assert words in " ".join(page.problems)
    assert "In the small hall" in page.html
    with tenant_scope(sqlite_world.barnet.id):
        assert len(list_sessions(SessionFilter())) == 2


def test_attendance_of_a_planned_session_is_recorded_when_its_day_has_come(
    sqlite_world: World,
    log: Trained,
    browse: Browse,
    on_day: Callable[..., object],
) -> None:
    address = f"/barnet/training/sessions/{log.planned}/"
    visitor = browse(sqlite_world.barnet.training)
    page = visitor.get(address)
    assert "Record who came" not in page.links
    assert "13 December 2026" in page.text
    visitor.get(f"{address}attendance")
    page = visitor.submit({_people(log): "9"}, status=409)
    assert "planned for 29 November 2026" in " ".join(page.problems)
    with on_day(date(2026, 11, 30)):  # type: ignore[attr-defined]
        again = browse(sqlite_world.barnet.training)
        again.get(address)
        again.follow("Record who came")
        page = again.submit({_people(log): "9"})
        assert "9 people" in page.text
        with tenant_scope(sqlite_world.barnet.id):
            assert open_obligations(kinds=[Kind.ATTENDANCE]) == []


def test_a_correction_begins_with_what_was_recorded(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get(f"/barnet/training/sessions/{log.held}/attendance")
    page = visitor.submit({_people(log): "21"})
    assert "27 people" in page.text
    assert "Landlords’ association" in page.text


def test_nobody_is_overwritten_when_two_people_correct_at_once(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get(f"/barnet/training/sessions/{log.held}/attendance")
    with tenant_scope(sqlite_world.barnet.id):
        session = get_session(log.held)
        record_attendance(session, [Came(log.housing, "", 11)], by=sqlite_world.barnet.lead.id)
        db.session.commit()
    page = visitor.submit({_people(log): "33"}, status=409)
    assert "somebody else changed this" in page.text
    assert 'value="33"' in page.html
    page = visitor.submit()
    assert "33" in page.text


@pytest.mark.parametrize("last", ["edit", "cancel", "names", "evaluations/add"])
def test_a_form_is_refused_when_it_is_older_than_the_session(
    sqlite_world: World, log: Trained, browse: Browse, last: str
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/training/settings/names")
    visitor.submit({"is_sure": "y"})
    visitor.get(f"/barnet/training/sessions/{log.held}/{last}")
    with tenant_scope(sqlite_world.barnet.id):
        session = get_session(log.held)
        record_attendance(session, [Came(log.housing, "", 11)], by=sqlite_world.barnet.lead.id)
        db.session.commit()
    fields: dict[str, object] = {"measure": "knowledge", "after_percent": "5"}
    chosen = fields if last == "evaluations/add" else {}
    visitor.submit(chosen, status=409)


def test_a_session_that_was_recorded_by_mistake_does_not_count(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get(f"/barnet/training/sessions/{log.held}/")
    visitor.follow("It was recorded by mistake")
    page = visitor.submit()
    assert "It does not count." in page.text
    assert "0 of 40 people" in visitor.get("/barnet/training/").text
    assert "Nobody’s training is known to run out within a year." in visitor.page.text


def test_an_evaluation_is_recorded_corrected_and_removed(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.training)
    visitor.get(f"/barnet/training/sessions/{log.held}/")
    visitor.follow("Record what people said")
    page = visitor.submit({"measure": "satisfaction", "after_percent": "101"}, status=422)
    assert "enter a whole number from 0 to 100" in page.problems[0]
    page = visitor.submit({"after_percent": "97", "after_answers": "31"})
    assert "not asked before, 97% after (31 answers)" in page.text
    visitor.follow("Correct what they said about “Confident”")
    page = visitor.submit({"measure": "knowledge"}, status=422)
    assert "remove this and add another" in page.problems[0]
    page = visitor.submit({"measure": "confidence", "after_percent": "95"})
    assert "43% before (28 answers), 95% after" in page.text
    visitor.follow("Remove what they said about “Confident”")
    assert "95% after" not in visitor.submit().text


def test_the_list_is_narrowed_by_state_and_level(sqlite_world: World, log: Trained, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.viewer)
    visitor.get("/barnet/training/sessions/")
    assert "2 sessions" in visitor.page.text
    assert "1 session" in visitor.submit({"status": "held"}, press="Show").text
    assert "Show every session" in visitor.page.links
    assert "2 sessions" in visitor.get("/barnet/training/sessions/?status=nonsense&level=x&page=-3").text


def test_completions_are_said_to_be_of_a_month_when_a_course_is_e_learning(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        course = get_course(log.course)
        course.mode = "e-learning"  # type: ignore[assignment]
        log_session(course, date(2026, 10, 31), [Came(log.housing, "", 8)], by=None)
        db.session.commit()
    page = browse(sqlite_world.barnet.viewer).get("/barnet/training/sessions/")
    assert "completions to 31 October 2026" in page.text


def test_an_evaluation_is_not_found_under_another_session(
    sqlite_world: World, log: Trained, browse: Browse
) -> None:
    address = f"/barnet/training/sessions/{log.planned}/evaluations/{log.evaluation}/"
    visitor = browse(sqlite_world.barnet.training)
    visitor.get(address, status=404)
    visitor.get(f"{address}remove", status=404)
