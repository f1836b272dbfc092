"""Numbers that a phone dials, and contact cards that it keeps."""

from datetime import date
from uuid import UUID

import pytest

from tenants.records.contacts.rules import Availability, Field
from workflows.directory.card import CONFIDENTIAL, card_of
from workflows.directory.dialling import dial
from workflows.directory.entries import EntryView


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("020 7946 0123", "tel:+442079460123"),
        ("+44 (0)20 7946 0123", "tel:+442079460123"),
        ("0044 20 7946 0123", "tel:+442079460123"),
        ("020 7946 0123 ext. 45", "tel:+442079460123;ext=45"),
        ("020 7946 0123 / 020 7946 0456", "tel:+442079460123"),
        ("101", "tel:101"),
        ("08000 121 700", "tel:+448000121700"),
        ("ask the switchboard", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_however_it_is_written(written: str, dialled: str) -> None:
    assert dial(written) == dialled


def _entry(fields: dict[Field, str]) -> EntryView:
    return EntryView(
        id=UUID(int=7),
        publisher_name="Barnet",
        organisation="Barnet; Social care, adults",
        title="Duty manager",
        service_key="adults",
        service_title="Adult safeguarding",
        covers=("Barnet",),
        availability=Availability.ALWAYS,
        fields=fields,
        is_vacant=False,
        verified_on=date(2026, 11, 3),
        stale_since_on=None,
        is_demonstration=False,
    )


def test_a_card_holds_what_the_reader_sees_and_says_how_far_to_rely_on_it() -> None:
    fields = {
        Field.PHONE: "020 7946 0123",
        Field.MAILBOX: "adults@barnet.example",
        Field.NOTE: "é" * 80 + "\nX",
    }
    raw = card_of(_entry(fields), date(2026, 11, 22))
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))
    card = raw.replace("\r\n ", "")
    assert card.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n") and card.endswith("END:VCARD\r\n")
    assert "ORG:Barnet\\; Social care\\, adults;Adult safeguarding\r\n" in card
    assert "TEL;TYPE=WORK,VOICE:+442079460123\r\n" in card
    assert "EMAIL;TYPE=INTERNET,WORK,PREF:adults@barnet.example\r\n" in card
    assert "FN:Duty manager\\, Barnet" in card
    assert f"{'é' * 80}\\nX" in card
    assert "Confirmed on 3 November 2026." in card and CONFIDENTIAL in card


def test_a_card_has_the_name_of_whoever_holds_the_post_only_when_the_reader_sees_it() -> None:
    assert "FN:Imaginary Okonkwo\r\n" in card_of(
        _entry({Field.HOLDER: "Imaginary Okonkwo"}), date(2026, 11, 22)
    )
    assert "Okonkwo" not in card_of(_entry({Field.PHONE: "101"}), date(2026, 11, 22))
