"""Recording attendance in one form."""

from collections.abc import Callable

from tests.portal.borough.meetings.conftest import Council
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def seat_field(visitor: Visitor, ending: str) -> str:
    """The name of the first seat's field."""
    names = (str(each.get("name")) for each in visitor.page.tree.iter("input"))
    return next(name for name in names if name.startswith("seat-") and name.endswith(ending))


def test_seats_and_guests_are_counted_by_organisation_when_saved(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.held, "attendance"))
    visitor.submit(
        {
            seat_field(visitor, "presence"): "deputy",
            seat_field(visitor, "who"): "Her deputy",
            "guest-1-organisation": "Caritas",
        },
        press="Save",
    )
    text = visitor.page.text
    assert "Metropolitan Police, Central West Her deputy Deputy came" in text
    assert "Caritas Not named Guest" in text
    assert "Metropolitan Police 0 1 0 0" in text
    visitor.get(council.page(council.met.held, "attendance"))
    visitor.submit({"guest-1-organisation": ""}, press="Save")
    assert "Caritas" not in visitor.page.text


def test_the_rest_were_present_when_that_button_is_pressed(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.held, "attendance"))
    visitor.submit(press="Save, and everybody else was present")
    assert "Metropolitan Police 1 0 0 0" in visitor.page.text


def test_only_apologies_and_deputies_are_offered_before_the_meeting(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    page = visitor.get(council.page(council.met.planned, "attendance"))
    assert page.heading == "Apologies"
    presence = seat_field(visitor, "presence")
    values = [each.get("value") for each in page.tree.iter("input") if each.get("name") == presence]
    assert values == ["deputy", "apologies", "-"]
    visitor.submit({presence: "apologies"})
    assert "Apologies and deputies" in visitor.page.text
    visitor.get(council.page(council.met.planned, "attendance"))
    page = visitor.submit({presence: "present"}, status=422)
    assert page.problems == ["Metropolitan Police, Central West: choose how the seat was filled"]


def test_a_guest_is_asked_for_the_organisation_and_nothing_is_lost(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.held, "attendance"))
    fields: dict[str, object] = {seat_field(visitor, "who"): "An inspector", "guest-2-who": "A colleague"}
    page = visitor.submit(fields, press="Save", status=422)
    assert page.problems == ["Guest 2: enter the organisation that the guest came from"]
    assert "An inspector" in page.html


def test_the_second_is_told_when_two_record_attendance(council: Council, browse: Browse) -> None:
    first, second = browse(council.lead), browse(council.lead)
    for visitor in (first, second):
        visitor.get(council.page(council.met.held, "attendance"))
    presence = seat_field(first, "presence")
    first.submit({presence: "apologies"}, press="Save")
    page = second.submit({presence: "present"}, press="Save", status=409)
    assert "somebody else changed this" in page.text
    second.submit(press="Save")
    assert "Metropolitan Police 1 0 0 0" in second.page.text
