"""Loads the reviews of a few houses, with what they found and what became of their lessons."""

from datetime import date, timedelta

from sqlalchemy import select

from tenants.database import db
from tenants.dating import Dating
from tenants.records.learning import lessons, service
from tenants.records.learning.details import FindingDetails, LessonDetails, ReviewDetails
from tenants.records.learning.models import Lesson, Review
from tenants.records.learning.rules import Grade, LessonStatus, ReviewKind
from tenants.records.obligations.service import Owner
from tenants.records.operations.models import Operation
from tenants.records.plans.details import Details
from tenants.records.plans.queries import aims_by_plan
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant

_ACTION = "action"
_DAYS_TO_ACT = 60
_INVENTED = "date, owner and status"


def load_learning(house: House, today: date) -> None:
    """Adds the open tenant's reviews, if the data set has some for it; after its plans and operations."""
    for entry in by_tenant("learning", "reviews").get(house.tenant.slug, []):
        _load(entry, house, today)


def _load(entry: Entry, house: House, today: date) -> None:
    owner, lead = Owner(person_id=house.lead_id), house.lead_id
    review = service.add_review(_details(entry, today), owner, by=lead, today=today, is_demonstration=True)
    for title, grade in entry["findings"]:
        service.add_finding(review, FindingDetails(title, Grade(grade)), by=lead)
    made = [
        (lessons.add_lesson(review, LessonDetails(title, theme), by=lead), said)
        for title, theme, *said in entry["lessons"]
    ]
    agreed_on = _day(entry, "agreed_", today)
    if agreed_on is not None:
        service.agree(review, agreed_on, by=lead, today=today)
    for lesson, said in made:
        _follow(review, lesson, said, house, today)


def _details(entry: Entry, today: date) -> ReviewDetails:
    return ReviewDetails(
        title=entry["title"],
        kind=ReviewKind(entry["kind"]),
        held_on=_day(entry, "", today) or date.fromisoformat(entry["held_on"]),
        period_words=entry["period"],
        looked_at=entry["looked_at"],
        looked_at_words=entry["of_what"],
        method=entry["method"],
        hours=entry["hours"],
        operation_id=db.session.scalar(
            select(Operation.id).where(Operation.title == entry.get("operation", "")).limit(1)
        ),
        source=entry["source"],
    )


def _day(entry: Entry, when: str, today: date) -> date | None:
    """Some day of the past, counted from the day of loading; None when there is no such number."""
    days = entry.get(f"{when}days_ago")
    if days is not None:
        return today - timedelta(days=days)
    named = entry.get(f"{when or 'held_'}on")
    return date.fromisoformat(named) if named else None


def _follow(review: Review, lesson: Lesson, said: list[str], house: House, today: date) -> None:
    what, because = said[0], said[1] if len(said) > 1 else ""
    if what == _ACTION:
        _act(review, lesson, house, today)
    elif what:
        lessons.answer_lesson(review, lesson, LessonStatus(what), because, by=house.lead_id)


def _act(review: Review, lesson: Lesson, house: House, today: date) -> None:
    """An action in the plan whose period is not over, under an aim of the lesson's theme if there is one."""
    current = [aim for plan, aim in aims_by_plan() if plan.ends_on is None or plan.ends_on >= today]
    fitting = [aim for aim in current if aim.theme_key == lesson.theme_key] or current
    if not fitting:
        return
    about = f"A lesson of the review “{review.title}”."
    details = Details(lesson.title, about, owner_person_id=house.lead_id, invented=_INVENTED)
    due = Dating.on_day(today + timedelta(days=_DAYS_TO_ACT))
    lessons.make_action(review, lesson, fitting[0], details, due, by=house.lead_id)
