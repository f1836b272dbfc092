"""Staff groups: how many people they have, and which levels of training they need."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Select, select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.training import refreshers
from tenants.records.training.details import checked_number, checked_words
from tenants.records.training.models import Headcount, Requirement, StaffGroup, TrainingLevel
from tenants.records.training.queries import find_group_titled, get_group, get_level
from tenants.records.training.staffing import find_requirement


def add_group(
    title: str,
    department: str = "",
    *,
    is_councillors: bool = False,
    is_outside: bool = False,
    people: int | None = None,
    counted_on: date | None = None,
    invented: str = "",
    by: UUID | None,
) -> StaffGroup:
    """Adds a group, with its headcount when `people` is known; people outside the council have none."""
    group = StaffGroup(id=uuid4(), invented=invented)
    _write_on(group, title, department, is_councillors=is_councillors, is_outside=is_outside)
    db.session.add(group)
    audit.record("staff-group:added", group, by=by)
    db.session.flush()
    if people is not None:
        count_heads(group, people, counted_on=counted_on or clock.today(), by=by)
    return group


def edit_group(
    group: StaffGroup,
    title: str,
    department: str,
    *,
    is_councillors: bool,
    is_outside: bool,
    by: UUID,
) -> None:
    """Changes what a group is called, or whether its people work for the council."""
    if is_outside and db.session.scalar(_requirements_of(group)) is not None:
        raise FieldError("kind", "This group needs a level of training. End that first.")
    _write_on(group, title, department, is_councillors=is_councillors, is_outside=is_outside)
    audit.record("staff-group:edited", group, by=by)
    db.session.flush()
    refreshers.recount_group(group.id, by=by)


def _write_on(
    group: StaffGroup, title: str, department: str, *, is_councillors: bool, is_outside: bool
) -> None:
    if is_councillors and is_outside:
        raise FieldError("kind", "Councillors belong to the council. Choose one of the two.")
    words = checked_words("title", title, 120, "Enter what the group is called.")
    service = checked_words("department", department, 120)
    same = find_group_titled(words, service)
    if same is not None and same.id != group.id:
        raise FieldError("title", f"There is already a group called “{words}” there.")
    group.title, group.department = words, service
    group.is_councillors, group.is_outside = is_councillors, is_outside


def count_heads(group: StaffGroup, people: int, *, counted_on: date, by: UUID | None) -> Headcount:
    """Says how many people a group has on a day; a second count for the same day replaces the first."""
    if group.is_outside:
        raise FieldError("people", "People outside the council are not counted: leave this empty.")
    checked_number("people", people)
    found = db.session.scalar(
        select(Headcount).where(Headcount.group_id == group.id, Headcount.counted_on == counted_on)
    )
    if found is None:
        found = Headcount(group_id=group.id, counted_on=counted_on)
        db.session.add(found)
    found.people = people
    audit.record("staff-group:counted", group, by=by, people=people, counted_on=counted_on)
    db.session.flush()
    return found


def require_level(
    group: StaffGroup, level: TrainingLevel, *, valid_from: date | None, by: UUID | None
) -> Requirement:
    """Says that a group needs a level from a day on; one that it needs already stays as it is."""
    if group.is_outside:
        raise FieldError("level", "Only people of the council can be required to have a level.")
    if level.valid_to is not None or group.ended_on is not None:
        raise FieldError("level", "This level or this group has ended. Choose another.")
    found = find_requirement(group.id, level.id)
    if found is not None:
        return found
    required = Requirement(id=uuid4(), group_id=group.id, level_id=level.id, valid_from=valid_from)
    db.session.add(required)
    audit.record("staff-group:level-required", group, by=by, level=level.title)
    db.session.flush()
    return required


def end_requirement(required: Requirement, *, by: UUID, today: date) -> None:
    """Says that from today on a group does not need the level any more."""
    if required.valid_to is not None:
        raise WrongState("The group does not need this level any more already.")
    required.valid_to = today - timedelta(days=1)
    level = get_level(required.level_id)
    audit.record("staff-group:level-ended", get_group(required.group_id), by=by, level=level.title)
    db.session.flush()


def end_group(group: StaffGroup, *, by: UUID, today: date) -> None:
    """Ends a group from today on, with all it needs; its attendance stays."""
    if group.ended_on is not None:
        raise WrongState("This group has ended already.")
    group.ended_on = today
    audit.record("staff-group:ended", group, by=by)
    for required in list(db.session.scalars(_requirements_of(group))):
        end_requirement(required, by=by, today=today)
    db.session.flush()
    refreshers.recount_group(group.id, by=by)


def _requirements_of(group: StaffGroup) -> Select[Requirement]:
    return select(Requirement).where(Requirement.group_id == group.id, Requirement.valid_to.is_(None))
