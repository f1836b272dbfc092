"""Tests of delivery into files, and through GOV.UK Notify."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.workflows.notices.notify_server import KEY, Notify, notify_server
from tests.workflows.notices.outgoing import envelope
from workflows.notices.delivery import FileDelivery, NotifyDelivery, Refused, TryAgain
from workflows.notices.letters import Letter


@pytest.fixture
def notify() -> Iterator[Notify]:
    """A Notify of our own."""
    with notify_server() as server:
        yield server


def test_a_readable_file_is_there_when_delivered(tmp_path: Path) -> None:
    FileDelivery(tmp_path / "mail").deliver(envelope())
    [path] = (tmp_path / "mail").iterdir()
    assert path.name == "2026-11-23-0b1f4f0e6a55.eml"
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["To"] == "Barnet Owner <owner@barnet.example>"
    assert "http://portal.example/barnet/" in path.read_text()


def test_the_same_file_is_written_again_when_a_message_is_repeated(tmp_path: Path) -> None:
    FileDelivery(tmp_path).deliver(envelope(letter=Letter("Due", "Old")))
    FileDelivery(tmp_path).deliver(envelope())
    FileDelivery(tmp_path).deliver(envelope())
    [path] = tmp_path.iterdir()
    assert "One action is due" in path.read_text()


def test_nothing_is_left_lying_when_the_address_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        FileDelivery(tmp_path).deliver(envelope(to_address="nobody"))
    assert list(tmp_path.iterdir()) == []


def test_notify_gets_the_words_when_a_message_is_delivered(notify: Notify) -> None:
    NotifyDelivery(KEY, notify.url).deliver(envelope())
    [taken] = notify.taken
    assert taken["email_address"] == "owner@barnet.example"
    assert taken["template_id"] == "a-template"
    assert taken["personalisation"]["subject"] == "One action is due"
    assert taken["reference"] == str(envelope().reference)


def test_notify_gets_a_message_once_when_its_answer_was_lost(notify: Notify) -> None:
    notify.is_cut_off = True
    with pytest.raises(TryAgain):
        NotifyDelivery(KEY, notify.url).deliver(envelope())
    notify.is_cut_off = False
    NotifyDelivery(KEY, notify.url).deliver(envelope())
    assert len(notify.taken) == 1


@pytest.mark.parametrize(
    ("status", "problem"),
    [(400, Refused), (403, TryAgain), (429, TryAgain), (500, TryAgain), (503, TryAgain)],
)
def test_the_problem_fits_when_notify_refuses(notify: Notify, status: int, problem: type[Exception]) -> None:
    notify.status = status
    with pytest.raises((Refused, TryAgain)) as caught:
        NotifyDelivery(KEY, notify.url).deliver(envelope())
    assert type(caught.value) is problem
    assert str(status) in caught.value.words
    assert "barnet" not in caught.value.words


def test_it_is_tried_again_when_notify_has_no_template_yet(notify: Notify) -> None:
    delivery = NotifyDelivery(KEY, notify.url)
    made, notify.templates = notify.templates, []
    with pytest.raises(TryAgain, match="LMSL portal"):
        delivery.deliver(envelope())
    notify.templates = made
    delivery.deliver(envelope())
    assert len(notify.taken) == 1


def test_it_is_tried_again_when_notify_cannot_be_reached() -> None:
    with pytest.raises(TryAgain):
        NotifyDelivery(KEY, "http://127.0.0.1:9").deliver(envelope())


def test_notify_gets_the_words_alone_when_a_letter_has_an_invitation(notify: Notify) -> None:
    letter = Letter("Invitation", "Agenda: http://portal.example/barnet/\n", "BEGIN:VCALENDAR")
    NotifyDelivery(KEY, notify.url).deliver(envelope(letter=letter))
    [taken] = notify.taken
    assert taken["personalisation"] == {"subject": "Invitation", "body": letter.body}
