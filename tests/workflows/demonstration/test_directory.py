"""Checks that the demonstration's directory is whole, varied and labelled, and that nobody in it is real."""

import re
from collections import Counter

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.guidance.queries import contact_services
from tenants.people.audiences import Audience
from tenants.people.models import Person
from tenants.records.contacts.models import Contact
from tenants.records.contacts.rules import Field
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tests.workflows.demonstration.london import TODAY, of_all
from workflows.demonstration.sources import read
from workflows.directory.coverage import Covered, coverage
from workflows.directory.entries import EntryView, entries_for
from workflows.directory.models import DirectoryEntry
from workflows.directory.search import Asked, look_up
from workflows.directory.vocabulary import vocabulary

SLUGS = [entry["slug"] for entry in read("authorities")["authorities"]]
NAMES = (Field.HOLDER, Field.HOLDER_EMAIL, Field.DEPUTY, Field.DEPUTY_EMAIL)


def _of(slug: str | None, service: str | None) -> list[EntryView]:
    return entries_for(slug, service, Audience.NETWORK)


def test_every_authority_answers_day_and_night_when_london_is_loaded(london: Flask) -> None:
    publishers = Counter(db.session.scalars(select(DirectoryEntry.publisher_id)))
    for tenant in db.session.scalars(select(Tenant).where(Tenant.slug.in_(SLUGS))):
        assert 5 <= publishers[tenant.id] <= 9
        (team,) = _of(tenant.slug, "out-of-hours")
        assert team.fields[Field.PHONE] and not team.is_vacant and team.availability == "out-of-hours"
        for service in ("modern-slavery-lead", "adults", "children", "housing", "police-specialist"):
            assert _of(tenant.slug, service), (tenant.slug, service)


def test_every_way_in_which_an_entry_can_stand_is_there_when_london_is_loaded(london: Flask) -> None:
    contacts = of_all(Contact)
    standings = {
        "vacant": [each for each in contacts if each.vacant_since_on],
        "stale": [each for each in contacts if each.stale_since_on],
        "never confirmed": [each for each in contacts if each.verified_on is None],
    }
    assert all(5 < len(found) < len(contacts) / 5 for found in standings.values())
    assert not any(each.holder or each.holder_email for each in standings["vacant"])
    owed = [
        each for each in of_all(Obligation) if each.kind == Kind.CONTACT_CONFIRMATION and not each.done_on
    ]
    assert len(owed) == len(contacts)
    late = [each for each in owed if each.due_on < TODAY]
    assert len(late) > 10 and any(TODAY < each.due_on <= TODAY.replace(day=29) for each in owed)


def test_some_gaps_are_left_when_the_map_is_drawn(london: Flask) -> None:
    found = coverage([each for each in contact_services() if each.is_expected])
    totals = Counter[Covered]()
    for service in found.services:
        totals += found.total(service)
    assert set(totals) == set(Covered) and totals[Covered.CONFIRMED] > 100


def test_nobody_in_it_can_be_anybody_when_london_is_loaded(london: Flask) -> None:
    contacts = of_all(Contact)
    assert all(each.is_demonstration for each in contacts)
    addresses = [
        address
        for each in contacts
        for address in (each.mailbox, each.holder_email, each.deputy_email)
        if address
    ]
    assert all(address.endswith(".example") for address in addresses)
    numbers = [each.phone for each in contacts]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"020 7946 0\d{3}", number) for number in numbers)
    names = {name for each in contacts for name in (each.holder, each.deputy) if name}
    assert not names & set(db.session.scalars(select(Person.name)))


def test_no_name_leaves_the_network_when_an_entry_is_published(london: Flask) -> None:
    for slug in SLUGS:
        for entry in entries_for(slug, None, Audience.MEMBERS):
            assert not any(field in entry.fields for field in NAMES)
    assert any(Field.HOLDER in entry.fields for entry in _of("barnet", None))


def test_police_units_and_care_boards_answer_for_their_own_boroughs_when_asked(london: Flask) -> None:
    for entry in read("authorities")["authorities"]:
        units = _of(entry["slug"], "police-bcu")
        assert [each.organisation for each in units] == [
            f"Metropolitan Police Service, {unit} BCU" for unit in filter(None, [entry["police_bcu"]])
        ]
        assert len(_of(entry["slug"], "nhs-icb")) == 1
    assert len({each.organisation for each in _of(None, "nhs-icb")}) == 5


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBERS, Audience.NETWORK])
def test_the_night_team_comes_first_when_a_misspelt_borough_is_asked_for_at_night(
    london: Flask, audience: Audience
) -> None:
    asked = Asked("kensignton adults out of hours")
    answer = look_up(asked, vocabulary(), audience, is_office_hours=True)
    first, second, *_ = [*answer.entries, *answer.besides]
    assert (first.title, second.title) == (
        "Adult safeguarding at night and at weekends",
        "Emergency Duty Team",
    )
    assert first.organisation == second.organisation == "Kensington and Chelsea"
