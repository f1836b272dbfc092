"""Checks that a field which was shown before is never shown with anything but its own words."""

from collections.abc import Iterator

import pytest
from flask import Flask
from markupsafe import Markup

from portal.forms import widgets
from portal.forms.fields import LongText, PlainText, Radios, options
from portal.forms.form import PortalForm


class Note(PortalForm):
    """A field of each kind whose HTML is kept."""

    title = PlainText("Title", missing="Enter a title")
    text = LongText("Note")
    kind = Radios("Kind", choices=options([("a", "First"), ("b", "Second")]))


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    widgets.kept.clear()
    yield
    widgets.kept.clear()


def _shown(portal: Flask, method: str = "GET", **values: str) -> str:
    with portal.test_request_context("/", method=method, data=values if method == "POST" else None):
        form = Note(data=values, meta={"csrf": False})
        if method == "POST":
            form.validate()
        return "".join(str(field()) for field in (form.title, form.text, form.kind))


def test_a_field_looks_the_same_when_it_is_shown_again(sqlite_portal: Flask) -> None:
    assert _shown(sqlite_portal, title="Hotels") == _shown(sqlite_portal, title="Hotels")
    assert widgets.kept.found == 3


def test_a_field_shows_its_own_words_when_another_was_shown_before(sqlite_portal: Flask) -> None:
    _shown(sqlite_portal, title="Hotels", text="Rooms", kind="a")
    html = _shown(sqlite_portal, title="Car <washes>", text="Hoses", kind="b")
    assert 'value="Car &lt;washes&gt;"' in html
    assert "Hoses" in html
    assert 'value="b" checked' in html
    assert not [word for word in ("Hotels", "Rooms", 'value="a" checked') if word in html]


def test_nothing_is_kept_when_somebody_has_just_sent_it(sqlite_portal: Flask) -> None:
    html = _shown(sqlite_portal, "POST", text="Ann Smith was found in the back room")
    assert "Ann Smith" in html
    assert "Enter a title" in html
    assert len(widgets.kept) == 0


def test_what_stood_before_is_found_again_when_something_else_was_sent(sqlite_portal: Flask) -> None:
    _shown(sqlite_portal, title="Hotels", kind="a")
    html = _shown(sqlite_portal, "POST", title="Hotels", text="Ann Smith was found there", kind="a")
    assert widgets.kept.found == 2
    assert "Ann Smith" in html
    assert len(widgets.kept) == 3


def test_the_oldest_is_let_go_when_the_shelf_is_full() -> None:
    shelf = widgets.Shelf(most=2)
    for name in ("first", "second", "third"):
        shelf.keep((name, "{}"), Markup("<p></p>"))
    assert shelf.find(("first", "{}")) is None
    assert shelf.find(("third", "{}")) == "<p></p>"
    assert len(shelf) == 2
