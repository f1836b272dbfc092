"""Writing minutes, and the papers made of them."""

from collections.abc import Callable
from io import BytesIO

import docx

from tests.portal.borough.meetings.conftest import Council
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def open_minutes(council: Council, browse: Browse) -> Visitor:
    """A lead with the minutes of the held meeting before them."""
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.held, "minutes/write"))
    return visitor


def texts(visitor: Visitor) -> list[str]:
    """The names of the text areas in order."""
    return [str(each.get("name")) for each in visitor.page.tree.iter("textarea")]


def saved(visitor: Visitor) -> list[str]:
    """What stands in them."""
    return [(each.text or "").strip() for each in visitor.page.tree.iter("textarea")]


def test_everything_typed_is_saved_when_the_button_of_one_item_is_pressed(
    council: Council, browse: Browse
) -> None:
    visitor = open_minutes(council, browse)
    first, second, *_ = texts(visitor)
    visitor.submit({first: "Approved.", second: "All noted."}, press="Save and stay at item 1")
    assert saved(visitor)[:2] == ["Approved.", "All noted."]


def test_two_people_are_in_nobodys_way_when_they_write_different_minutes(
    council: Council, browse: Browse
) -> None:
    one, other = open_minutes(council, browse), open_minutes(council, browse)
    first, second, *_ = texts(one)
    one.submit({first: "Approved."}, press="Save and stay at item 1")
    other.submit({second: "All noted."}, press="Save and stay at item 2")
    assert saved(other)[:2] == ["Approved.", "All noted."]


def test_both_texts_are_shown_when_two_people_write_the_same_minute(council: Council, browse: Browse) -> None:
    one, other = open_minutes(council, browse), open_minutes(council, browse)
    first, second, *_ = texts(one)
    one.submit({first: "Theirs", second: "Untouched"}, press="Save and stay at item 1")
    page = other.submit({first: "Mine"}, press="Save and stay at item 1", status=409)
    assert "Somebody else saved this meanwhile: Theirs" in page.text
    assert saved(other)[:2] == ["Mine", "Untouched"]
    other.submit(press="Save and stay at item 1")
    assert saved(other)[:2] == ["Mine", "Untouched"]


def test_a_minute_is_pointed_out_when_it_seems_to_hold_personal_data_and_kept_when_checked(
    council: Council, browse: Browse
) -> None:
    visitor = open_minutes(council, browse)
    first, second, *_ = texts(visitor)
    fields: dict[str, object] = {first: "Call 07700 900123.", second: "All noted."}
    page = visitor.submit(fields, press="Save and stay at item 1", status=422)
    assert page.problems[0].startswith("Item 1: ")
    assert saved(visitor)[:2] == ["Call 07700 900123.", "All noted."]
    visitor.submit({first.replace("text", "is_checked"): "y"}, press="Save and stay at item 1")
    assert saved(visitor)[0] == "Call 07700 900123."


def test_minutes_cannot_be_written_when_they_are_approved(council: Council, browse: Browse) -> None:
    page = browse(council.lead).get(council.page(council.met.approved, "minutes/write"), status=409)
    assert "until they are approved" in page.text


def test_minutes_are_marked_as_a_draft_until_they_are_approved(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    page = visitor.get(council.page(council.met.circulated, "minutes/"))
    assert page.text.count("Draft") == 1
    text = visitor.get(council.page(council.met.approved, "minutes/")).text
    assert "Draft" not in text
    assert "Decision D-" in text
    assert "Write to the landlords" in text


def test_an_agenda_is_marked_as_a_draft_until_it_is_published(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    text = visitor.get(council.page(council.met.planned, "agenda/")).text
    assert "Draft Barnet Agenda: Spring meeting" in text
    assert "Paper: Draft plan (https://www.council.example/plan)" in text
    assert "Write to the landlords" in text  # the open actions of the board
    assert "Draft" not in visitor.get(council.page(council.met.published, "agenda/")).text


def test_the_minutes_can_be_read_when_opened_in_word(council: Council, browse: Browse) -> None:
    response = browse(council.lead).client.get(council.page(council.met.approved, "minutes.docx"))
    assert "minutes-" in response.headers["Content-Disposition"]
    document = docx.Document(BytesIO(response.get_data()))
    words = "\n".join(each.text for each in document.paragraphs)
    assert "Minutes: Regular meeting" in words
    assert "Agreed." in words


def test_a_pdf_is_given_when_asked_for(council: Council, browse: Browse) -> None:
    for rest in ("minutes.pdf", "agenda.pdf"):
        response = browse(council.lead).client.get(council.page(council.met.approved, rest))
        assert response.get_data().startswith(b"%PDF")


def test_there_are_no_minutes_to_save_before_a_meeting_is_held(council: Council, browse: Browse) -> None:
    browse(council.lead).get(council.page(council.met.planned, "minutes/"), status=404)
