"""What the report says of actions: progress by theme, exceptions, and slippage against original dates."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tenants.dating import format_day
from tenants.frameworks.queries import themes
from tenants.records.highlights.sections import ReportSection, ReportTable
from tenants.records.plans.models import ActionDate
from tenants.records.plans.rules import Claimed, lateness_words
from workflows.highlights.figures import dates_of, latest_notes
from workflows.highlights.scope import Reported, Scope
from workflows.highlights.words import capital, counted, first_sentence, was_or_were

_WORRYING = (Claimed.AT_RISK, Claimed.OFF_TRACK)
_NUMBERS = ("All", "Closed in the period", "Open", "Late", "On track")
_NO_ACTION = "No action is kept in the portal for this report."


def by_theme(scope: Scope) -> ReportSection:
    """How many actions of each theme were closed, are open, late or on track, and what was closed."""
    titles = {theme.key: theme.title for theme in themes()}
    grouped = _by_theme(scope.actions)
    groups = [(titles[key], grouped[key]) for key in titles if key in grouped]
    counts = tuple((title, *_counts(actions, scope)) for title, actions in groups)
    if len(groups) > 1:
        counts = (*counts, ("All themes", *_counts(scope.actions, scope)))
    overview = ReportTable(
        "Actions by theme", ("Theme", *_NUMBERS), counts, _NO_ACTION, tuple(range(1, len(_NUMBERS) + 1))
    )
    done = [_closed(title, actions, scope) for title, actions in groups]
    return ReportSection(
        "progress",
        "Progress by theme",
        note=f"{_closed_words(scope)} “All” counts every action, also those closed before the period.",
        tables=(overview, *(table for table in done if table.rows)),
    )


def _by_theme(actions: Iterable[Reported]) -> dict[str, list[Reported]]:
    grouped: dict[str, list[Reported]] = defaultdict(list)
    for action in actions:
        grouped[action.theme_key].append(action)
    return grouped


def _counts(actions: Sequence[Reported], scope: Scope) -> tuple[str, ...]:
    counts = (
        len(actions),
        sum(scope.period.holds(action.closed_on) for action in actions),
        sum(action.is_open for action in actions),
        sum(action.is_late for action in actions),
        sum(action.is_on_track for action in actions),
    )
    return tuple(f"{count:,}" for count in counts)


def _closed(title: str, actions: Sequence[Reported], scope: Scope) -> ReportTable:
    ids = {action.id for action in actions}
    rows = tuple(
        (action.name, format_day(action.closed_on), action.claimed_words)
        for action in scope.closed_in_period
        if action.id in ids and action.closed_on
    )
    return ReportTable(f"{title}: closed in the period", ("Action", "Closed on", "Outcome"), rows)


def _closed_words(scope: Scope) -> str:
    count = len(scope.closed_in_period)
    return capital(f"{counted(count, 'action')} {was_or_were(count)} closed {scope.when()}.")


def exceptions(scope: Scope) -> ReportSection:
    """Open actions that are late, that their owners worry about, or that nobody owns."""
    found = [action for action in scope.open if reasons(action)]
    notes = latest_notes({action.id for action in found})
    rows = tuple(
        (
            action.name,
            action.owner,
            action.due_words,
            _what_is_the_matter(action, scope),
            first_sentence(notes.get(action.id, "")) or "No note yet",
        )
        for action in found
    )
    head = ("Action", "Owner", "Due", "What is the matter", "Latest note")
    table = ReportTable(
        "Actions that need attention", head, rows, "No open action is late, at risk or without an owner."
    )
    note = (
        f"{capital(counted(len(found), 'open action needs', 'open actions need'))} attention as at "
        f"{format_day(scope.figures_on)}: late, without an owner, or at risk by the owner’s word."
    )
    return ReportSection("exceptions", "Exceptions", note=note if found else "", tables=(table,))


def reasons(action: Reported) -> list[str]:
    """Why an open action is an exception, in a word or two each; nothing when it is none."""
    found = ["late"] if action.is_late else []
    if action.claimed in _WORRYING:
        found.append(action.claimed_words.lower())
    return [*found, "no owner"] if action.is_vacant and not action.is_waiting else found


def _what_is_the_matter(action: Reported, scope: Scope) -> str:
    late = lateness_words(action.due_on, scope.figures_on) if action.due_on else "late"
    return capital("; ".join(late if word == "late" else word for word in reasons(action)))


def slippage(scope: Scope) -> ReportSection:
    """Actions whose date is not the one that they were given first."""
    reported = [*scope.open, *scope.closed_in_period]
    dates = dates_of({action.id for action in reported})
    moved = [(action, dates[action.id]) for action in reported if _has_moved(dates.get(action.id, []))]
    rows = tuple(_moved(action, each) for action, each in sorted(moved, key=_by_slip))
    head = ("Action", "Original date", "Date now", "Days later", "Why it moved last")
    table = ReportTable(
        "Dates that moved", head, rows, "Every open action still has its original date.", numbers=(3,)
    )
    note = f"{capital(counted(len(moved), 'action has', 'actions have'))} another date than at first."
    return ReportSection(
        "slippage", "Slippage against original dates", note=note if moved else "", tables=(table,)
    )


def moved_count(section: ReportSection) -> int:
    """How many actions the section on slippage lists."""
    return len(section.tables[0].rows)


def _has_moved(dates: Sequence[ActionDate]) -> bool:
    return len(dates) > 1 and dates[0].due_on is not None and dates[0].due_on != dates[-1].due_on


def _by_slip(each: tuple[Reported, list[ActionDate]]) -> tuple[int, str]:
    """The furthest first; those that have no date any more before all."""
    days = _days_later(each[1])
    return (-days if days is not None else -1_000_000, each[0].ref)


def _days_later(dates: Sequence[ActionDate]) -> int | None:
    first, last = dates[0].due_on, dates[-1].due_on
    return (last - first).days if first and last else None


def _moved(action: Reported, dates: Sequence[ActionDate]) -> tuple[str, ...]:
    days = _days_later(dates)
    later = "No date now" if days is None else f"{days:,}".replace("-", "−")
    return (action.name, dates[0].due.words(), dates[-1].due.words(), later, dates[-1].reason or "Not said")
