"""Counts the referrals of a log by month, type, age, route, place, responder and service."""

from collections.abc import Mapping, Sequence

from workflows.figures.frames import ADULT, CHILD, UNKNOWN, counted, crossed
from workflows.figures.log import Log
from workflows.figures.periods import last_of_month
from workflows.figures.values import NOT_KNOWN, Figure, Row, Shape, shown

MANY, WHO = "How many", "Who, where and by whom"

AGE_GROUP_WORDS = {ADULT: "Adults", CHILD: "Children", UNKNOWN: "Age not known"}
DISPUTED = "Somebody whose age is disputed is treated as a child until it is decided, and counted as one."
OVERLAP = (
    "A person with several types is counted in each of them, so the types add up to more than the people."
)
PEOPLE = "How many referrals the log has"


def months(log: Log) -> Figure:
    """Referrals by month and route."""
    routes = _options(log, "route")
    counts = crossed(log.frame, "month", "route")
    rows = []
    for month in log.period.months():
        cells = [counts.get((month, key), 0) for key, _words in routes]
        is_known = log.is_kept_until(last_of_month(month))
        said = (*cells, sum(cells)) if is_known else (None,) * (len(cells) + 1)
        rows.append(Row(f"{month:%b %Y}", said))
    busiest = max(rows, key=lambda row: int(row.cells[-1] or 0))
    return Figure(
        key="months",
        title="Referrals by month and route",
        shape=Shape.COLUMNS,
        head=("Month", *(words for _key, words in routes), "All"),
        meanings=(
            "Month of referral",
            *(f"Referrals by this route: {words}" for _key, words in routes),
            PEOPLE,
        ),
        rows=tuple(rows),
        says=_busiest(log, busiest),
        across="Referrals",
        drawn=tuple(range(len(routes))),
        unknown=tuple(place for place, (key, _words) in enumerate(routes) if key == UNKNOWN),
        limits=tuple(_of_months(log)),
        group=MANY,
    )


def _busiest(log: Log, month: Row) -> str:
    if not log.is_kept_until(log.period.ends_on):
        return "The log had not begun, so nothing is known."
    return f"{referrals(log.total)} in all. The most in a month: {shown(month.cells[-1])}, in {month.words}."


def _of_months(log: Log) -> list[str]:
    said = ["A count of what was logged: a month with fewer referrals may be one in which fewer were logged."]
    if log.period.ends_on >= log.today:
        said.append(f"{log.today:%B %Y} is not over yet.")
    return [*said, *log.beginning()]


def types(log: Log) -> Figure:
    """People by exploitation type and age."""
    ages = (ADULT, CHILD, UNKNOWN)
    counts = crossed(log.types, "type", "age_group")
    rows = []
    for key, words in _options(log, "exploitation", used=set(log.types["type"])):
        cells = tuple(counts.get((key, age), 0) for age in ages)
        rows.append(Row(words, (*cells, sum(cells)), is_unknown=key == UNKNOWN))
    several = sum(len(entry.types) > 1 for entry in log.entries)
    return Figure(
        key="types",
        title="People by type of exploitation and age",
        shape=Shape.BARS,
        head=("Exploitation", *(AGE_GROUP_WORDS[age] for age in ages), "People"),
        meanings=(
            "Type of exploitation",
            "Adults",
            "Children, and those whose age is disputed",
            "No age said",
            PEOPLE,
        ),
        rows=tuple(rows),
        says=_most_said(rows, 3),
        across="People; somebody with several types counts in each",
        drawn=(0, 1, 2),
        unknown=(2,),
        limits=(f"{OVERLAP} {several:,} of {log.total:,} have several.", DISPUTED),
        group=MANY,
    )


def ages(log: Log) -> Figure:
    """Referrals by age."""
    return _one_way(log, "age_band", "ages", "Referrals by age", "Age", (DISPUTED,))


def routes(log: Log) -> Figure:
    """Referrals by route."""
    said = "An adult who does not consent is a Duty to Notify; figures of the NRM alone leave them out."
    return _one_way(log, "route", "routes", "Referrals by route", "Route", (said,))


def places(log: Log) -> Figure:
    """Referrals by where the exploitation happened."""
    said = "Where the exploitation happened, not where the person lives now."
    return _one_way(log, "place", "places", "Where the exploitation happened", "Place", (said,))


def responders(log: Log) -> Figure:
    """Referrals by who sent them."""
    said = "Only what this council knows of: the police and others may refer people without telling it."
    title = "Referrals by first responder"
    return _listed(log, "responder_key", "responders", title, "First responder", log.responders, said)


def services(log: Log) -> Figure:
    """Referrals by the service that found the signs."""
    said = "A service with few referrals may see few people at risk, or may not know the signs yet."
    return _listed(log, "service_key", "services", "Referrals by service", "Service", log.services, said)


def _one_way(log: Log, column: str, key: str, title: str, head: str, limits: tuple[str, ...]) -> Figure:
    counts = counted(log.frame, column)
    options = _options(log, column, used=set(counts))
    rows = [Row(words, _with_share(counts.get(one, 0), log.total), one == UNKNOWN) for one, words in options]
    return _bars(log, key, title, head, rows, (*limits, *_of_unknown(log, column)))


def _listed(
    log: Log, column: str, key: str, title: str, head: str, words: Mapping[str, str], limit: str
) -> Figure:
    counts = counted(log.frame, column)
    known = sorted((each for each in counts if each != UNKNOWN), key=lambda each: (-counts[each], each))
    rows = [Row(words.get(each, each), _with_share(counts[each], log.total)) for each in known]
    rows.append(Row(NOT_KNOWN, _with_share(counts.get(UNKNOWN, 0), log.total), is_unknown=True))
    return _bars(log, key, title, head, rows, (limit, "Those not listed had none."))


def _bars(log: Log, key: str, title: str, head: str, rows: Sequence[Row], limits: tuple[str, ...]) -> Figure:
    return Figure(
        key=key,
        title=title,
        shape=Shape.BARS,
        head=(head, "Referrals", "Share"),
        meanings=(head, PEOPLE, "Per cent of all referrals of the period, those not known among them"),
        rows=tuple(rows),
        says=_most_said(rows, 3),
        across="Referrals",
        limits=limits,
        group=WHO,
    )


def _with_share(count: int, whole: int) -> tuple[int, str]:
    return count, share_words(count, whole)


def share_words(count: int, whole: int) -> str:
    """12%; under 1%; a dash when there is nothing to share."""
    if not whole:
        return "–"
    return "under 1%" if 0 < count * 100 < whole else f"{round(count * 100 / whole)}%"


def _of_unknown(log: Log, column: str) -> list[str]:
    """How many were not asked, and how many were and it is not known."""
    answers = [getattr(entry, column) for entry in log.entries]
    unanswered = sum(not answer for answer in answers)
    asked = sum(bool(answer) and log.standard.field(column).is_unknown(answer) for answer in answers)
    if not unanswered + asked:
        return []
    return [
        f"Of those not known, {unanswered:,} leave the question open, and {asked:,} say that it is not known."
    ]


def _options(log: Log, name: str, used: set[str] | None = None) -> list[tuple[str, str]]:
    """The answers with their words, in the standard's order, and what is not known last.

    An ended answer stays in as long as it is used.
    """
    field = log.standard.field(name)
    found = counted(log.frame, name) if used is None else used
    known = [
        each for each in field.options if not each.is_unknown and (not each.is_ended or each.key in found)
    ]
    pairs = [(each.key, each.title) for each in known]
    pairs += [(key, key) for key in sorted(found) if key not in dict(pairs) and key != UNKNOWN]
    has_unknown = UNKNOWN in found or any(each.is_unknown for each in field.options)
    return [*pairs, *([(UNKNOWN, NOT_KNOWN)] if has_unknown else [])]


def _most_said(rows: Sequence[Row], most: int) -> str:
    """The largest counts in words, and what is not known."""
    whole = -2 if isinstance(rows[0].cells[-1], str) else -1 if rows else 0
    known = sorted((row for row in rows if not row.is_unknown), key=lambda row: -int(row.cells[whole] or 0))
    said = ", ".join(
        f"{row.words} {int(row.cells[whole] or 0):,}" for row in known[:most] if row.cells[whole]
    )
    unknown = sum(int(row.cells[whole] or 0) for row in rows if row.is_unknown)
    return f"Most: {said or 'none'}. Not known: {unknown:,}."


def referrals(count: int) -> str:
    """1 referral; 1,204 referrals."""
    return f"{count:,} referral{'' if count == 1 else 's'}"
