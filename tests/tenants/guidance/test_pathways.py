"""The national pathway as it comes with the portal: each edition whole, each rule on its own days."""

from datetime import date
from itertools import pairwise

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.loading import load_guidance
from tenants.guidance.models import Clock, PathwayGuidance
from tenants.guidance.queries import (
    advice,
    clocks_in_force,
    contact_services,
    first_responders,
    pathway_guidance,
    pathway_guidance_editions,
    survivor_needs,
)
from tenants.pathways.checking import problems
from tenants.pathways.resolving import clocks_named
from tenants.pathways.steps import Advice, Local, Pathway, StepKind
from tenants.pathways.walking import BESIDE_THE_STEPS, steps_in_order, ways_to_an_end

TODAY = date(2026, 11, 22)
FIRST_DAY = date(2015, 11, 1)


@pytest.fixture
def editions(sqlite_portal: Flask) -> list[PathwayGuidance]:
    """Every edition, the newest first."""
    load_guidance()
    return pathway_guidance_editions()


def test_the_editions_follow_one_another_without_a_gap(editions: list[PathwayGuidance]) -> None:
    assert editions[0].valid_to is None
    assert editions[-1].valid_from == FIRST_DAY
    for later, earlier in pairwise(editions):
        assert earlier.valid_to and later.valid_from
        assert (later.valid_from - earlier.valid_to).days == 1


def test_every_edition_can_be_walked_to_every_end(editions: list[PathwayGuidance]) -> None:
    for edition in editions:
        pathway = Pathway.of(edition.content)
        assert problems(pathway) == []
        ends = {way[-1] for way in ways_to_an_end(pathway)}
        assert ends == {key for key, step in pathway.steps.items() if step.kind == StepKind.END}
        assert len(steps_in_order(pathway)) == len(pathway.steps)
        assert not BESIDE_THE_STEPS & set(pathway.steps)
        assert all(step.rests_on for step in pathway.steps.values())


def test_an_edition_names_nothing_that_is_not_there_on_its_days(editions: list[PathwayGuidance]) -> None:
    services = {service.key for service in contact_services()}
    shown = {*(kind.value for kind in Advice), *(local.value for local in Local), "first-responders"}
    for edition in editions:
        pathway, day = Pathway.of(edition.content), edition.valid_from
        assert day is not None
        assert clocks_named(pathway) <= set(clocks_in_force(day))
        for step in pathway.steps.values():
            assert set(step.shows) <= shown
            assert {contact.service_key for contact in step.contacts} <= {"", *services}
    assert all(advice(kind, FIRST_DAY) for kind in Advice)
    assert len(survivor_needs()) == 12


@pytest.mark.parametrize(
    ("on", "recovery", "reconsideration", "edition"),
    [
        (FIRST_DAY, "45 days", None, "national/2015"),
        (date(2022, 12, 12), "45 days", None, "national/2015"),
        (date(2022, 12, 13), "30 days", None, "national/2022"),
        (date(2023, 1, 29), "30 days", None, "national/2022"),
        (date(2023, 1, 30), "30 days", None, "national/2023"),
        (date(2025, 4, 30), "30 days", None, "national/2023"),
        (date(2025, 5, 1), "30 days", "30 days", "national/2025"),
        (TODAY, "30 days", "30 days", "national/2026"),
    ],
)
def test_the_rules_are_those_of_the_day_asked_about(
    portal: Flask, on: date, recovery: str, reconsideration: str | None, edition: str
) -> None:
    load_guidance()
    clocks = clocks_in_force(on)
    assert clocks["recovery-period"].length == recovery
    assert clocks["reasonable-grounds"].length == "5 working days"
    found = clocks.get("reconsideration")
    assert (found.length if found else None) == reconsideration
    assert pathway_guidance(on).key == edition


def test_a_rule_ends_on_the_day_before_the_next_one_begins(sqlite_portal: Flask) -> None:
    load_guidance()
    rows = select(Clock).where(Clock.code == "recovery-period").order_by(Clock.valid_from.nulls_first())
    former, present = db.session.scalars(rows)
    assert former.valid_to == date(2022, 12, 12)
    assert (present.valid_from, present.valid_to) == (date(2022, 12, 13), None)


def test_the_threshold_of_the_first_decision_is_that_of_the_day(editions: list[PathwayGuidance]) -> None:
    words = {
        edition.key: Pathway.of(edition.content).steps["reasonable-grounds"].text for edition in editions
    }
    assert [key for key, text in words.items() if "may be a victim" in text] == [
        "national/2022",
        "national/2015",
    ]


def test_there_is_no_pathway_when_the_day_is_before_the_first_edition(sqlite_portal: Flask) -> None:
    load_guidance()
    with pytest.raises(NotFound):
        pathway_guidance(date(2015, 10, 31))


def test_the_fair_work_agency_is_a_first_responder_only_since_it_was_seen(sqlite_portal: Flask) -> None:
    load_guidance()
    before, since = (
        {each.title for each in first_responders(on)} for on in (date(2026, 4, 20), date(2026, 4, 21))
    )
    assert since - before == {"Fair Work Agency"}
    assert {"Councils", "Police"} <= before
