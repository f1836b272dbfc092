"""The guard that points out what looks like personal data before anything is saved."""

import pytest
from flask import Flask

from portal.forms.fields import PlainText
from portal.forms.guarded import GuardedForm


class NoteForm(GuardedForm):
    """A note and a line that nobody guards."""

    note = PlainText("Note")
    open_line = PlainText("Telephone of the switchboard")
    guarded = ("note",)


def _sent(portal: Flask, **fields: str) -> NoteForm:
    portal.config["WTF_CSRF_ENABLED"] = False
    with portal.test_request_context("/", method="POST", data=fields):
        form = NoteForm()
        form.validate()
        return form


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ring 020 7946 0123", "a phone number"),
        ("Write to ann.lee@example.org", "an e-mail address"),
        ("She was born on 3 March 1999", "a date of birth"),
        ("NRM reference 123456789", "an NRM or Duty to Notify reference"),
    ],
)
def test_it_may_be_kept_after_a_check_when_it_may_belong_to_work(
    sqlite_portal: Flask, text: str, kind: str
) -> None:
    form = _sent(sqlite_portal, note=text)
    assert kind in str(form.note.errors[0])
    assert "details of victims and survivors do not belong here" in str(form.note.errors[0])
    assert form.asks_to_check
    checked = _sent(sqlite_portal, note=text, is_checked="y")
    assert not checked.errors
    assert checked.note.data == text


@pytest.mark.parametrize("text", ["AB 12 34 56 C", "NHS 943 476 5919"])
def test_it_is_refused_even_after_a_check_when_no_work_needs_it(sqlite_portal: Flask, text: str) -> None:
    form = _sent(sqlite_portal, note=text, is_checked="y")
    assert "Take it out before you save." in str(form.note.errors[0])
    assert not form.asks_to_check


def test_nothing_is_asked_when_the_text_is_about_work(sqlite_portal: Flask) -> None:
    form = _sent(
        sqlite_portal, note="Trained 42 housing officers on 18 October 2026.", open_line="020 7946 0123"
    )
    assert not form.errors
    assert not form.asks_to_check
