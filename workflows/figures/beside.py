"""Puts training, operations and the completeness of the log beside its referrals."""

from collections.abc import Iterator, Sequence
from datetime import date

from tenants.dating import format_day
from tenants.records.operations.figures import Counted, OperationFigures, summary
from tenants.records.training.queries import SessionLine, held_sessions
from workflows.figures.frames import UNKNOWN, counted
from workflows.figures.log import Log
from workflows.figures.measures import referrals
from workflows.figures.periods import last_of_month
from workflows.figures.values import NOT_KNOWN, Figure, Row, Shape

GROUP, COMPLETE = "Training and operations", "How complete the log is"


def training(log: Log) -> Figure:
    """People trained by month, above referrals by month."""
    every = held_sessions()
    held = [each for each in every if log.period.starts_on <= each.held_on <= log.period.ends_on]
    began_on = min((each.held_on for each in every), default=None)
    referred, rows = counted(log.frame, "month"), []
    for month in log.period.months():
        last = last_of_month(month)
        people = _trained([each for each in held if month <= each.held_on <= last], began_on, last)
        rows.append(
            Row(f"{month:%b %Y}", (people, referred.get(month, 0) if log.is_kept_until(last) else None))
        )
    return Figure(
        key="training",
        title="People trained, and referrals, by month",
        shape=Shape.PANELS,
        head=("Month", "People trained", "Referrals"),
        meanings=(
            "Month",
            "People at sessions held in the month; somebody at two sessions counts twice",
            "Referrals",
        ),
        rows=tuple(rows),
        says=f"{_people(_trained(held, began_on, log.period.ends_on))}, and {_made(log)}.",
        across="",
        drawn=(0, 1),
        limits=(
            "That referrals follow training does not show that training brought them: look at several years.",
            "The two logs are kept apart: nothing joins a referral to somebody who was trained.",
            *_of_training(held, began_on, log),
            *log.beginning(),
        ),
        group=GROUP,
    )


def _trained(held: Sequence[SessionLine], began_on: date | None, last: date) -> int | None:
    """How many came; None before the training log began, and when nobody counted at any of the sessions."""
    known = [each.people for each in held if each.people is not None]
    is_known = bool(known) if held else began_on is not None and began_on <= last
    return sum(known) if is_known else None


def _made(log: Log) -> str:
    if log.is_kept_until(log.period.ends_on):
        return f"{referrals(log.total)} made"
    return "how many referrals were made is not known"


def _people(trained: int | None) -> str:
    if trained is None:
        return "How many people were trained is not known"
    return f"{trained:,} {'person was' if trained == 1 else 'people were'} trained"


def _of_training(held: Sequence[SessionLine], began_on: date | None, log: Log) -> Iterator[str]:
    """What the numbers of people leave out."""
    uncounted = sum(each.people is None for each in held)
    if uncounted:
        yield f"At {uncounted:,} of {len(held):,} sessions nobody was counted, so more people were trained."
    if began_on is None:
        yield "The training log has no session yet: whether anybody was trained is not known."
    elif began_on > log.period.starts_on:
        yield f"The training log begins on {format_day(began_on)}: what was before is not known."


def operations(log: Log) -> Figure:
    """Operations by exploitation type."""
    found = summary(log.period.starts_on, log.period.ends_on)
    field = log.standard.field("exploitation")
    rows = [Row(field.title_of(each.key), (each.operations,)) for each in found.by_type]
    rows.append(Row(NOT_KNOWN, (found.untyped,), is_unknown=True))
    return Figure(
        key="operations",
        title="Operations by type of exploitation looked for",
        shape=Shape.BARS,
        head=("Exploitation", "Operations"),
        meanings=("Type of exploitation", "Operations that name this type"),
        rows=tuple(rows),
        says=_operations_said(found),
        across="Operations; one with several types counts in each",
        limits=("The types may add up to more than the operations, because some have several.",),
        group=GROUP,
    )


def _operations_said(found: OperationFigures) -> str:
    made = (
        f"{found.operations:,} operation{'' if found.operations == 1 else 's'} by {found.agencies:,} agencies"
    )
    return f"{made}, with {_number(found.interventions)} interventions and {_number(found.arrests)} arrests."


def _number(found: Counted) -> str:
    return "a number not known of" if found.number is None else f"{found.number:,}"


def results(log: Log) -> Figure:
    """What operations came to; what none of them said is not known."""
    found = summary(log.period.starts_on, log.period.ends_on)
    counts = (
        ("Interventions", found.interventions),
        ("Potential victims: adults", found.adults),
        ("Potential victims: children", found.children),
        ("Referred to the NRM", found.nrm),
        ("Duty to Notify", found.dtn),
        ("Referred elsewhere", found.referrals),
        ("Arrests", found.arrests),
        ("Closures", found.closures),
        ("Prohibitions", found.prohibitions),
    )
    return Figure(
        key="results",
        title="What operations came to",
        shape=Shape.GROUPS,
        head=("Result", "Number", "Operations that said", "Operations that did not say"),
        meanings=(
            "What is counted",
            "The sum of what operations said",
            "How many said it",
            "How many did not",
        ),
        rows=tuple(Row(words, (each.number, each.said, each.unsaid)) for words, each in counts),
        says=_operations_said(found),
        across="Number",
        limits=("Where operations did not say, the true number is higher. Not known is not none.",),
        group=GROUP,
    )


def completeness(log: Log) -> Figure:
    """How much of what the standard asks the entries say, on average, by service."""
    frame, rows = log.frame, []
    means = frame.groupby("service_key")["completeness"].mean()
    sizes = counted(frame, "service_key")
    for key in sorted((each for each in sizes if each != UNKNOWN), key=lambda each: float(means[each])):
        rows.append(Row(log.services.get(key, key), (int(means[key]), sizes[key])))
    if UNKNOWN in sizes:
        rows.append(Row("Service not known", (int(means[UNKNOWN]), sizes[UNKNOWN]), is_unknown=True))
    whole = int(frame["completeness"].mean()) if log.total else None
    return Figure(
        key="completeness",
        title="How complete entries are, by service",
        shape=Shape.GROUPS,
        head=("Service", "Complete, per cent", "Entries"),
        meanings=(
            "The service that found the signs",
            "Average share of what the standard asks, by weight",
            "Entries",
        ),
        rows=(Row("All", (whole, log.total)), *rows),
        says=(
            "No entry says anything of this period."
            if whole is None
            else f"On average an entry says {whole} per cent of what the standard asks."
        ),
        across="Per cent of what the counting standard asks, by weight",
        limits=(
            "“Not known” counts for half, because somebody asked. A question left open counts for nothing.",
            "With few entries an average says little: the table has how many there are.",
        ),
        group=COMPLETE,
        is_percent=True,
    )
