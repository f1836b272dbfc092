"""Compares the log with the year before, and with figures that others have published."""

from collections.abc import Sequence

from tenants.records.referrals.rules import Route
from workflows.figures.frames import ADULT, CHILD, UNKNOWN, counted, crossed
from workflows.figures.log import Log
from workflows.figures.measures import AGE_GROUP_WORDS, DISPUTED, referrals
from workflows.figures.published import Published
from workflows.figures.values import Cell, Figure, Row, Shape

GROUP = "Compared with other figures"
_TYPE_UNKNOWN = "Exploitation not known"
_UNKNOWN = (_TYPE_UNKNOWN, AGE_GROUP_WORDS[UNKNOWN])
_OTHER = ("organ", "other")  # the report has them in one


def last_year(log: Log, before: Log) -> Figure:
    """This period and the same days a year earlier, side by side."""
    now, then = _headlines(log), _headlines(before)
    is_known = before.is_kept_until(before.period.ends_on)
    rows = [
        Row(words, _pair(count, then.get(words, 0) if is_known else None), is_unknown=words in _UNKNOWN)
        for words, count in now.items()
    ]
    return Figure(
        key="last-year",
        title="Compared with the same days a year earlier",
        shape=Shape.GROUPS,
        head=("Referrals", "This period", "A year earlier", "Change"),
        meanings=(
            "Who is counted",
            f"From {log.period.words}",
            f"From {before.period.words}",
            "The one less the other",
        ),
        rows=tuple(rows),
        says=f"{referrals(log.total)}; in the same days a year earlier {_earlier(before, is_known)}.",
        across="Referrals; types overlap",
        drawn=(0, 1),
        limits=(
            f"This period: {log.period.words}. A year earlier: {before.period.words}.",
            "Small numbers go up and down by chance: a few more or fewer may mean nothing.",
            "If the log was not kept then as it is now, the log has changed, and not exploitation.",
            *before.beginning(),
        ),
        group=GROUP,
    )


def _earlier(before: Log, is_known: bool) -> str:
    return f"{before.total:,}" if is_known else "the log did not exist yet"


def _pair(now: int, then: int | None) -> tuple[Cell, ...]:
    """Both, and the change; what was before the log began is not known, and neither is the change."""
    if then is None:
        return now, None, None
    change = now - then
    return now, then, f"+{change:,}" if change > 0 else f"−{-change:,}" if change < 0 else "0"


def _headlines(log: Log) -> dict[str, int]:
    """All referrals, by route, by age group and by type, where there are none too."""
    found = {"All referrals": log.total}
    for name, counts in (
        ("route", counted(log.frame, "route")),
        ("exploitation", counted(log.types, "type")),
    ):
        if name == "exploitation":
            ages = counted(log.frame, "age_group")
            found |= {words: ages.get(key, 0) for key, words in AGE_GROUP_WORDS.items()}
        for option in log.standard.field(name).offered():
            if not option.is_unknown:
                found[option.title] = counts.get(option.key, 0)
    return found | {_TYPE_UNKNOWN: counted(log.types, "type").get(UNKNOWN, 0)}


def with_published(log: Log, published: Published, place: str) -> Figure:
    """The share of each type and age in the log, in the council's published figures and in London's."""
    frame = log.types.assign(shown=log.types["type"].replace(list(_OTHER), "other"))
    ours = crossed(frame[frame["route"] == Route.NRM.value], "shown", "age_group")
    keys = [key for key in published.london if key[1] in (ADULT, CHILD)]
    own = [published.own.get(key) for key in keys]
    cells = zip(
        keys,
        _shares([ours.get(key, 0) for key in keys]),
        _shares(own),
        _shares_of(published, keys),
        strict=True,
    )
    titles = log.standard.field("exploitation")
    rows = [
        Row(
            f"{titles.title_of(key[0])}, {AGE_GROUP_WORDS[key[1]].lower()}",
            (*shares, ours.get(key, 0), published.own.get(key), published.london[key]),
        )
        for key, *shares in cells
    ]
    left_out = sum(count for key, count in ours.items() if key not in keys)
    return Figure(
        key="published",
        title="NRM referrals by type and age, compared with published figures",
        shape=Shape.GROUPS,
        head=(
            "Type and age",
            "This log, per cent",
            f"{place} as published, per cent",
            "London as published, per cent",
            "This log",
            f"{place} as published",
            "London as published",
        ),
        meanings=(
            "Type of exploitation and age",
            "Share of all that this log counts here",
            "Share of all that is published of this council",
            "Share of all that is published of London",
            f"NRM referrals in the log, {log.period.words}",
            f"Published for {published.words}",
            f"The sum over {published.places} councils, {published.words}",
        ),
        rows=tuple(rows),
        says=_published_said(rows, place),
        across="Per cent of those counted",
        drawn=(0, 1, 2),
        limits=tuple(_published_limits(log, published, place, left_out)),
        group=GROUP,
        is_percent=True,
    )


def _published_limits(log: Log, published: Published, place: str, left_out: int) -> list[str]:
    said = [
        f"Published: {published.source.title}, {published.words}. This log: {log.period.words}.",
        "The two count differently. The log counts somebody with several types in each, and by the day of "
        f"referral; the report gives one table, in which we take each referral to stand once. {DISPUTED}",
        "The report has no row for organ removal, so it counts as “Other” here.",
        published.reach,
    ]
    if left_out:
        said.append(f"{left_out:,} in the log say no type, no age or neither, and are left out here.")
    readable = [value is not None for value in published.own.values()]
    if not any(readable):
        said.append(f"Nothing that can be read is published of {place}.")
    elif not all(readable):
        said.append(f"Some figures of {place} cannot be read, so nobody knows the share of the others.")
    return [*said, *published.source.limitations, *(f"Of {place}: {each}" for each in published.confidence)]


def _shares(counts: Sequence[int | None]) -> list[int | None]:
    """Whole per cent of their sum; not known when there is none to share, or one of them is not known."""
    known = [count for count in counts if count is not None]
    whole = sum(known)
    if len(known) < len(counts) or not whole:
        return [None] * len(counts)
    return [round(count * 100 / whole) for count in known]


def _shares_of(published: Published, keys: Sequence[tuple[str, str]]) -> list[int | None]:
    return _shares([published.london[key] for key in keys])


def _published_said(rows: Sequence[Row], place: str) -> str:
    """The largest share of each."""
    said = []
    for name, at in (("this log", 0), (f"{place} as published", 1), ("London", 2)):
        known = [(cell, row.words) for row in rows if isinstance(cell := row.cells[at], int)]
        if known:
            cell, words = max(known)
            said.append(f"{words} in {name}, {cell} per cent")
    return f"The largest share: {'; '.join(said)}." if said else "Nothing to compare yet."
