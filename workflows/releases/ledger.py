"""Everything ever released of a measure or known from elsewhere: what each proof must reckon with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from tenants.database import db
from workflows.register.models import Coalition, OutsideFact, Release, ReleasedMeasure
from workflows.register.periods import Quarter
from workflows.register.rules import Profile, ReleaseStatus
from workflows.register.writing import tables_of
from workflows.releases.disclosure.knowledge import Attacker
from workflows.releases.disclosure.tables import Key
from workflows.releases.measure_parts import QUARTER, Measure

#: Once seen it stays known, whatever became of it.
EVER_SEEN = (ReleaseStatus.PUBLISHED, ReleaseStatus.SUPERSEDED, ReleaseStatus.WITHDRAWN)


@dataclass(frozen=True)
class Entry:
    """What was released of a measure for a quarter; `cells` without a number are withheld."""

    quarter: Quarter
    vintage: int
    cut_off_on: date
    givers: frozenset[str]
    plan_version: str
    method: str
    cells: Mapping[Key, int | None]


def entry_of(release: Release, measure: ReleasedMeasure, quarter: Quarter) -> Entry:
    """A measure of a release as the ledger knows it."""
    cells = {tuple(codes): number for table in tables_of(measure.id) for codes, number, _ in table.cells}
    return Entry(
        quarter=quarter,
        vintage=release.vintage,
        cut_off_on=release.cut_off_on,
        givers=frozenset(measure.coverage["givers"]),
        plan_version=measure.plan_version,
        method=measure.method,
        cells=cells,
    )


def released(measure_key: str, quarter: Quarter, *, before: int | None = None) -> Entry | None:
    """The newest that members were shown of a measure for a quarter; `before` a place in the chain."""
    statement = (
        select(Release, ReleasedMeasure)
        .join(ReleasedMeasure, ReleasedMeasure.release_id == Release.id)
        .where(
            ReleasedMeasure.measure_key == measure_key,
            Release.period == quarter.key,
            Release.profile == Profile.MEMBERS,
            Release.status.in_(EVER_SEEN),
        )
        .order_by(Release.vintage.desc())
        .limit(1)
    )
    found = db.session.execute(
        statement if before is None else statement.where(Release.number < before)
    ).first()
    return None if found is None else entry_of(*found, quarter)


def rest_of_year(
    measure: Measure, quarter: Quarter, plan_version: str, *, before: int | None = None
) -> tuple[Entry, ...]:
    """The first three quarters once a year is over; none unless all were released under this plan."""
    if not quarter.is_last:
        return ()
    found = [released(measure.key, each, before=before) for each in quarter.of_its_year()[:-1]]
    same = [
        each for each in found if each and (each.plan_version, each.method) == (plan_version, measure.method)
    ]
    return tuple(same) if len(same) == len(found) else ()


def stood_before(measure: Measure, quarter: Quarter, plan_version: str) -> Entry | None:
    """What was released of a measure a quarter before, if it counts what stands and hardly changes.

    What the one release hides, the other could show.
    """
    found = released(measure.key, quarter.before()) if measure.is_stock else None
    same = found and (found.plan_version, found.method) == (plan_version, measure.method)
    return found if same else None


def facts_about(measure: Measure, quarters: tuple[Quarter, ...], names: tuple[str, ...]) -> dict[Key, int]:
    """Exact figures that are known from elsewhere, by cells of the plan; `names` are its dimensions."""
    begin = {quarter.starts_on: quarter.key for quarter in quarters}
    wanted = select(OutsideFact).where(
        OutsideFact.measure_key == measure.key, OutsideFact.starts_on.in_(begin)
    )
    found: dict[Key, int] = {}
    for fact in db.session.scalars(wanted.order_by(OutsideFact.known_since_on, OutsideFact.id)):
        codes = {**dict(fact.codes), QUARTER: begin[fact.starts_on]}
        found[tuple(codes.get(name) for name in names)] = fact.value
    return found


def coalitions_on(day: date) -> tuple[Attacker, ...]:
    """Members who may put together what they know, on a day, by title."""
    begun = or_(Coalition.valid_from.is_(None), Coalition.valid_from <= day)
    not_ended = or_(Coalition.valid_to.is_(None), Coalition.valid_to >= day)
    found = db.session.scalars(select(Coalition).where(begun, not_ended).order_by(Coalition.title))
    return tuple(Attacker(each.title, frozenset(each.members)) for each in found)
