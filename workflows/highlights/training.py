"""What the report says of training: how far groups are covered, and what was held in the period."""

from tenants.dating import format_day
from tenants.records.highlights.sections import ReportSection, ReportTable
from tenants.records.training.coverage import coverage
from tenants.records.training.queries import SessionFilter, SessionLine, list_sessions
from tenants.records.training.rules import CoverageLine, SessionStatus
from workflows.highlights.scope import Scope
from workflows.highlights.words import UNKNOWN, capital, counted, day_or, is_or_are, known, number, sentences

_NOTHING_REQUIRED = "No group has a required level yet, so coverage cannot be stated."


def training(scope: Scope) -> ReportSection:
    """Coverage on the day of the figures, gaps first, and the sessions of the period."""
    lines = coverage(scope.figures_on)
    held = [
        session
        for session in list_sessions(SessionFilter(status=SessionStatus.HELD))
        if scope.period.holds(session.held_on) and session.held_on <= scope.figures_on
    ]
    covered = ReportTable(
        f"Coverage as at {format_day(scope.figures_on)}, gaps first",
        ("Group", "Level", "People", "Trained", "Covered", "Still to train", "Runs out next"),
        tuple(_covered(line) for line in lines),
        _NOTHING_REQUIRED,
        (2, 3, 4, 5),
    )
    sessions = ReportTable(
        "Sessions in the period",
        ("Session", "Date", "Level", "People"),
        tuple(_session(session) for session in reversed(held)),
        "No session of the period is on record.",
        (3,),
    )
    note = sentences([coverage_words(lines) if lines else "", _people_words(held)])
    return ReportSection("training", "Training coverage", note=note, tables=(covered, sessions))


def _covered(line: CoverageLine) -> tuple[str, ...]:
    group = f"{line.group} ({line.department})" if line.department else line.group
    percent = "Nobody to train" if line.has_no_staff else known(line.percent, "%")
    return (
        group,
        line.level,
        known(line.headcount),
        f"{line.trained:,}",
        percent,
        known(line.gap),
        day_or(line.runs_out_next, "No date"),
    )


def _session(session: SessionLine) -> tuple[str, ...]:
    people = "Not recorded" if session.people is None else f"{session.people:,}"
    return session.title, format_day(session.held_on), session.level or "None named", people


def coverage_words(lines: list[CoverageLine]) -> str:
    """How many of the groups are covered, in a sentence; unknown headcounts are said apart."""
    if not lines:
        return _NOTHING_REQUIRED
    stated = [line for line in lines if line.is_known and not line.has_no_staff]
    full = sum(line.gap == 0 for line in stated)
    unknown = sum(not line.is_known for line in lines)
    needs = counted(len(stated), "training requirement")
    said = f"Of {needs} with a headcount, {number(full)} {is_or_are(full)} fully met."
    missing = f"For {number(unknown)} the headcount is {UNKNOWN.lower()}, so coverage cannot be stated."
    return sentences([said if stated else "", missing if unknown else ""])


def _people_words(held: list[SessionLine]) -> str:
    if not held:
        return ""
    people = sum(session.people or 0 for session in held)
    silent = sum(session.people is None for session in held)
    came = f"{counted(len(held), 'session was', 'sessions were')} held in the period"
    if silent == len(held):
        return capital(f"{came}; who came is not recorded yet.")
    rest = f" (who came to {number(silent)} of them is not recorded yet)" if silent else ""
    return capital(f"{came} and {counted(people, 'person', 'people')} came{rest}.")
