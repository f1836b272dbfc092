"""Checks of the fields every form may have."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, Ticks, options
from portal.forms.form import PortalForm
from tenants.errors import FieldError

FEW = options([("a", "First"), ("b", "Second")])


class Everything(PortalForm):
    """One field of each kind."""

    name = PlainText("Name", missing="Enter a name", longest=10)
    note = LongText("Note", longest=20)
    due = Day("Due date", missing="Enter the due date")
    one = Choice("One", choices=FEW)
    few = Radios("Few", choices=FEW)
    any = Ticks("Any", choices=FEW)


GOOD = {
    "name": " Ann ",
    "note": "a\r\nb",
    "due": ["22", "nov", "2026"],
    "one": "a",
    "few": "b",
    "any": ["a", "b"],
}


@pytest.fixture(autouse=True)
def _request(sqlite_portal: Flask) -> Iterator[None]:
    with sqlite_portal.test_request_context("/", method="POST"):
        yield


def _filled(**typed: object) -> Everything:
    form = Everything(MultiDict({**GOOD, **typed}), meta={"csrf": False})
    form.validate()
    return form


def test_values_are_cleaned_when_everything_is_right() -> None:
    form = _filled()
    assert form.problems() == []
    assert (form.name.data, form.note.data, str(form.due.data)) == ("Ann", "a\nb", "2026-11-22")


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "  ", "Enter a name"),
        ("name", "a" * 11, "Name must have 10 characters or fewer; this has 11"),
        ("name", "a\0b", "Name holds a character that cannot be seen (a null character)"),
        ("name", "a\u202eb", "(right-to-left override)"),
        ("note", "a\x07b", "(control character u+0007)"),
        ("note", "a\ufffeb", "(control character u+fffe)"),
        ("note", "a" * 21, "20 characters or fewer"),
        ("due", ["", "", ""], "Enter the due date"),
        ("due", ["31", "2", "2027"], "February 2027 has 28 days"),
        ("due", ["31", "", "2027"], "Due date must include a month"),
        ("due", ["1", "13", "2027"], "must be a real date"),
        ("due", ["1", "1", "27"], "a year with 4 numbers"),
        ("due", ["1", "1", "٢٠٢٧"], "a year with 4 numbers"),
        ("due", ["1"], "must include a month and a year"),
        ("due", ["1", "2", "2027", "9"], ""),
        ("one", "c", "Choose one from the list"),
        ("few", "c", "Choose one of these"),
        ("any", ["a", "c"], "Choose only from the list"),
    ],
)
def test_a_problem_is_named_at_its_field_and_the_page_still_shows_when_a_value_will_not_do(
    field: str, typed: object, words: str
) -> None:
    form = _filled(**{field: typed})
    assert [where for where, _ in form.problems()] == ([field] if words else [])
    assert words in "".join(said for _, said in form.problems())
    assert all(str(each()) for each in form)


def test_a_refusal_stands_at_its_field_when_the_domain_names_one() -> None:
    form = _filled()
    form.show(FieldError("name", "There is one already"))
    form.show(FieldError("elsewhere", "Not now"))
    assert form.problems() == [("", "Not now"), ("name", "There is one already")]


def test_nothing_is_chosen_when_a_choice_is_missing() -> None:
    form = Everything(MultiDict({"name": "Ann"}), meta={"csrf": False})
    form.validate()
    assert {where for where, _ in form.problems()} == {"due", "one", "few"}
