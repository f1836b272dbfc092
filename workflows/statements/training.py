"""What the portal can say of training: coverage by group, sessions of the year, and refreshers due."""

from sqlalchemy import func, select

from tenants.database import db
from tenants.records.training.coverage import coverage
from tenants.records.training.models import TrainingAttendance, TrainingSession
from tenants.records.training.refreshers import open_refreshers
from tenants.records.training.rules import CoverageLine, SessionStatus
from workflows.highlights.words import capital, counted, was_or_were
from workflows.statements.year import Offered, Year, listed, offered


def training(year: Year) -> Offered:
    """Who is covered at which level, how many sessions there were and how many people came."""
    lines = coverage(year.figures_on)
    sessions, people = _held(year)
    unknown = [each for each in lines if not each.is_known]
    return offered(
        listed(f"{year.as_at} training covers:", [_line(each) for each in lines if each.is_known]),
        _sessions(year, sessions, people),
        _refreshers(year),
        wanting=(
            "" if lines else "No training coverage is recorded: no group of staff has a required level.",
            *(f"The headcount of “{each.group}” is not known, so its coverage is not." for each in unknown),
            "" if sessions else f"No training session is recorded {year.words}.",
        ),
    )


def _line(line: CoverageLine) -> str:
    group = f"{line.group} ({line.department})" if line.department else line.group
    if line.has_no_staff:
        return f"{group}, {line.level}: nobody to train"
    return f"{group}, {line.level}: {line.trained:,} of {line.headcount:,} people ({line.percent}%)"


def _held(year: Year) -> tuple[int, int]:
    """Sessions held in the year, and how many people came to them."""
    statement = (
        select(func.count(TrainingSession.id.distinct()), func.sum(TrainingAttendance.people))
        .select_from(TrainingSession)
        .outerjoin(TrainingAttendance, TrainingAttendance.session_id == TrainingSession.id)
        .where(
            TrainingSession.status == SessionStatus.HELD,
            TrainingSession.held_on >= year.starts_on,
            TrainingSession.held_on <= year.last_counted_on,
        )
    )
    sessions, people = db.session.execute(statement).one()
    return int(sessions or 0), int(people or 0)


def _sessions(year: Year, sessions: int, people: int) -> str:
    if not sessions:
        return ""
    held = f"{capital(counted(sessions, 'training session'))} {was_or_were(sessions)} held {year.words}"
    return f"{held}, and {counted(people, 'person', 'people')} came."


def _refreshers(year: Year) -> str:
    """How many people need training again by now; nothing when nobody does."""
    due = sum(each.people_left for each in open_refreshers(until=year.figures_on))
    if not due:
        return ""
    return f"{year.as_at} the training of {counted(due, 'person', 'people')} is to be repeated."
