"""Loads surveys of invented organisations: one closed with its answers, one that can still be answered."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from random import Random
from typing import Any
from uuid import UUID, uuid4

from tenants.audit import service as audit
from tenants.database import db
from tenants.fence import insert_many
from tenants.people.permissions import Role
from tenants.records.obligations.service import Owner
from tenants.records.surveys.details import SurveyDetails
from tenants.records.surveys.models import Survey, SurveyAnswer, SurveyInvitation
from tenants.records.surveys.owed import owe_close
from tenants.records.surveys.questions import Question, add_question
from tenants.records.surveys.rules import Asked, SurveyStatus
from tenants.records.surveys.service import start_survey
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant

_AT = time(9, 30, tzinfo=UTC)
_SKIPPED = 0.1  # of the questions that need not be answered

Row = dict[str, Any]


def load_surveys(house: House, today: date) -> None:
    """Adds the open tenant's surveys, if it has any; no letter is queued."""
    for entry in by_tenant("surveys", "surveys").get(house.tenant.slug, []):
        rng = Random(f"{house.tenant.slug} {entry['key']}")  # noqa: S311 - invents, and keeps no secret
        survey = _begin(house, entry)
        _open(survey, entry, today)
        invited = _invitations(survey, entry, rng)
        insert_many(SurveyInvitation, invited)
        insert_many(SurveyAnswer, _answers(survey.id, entry, invited, rng))


def _begin(house: House, entry: Entry) -> Survey:
    details, owner = SurveyDetails(entry["title"], entry["introduction"]), house.accounts[Role.PROCUREMENT]
    survey = start_survey(details, Owner(person_id=owner), by=None, is_demonstration=True)
    for each in entry["questions"]:
        asked, choices = Asked(each["asked"]), tuple(each["choices"])
        question = Question(each["words"], asked, choices, each["help"], each["is_required"])
        add_question(survey, question, by=None)
    return survey


def _open(survey: Survey, entry: Entry, today: date) -> None:
    survey.opened_on = today - timedelta(days=entry["opened_days_ago"])
    survey.closes_on = survey.opened_on + timedelta(days=entry["lasts_days"])
    survey.status = SurveyStatus.OPEN
    if entry["closed_days_ago"] is not None:
        survey.closed_on = today - timedelta(days=entry["closed_days_ago"])
        survey.status = SurveyStatus.CLOSED
    audit.record(f"survey:{'closed' if survey.closed_on else 'opened'}", survey, by=None)
    db.session.flush()
    if survey.closed_on is None:
        owe_close(survey, by=None)


def _invitations(survey: Survey, entry: Entry, rng: Random) -> list[Row]:
    """So many of each area, of whom so many per cent have answered on some day since it was opened."""
    assert survey.opened_on is not None  # noqa: S101 - _open has said when
    opened_on, days = survey.opened_on, min(entry["lasts_days"], entry["opened_days_ago"]) - 1
    names = _names(entry, rng)
    rows = []
    for area in entry["areas"]:
        answering = round(area["homes"] * area["answered_percent"] / 100)
        for place in range(area["homes"]):
            answered_on = opened_on + timedelta(days=rng.randint(0, days)) if place < answering else None
            rows.append(_invitation(survey.id, next(names), area["area"], opened_on, answered_on))
    return rows


def _names(entry: Entry, rng: Random) -> Iterator[str]:
    names = [f"{first} {second}" for first, second in product(*entry["names"].values())]
    rng.shuffle(names)
    return iter(names)


def _invitation(survey_id: UUID, title: str, area: str, opened_on: date, answered_on: date | None) -> Row:
    return {
        "id": uuid4(),
        "survey_id": survey_id,
        "title": title,
        "email": f"office@{title.lower().replace(' ', '-')}.example",
        "area": area,
        "round": 1,
        "invited_at": datetime.combine(opened_on, _AT),
        "answered_on": answered_on,
    }


def _answers(survey_id: UUID, entry: Entry, invited: Sequence[Row], rng: Random) -> list[Row]:
    """One set for each who answered, in an order that tells nothing."""
    areas = [each["area"] for each in invited if each["answered_on"] is not None]
    rng.shuffle(areas)
    return [
        {"id": uuid4(), "survey_id": survey_id, "area": area, "answers": _set(entry["questions"], rng)}
        for area in areas
    ]


def _set(questions: Sequence[Entry], rng: Random) -> dict[str, Any]:
    keyed = ((f"q{number}", each) for number, each in enumerate(questions, start=1))
    said = ((key, each) for key, each in keyed if each["is_required"] or rng.random() >= _SKIPPED)
    return {key: _said(each, rng) for key, each in said}


def _said(question: Entry, rng: Random) -> Any:
    asked = Asked(question["asked"])
    if asked == Asked.NUMBER:
        return int(rng.triangular(0, question["said_most"], 0))
    weights = question["said_percent"]
    if asked == Asked.YES_NO:
        return rng.random() * 100 < weights[0]
    if asked == Asked.ONE:
        return rng.choices(range(len(weights)), weights)[0]
    chosen = [place for place, percent in enumerate(weights) if rng.random() * 100 < percent]
    return chosen or [max(range(len(weights)), key=weights.__getitem__)]
