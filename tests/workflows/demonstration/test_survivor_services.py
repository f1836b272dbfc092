"""Checks that the register of the demonstration tells what is invented from what is not, and hides places."""

import re

from flask import Flask

from tenants.records.survivor_services.queries import services
from tenants.records.survivor_services.rules import ServiceStatus
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import house
from workflows.demonstration.sources import read
from workflows.published_services.queries import published_services

_DRAMA = re.compile(r"020 7946 0\d{3}")
NATIONAL = {"08000 121 700", "0800 808 3733", "0800 043 4303"}


def test_every_service_that_is_no_national_line_is_labelled_as_invented(london: Flask) -> None:
    found = [each.copy for each in published_services()]
    assert {each.phone for each in found if not each.is_demonstration} == NATIONAL
    invented = [each for each in found if each.is_demonstration]
    assert len(invented) >= 10 and all(_DRAMA.fullmatch(each.phone) for each in invented)
    assert all(each.email.endswith(".example") for each in invented)


def test_no_national_line_is_said_to_be_confirmed_when_nobody_asked_it(london: Flask) -> None:
    found = [each.copy for each in published_services()]
    assert {each.phone for each in found if each.verified_on is None} == NATIONAL


def test_refuges_are_there_and_none_has_a_place_when_everybody_reads(london: Flask) -> None:
    hidden = {
        each["title"]: each["address"]
        for each in read("survivor_services")["services"]
        if "is_refuge" in each
    }
    shown = {each.copy.title: repr(each.copy) for each in published_services() if each.copy.title in hidden}
    assert len(shown) == len(hidden) == 2
    assert not [title for title, address in hidden.items() if address in shown[title]]


def test_suggestions_wait_when_members_made_some(london: Flask) -> None:
    with tenant_scope(house("lmsl")):
        waiting = services(ServiceStatus.SUGGESTED)
        assert [each.suggested_by_words.rpartition(", ")[2] for each in waiting] == ["Barnet", "Croydon"]
