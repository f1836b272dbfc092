"""Counts the days from referral to each decision, by who decides, with those who still wait."""

from dataclasses import dataclass
from typing import Any

from tenants.records.referrals.rules import UNDECIDED, DecisionMaker, Route
from workflows.figures.frames import UNKNOWN
from workflows.figures.log import Log
from workflows.figures.values import NOT_KNOWN, Cell, Figure, Row, Shape

GROUP = "How long decisions take"

NONE = "–"
_PUBLISHED = "Barking and Dagenham’s panel, 2021–22, as published"
#: The LMSL Annual Report 2021–2022 on the first year of the panel: 42 referrals, 23 days on average.
PANEL_REFERRALS, PANEL_DAYS = 42, 23
_PUBLISHED_LIMIT = (
    "Beside it stands what the LMSL Annual Report 2021–2022 says of the panel of Barking and Dagenham in its "
    f"first year: {PANEL_REFERRALS} referrals of children discussed, {PANEL_DAYS} days on average. It gives "
    "no middle, and says neither how many were decided nor how days were counted, so compare with care."
)
_SHORT = (
    (5, "Up to 5"),
    (10, "6 to 10"),
    (20, "11 to 20"),
    (30, "21 to 30"),
    (60, "31 to 60"),
    (90, "61 to 90"),
)
_LONG = ((30, "Up to 30"), (90, "31 to 90"), (180, "91 to 180"), (365, "181 to 365"), (730, "1 to 2 years"))


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the two decisions, and how its days are sorted."""

    key: str
    words: str
    days: str  # the frame's column
    outcome: str
    bands: tuple[tuple[int, str], ...]
    more: str


REASONABLE = Stage(
    "reasonable", "reasonable grounds", "to_reasonable", "reasonable_outcome", _SHORT, "Over 90"
)
CONCLUSIVE = Stage(
    "conclusive", "conclusive grounds", "to_conclusive", "conclusive_outcome", _LONG, "Over 2 years"
)


def spans_of(log: Log, stage: Stage) -> Figure:
    """The middle and the middle half of the days, by who decides, and how many still wait."""
    frame = _concerned(log, stage)
    rows = [_span(frame[frame["decision_maker"] == key], words, stage) for key, words in _makers(log, frame)]
    published: tuple[Cell, ...] = (None, None, None, None, float(PANEL_DAYS), None)
    beside = [Row(_PUBLISHED, published)] if stage is CONCLUSIVE else []
    return Figure(
        key=stage.key,
        title=f"Days from referral to the {stage.words} decision",
        shape=Shape.SPANS,
        head=(
            "Who decides",
            "Decided",
            "Middle",
            "A quarter within",
            "Three quarters within",
            "Average",
            "Waiting",
        ),
        meanings=(
            "Who decides about the referral",
            "Decisions with both days in the log",
            "Half took so many days or fewer",
            "A quarter took so many days or fewer",
            "Three quarters took so many days or fewer",
            "Average of the days",
            "No decision in the log yet",
        ),
        rows=(_span(frame, "All", stage), *rows, *beside),
        says=_said(frame, stage),
        across="Calendar days: a dot at the middle, the middle half in brackets",
        drawn=(1, 2, 3, 4),
        limits=tuple(_limits(frame, stage)),
        group=GROUP,
    )


def bands_of(log: Log, stage: Stage) -> Figure:
    """How many were decided within so many days, by who decides, and how many still wait."""
    frame = _concerned(log, stage)
    makers = _makers(log, frame)
    rows = [_band(frame, makers, stage, low, high, words) for low, high, words in _bounds(stage)]
    waiting, unsaid = _waiting(frame, stage), _unsaid(frame, stage)
    rows.append(Row("Still waiting", _by_maker(waiting, makers)))
    rows.append(Row("Withdrawn or suspended", _by_maker(_undecided(frame, stage), makers)))
    rows.append(Row("Days not known", _by_maker(unsaid, makers), is_unknown=True))
    return Figure(
        key=f"{stage.key}-days",
        title=f"How many {stage.words} decisions took how long",
        shape=Shape.COLUMNS,
        head=("Days", *(words for _key, words in makers), "All"),
        meanings=(
            "Calendar days from referral to the decision",
            *(f"Decided by: {words}" for _key, words in makers),
            "All of them",
        ),
        rows=tuple(rows),
        says=_said(frame, stage),
        across="Referrals to the NRM",
        drawn=tuple(range(len(makers))),
        unknown=tuple(place for place, (key, _words) in enumerate(makers) if key == UNKNOWN),
        limits=tuple(_limits(frame, stage)),
        group=GROUP,
    )


def _concerned(log: Log, stage: Stage) -> Any:
    """Who can be decided about: those referred to the NRM, for the second decision after a positive first.

    A first decision that became positive when it was looked at again counts as positive.
    """
    frame = log.frame[log.frame["route"] == Route.NRM.value]
    if stage is REASONABLE:
        return frame
    return frame[
        frame["waits_conclusive"].astype(bool)
        | (frame["conclusive_outcome"] != "")
        | frame["to_conclusive"].notna()
    ]


def _makers(log: Log, frame: Any) -> list[tuple[str, str]]:
    """Who decides, as far as the log says it of anybody: the authority and the panel first."""
    field, found = log.standard.field("decision_maker"), set(frame["decision_maker"])
    order = [DecisionMaker.SCA.value, DecisionMaker.PANEL.value]
    keys = [*order, *sorted(found - {*order, UNKNOWN}), UNKNOWN]
    return [(key, NOT_KNOWN if key == UNKNOWN else field.title_of(key)) for key in keys if key in found]


def _span(frame: Any, words: str, stage: Stage) -> Row:
    days, waiting = frame[stage.days].dropna().astype(float), len(_waiting(frame, stage))
    if days.empty:
        return Row(words, (0, NONE, NONE, NONE, NONE, waiting))
    low, middle, high = (round(float(each), 1) for each in days.quantile([0.25, 0.5, 0.75]))
    return Row(words, (len(days), middle, low, high, round(float(days.mean()), 1), waiting))


def _waiting(frame: Any, stage: Stage) -> Any:
    return frame[frame[stage.days].isna() & frame[f"waits_{stage.key}"].astype(bool)]


def _undecided(frame: Any, stage: Stage) -> Any:
    """Those who left the NRM, and those whose decision was suspended."""
    return frame[frame[stage.days].isna() & frame[stage.outcome].isin([each.value for each in UNDECIDED])]


def _unsaid(frame: Any, stage: Stage) -> Any:
    """Decided, but a day is missing: the log has only the month of referral, or only the outcome."""
    others = {*_waiting(frame, stage).index, *_undecided(frame, stage).index}
    return frame[frame[stage.days].isna() & ~frame.index.isin(list(others))]


def _bounds(stage: Stage) -> list[tuple[float, float, str]]:
    lows = [-1.0, *(float(most) for most, _words in stage.bands)]
    highs = [*(float(most) for most, _words in stage.bands), float("inf")]
    words = [*(words for _most, words in stage.bands), stage.more]
    return list(zip(lows, highs, words, strict=True))


def _band(
    frame: Any, makers: list[tuple[str, str]], stage: Stage, low: float, high: float, words: str
) -> Row:
    days = frame[stage.days].astype(float)
    return Row(words, _by_maker(frame[(days > low) & (days <= high)], makers))


def _by_maker(frame: Any, makers: list[tuple[str, str]]) -> tuple[int, ...]:
    return (*(int((frame["decision_maker"] == key).sum()) for key, _words in makers), len(frame))


def _said(frame: Any, stage: Stage) -> str:
    days, waiting = frame[stage.days].dropna().astype(float), len(_waiting(frame, stage))
    wait = f"{waiting or 'Nobody'} {'wait' if waiting > 1 else 'waits'} for a decision."
    if days.empty:
        return f"No decision has both its days in the log. {wait}"
    return f"{len(days):,} decided, half of them within {days.median():,.0f} days. {wait}"


def _limits(frame: Any, stage: Stage) -> list[str]:
    said = [
        "Counted in calendar days from the referral, for those who were referred in the period.",
        "Those who still wait are not in the days, so the true times are longer than these.",
    ]
    unsaid = len(_unsaid(frame, stage))
    if unsaid:
        said.append(f"{unsaid:,} were decided, but the log has only a month or no day for them.")
    undecided = len(_undecided(frame, stage))
    if undecided:
        said.append(f"{undecided:,} were withdrawn or suspended: that is no decision, so they have no days.")
    return [*said, _PUBLISHED_LIMIT] if stage is CONCLUSIVE else said
