"""What is known from elsewhere, and who may put their figures together: every proof reckons with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from workflows.register.models import Coalition, OutsideFact
from workflows.register.periods import Quarter, newest_whole
from workflows.register.queries import members
from workflows.releases.disclosure.tables import LEAF, TOTAL
from workflows.releases.geography import areas, places
from workflows.releases.measures import AREA, AUTHORITY, QUARTER, Measure

LONGEST_TITLE, LONGEST_SOURCE = 120, 300
FEWEST_MEMBERS = 3
HIGHEST = 1_000_000


@dataclass(frozen=True)
class FactDetails:
    """An exact figure that somebody published; a code that is None is the total."""

    measure: Measure
    quarter: Quarter
    codes: Mapping[str, str | None]
    value: int | None
    source: str
    known_since_on: date | None

    def check(self, *, today: date) -> None:
        """FieldError for what cannot be, or what no proof could reckon with."""
        if self.quarter > newest_whole(today):
            raise FieldError("period", "Choose a quarter that is over.")
        if self.value is None or not 0 <= self.value <= HIGHEST:
            raise FieldError("figure", f"Enter a whole number between 0 and {HIGHEST:,}.")
        if not self.source.strip():
            raise FieldError("source", "Say where it is published.")
        if len(self.source) > LONGEST_SOURCE:
            raise FieldError("source", f"Shorten it to {LONGEST_SOURCE} characters or fewer.")
        if self.known_since_on is None or self.known_since_on > today:
            raise FieldError("known_since_on", "Enter a date that is not in the future.")
        if not _is_shown(self.measure, self.codes):
            raise FieldError(
                "place",
                "No table of this measure shows that figure. Enter one that a table shows: choose “All” for "
                "something.",
            )


def facts() -> list[OutsideFact]:
    """Every figure that is known from elsewhere, the newest quarter first."""
    order = (OutsideFact.starts_on.desc(), OutsideFact.measure_key, OutsideFact.known_since_on)
    return list(db.session.scalars(select(OutsideFact).order_by(*order, OutsideFact.id)))


def get_fact(fact_id: UUID) -> OutsideFact:
    """One of them; NotFound when there is none, or no longer."""
    found = db.session.get(OutsideFact, fact_id)
    if found is None:
        raise NotFound("We could not find that figure. It may have been taken off.")
    return found


def add_fact(details: FactDetails, *, by: UUID | None, today: date) -> OutsideFact:
    """Has every later proof suppose that everybody knows this figure; FieldError when it is known already."""
    details.check(today=today)
    codes = [[name, code] for name, code in sorted(details.codes.items()) if code is not None]
    about = (details.measure.key, details.quarter.starts_on)
    if any((each.measure_key, each.starts_on) == about and each.codes == codes for each in facts()):
        raise FieldError("figure", "This figure is on the list already. Take it off first if it is wrong.")
    fact = OutsideFact(
        measure_key=details.measure.key,
        starts_on=details.quarter.starts_on,
        codes=codes,
        value=details.value,
        source=details.source.strip(),
        known_since_on=details.known_since_on,
    )
    db.session.add(fact)
    audit.record("outside-fact:added", fact, by=by)
    db.session.flush()
    return fact


def remove_fact(fact: OutsideFact, because: str, *, by: UUID | None) -> None:
    """Takes off what was never published; what once was stays known. FieldError without a reason."""
    reason = because.strip()
    if not reason:
        raise FieldError("because", "Say why it is not known after all.")
    audit.record("outside-fact:removed", fact, by=by, because=reason)
    db.session.delete(fact)
    db.session.flush()


def coalitions() -> list[Coalition]:
    """Everybody who may put figures together, or might once, by title."""
    return list(db.session.scalars(select(Coalition).order_by(Coalition.title)))


def get_coalition(coalition_id: UUID) -> Coalition:
    """One of them; NotFound when there is none."""
    found = db.session.get(Coalition, coalition_id)
    if found is None:
        raise NotFound("We could not find that group.")
    return found


def name_coalition(
    title: str, slugs: Collection[str], valid_from: date | None, *, by: UUID | None
) -> Coalition:
    """Has every later proof hold against these members together; FieldError for what cannot be."""
    name = title.strip()
    if not name or len(name) > LONGEST_TITLE:
        raise FieldError("title", f"Enter a name of up to {LONGEST_TITLE} characters.")
    if any(each.title.casefold() == name.casefold() for each in coalitions()):
        raise FieldError("title", "There is a group of that name already. Choose another name.")
    if not set(slugs) <= {each.slug for each in members()}:
        raise FieldError("members", "Choose only authorities from the list.")
    if len(set(slugs)) < FEWEST_MEMBERS:
        raise FieldError(
            "members", f"Choose {FEWEST_MEMBERS} or more. Any two are reckoned with without being named."
        )
    coalition = Coalition(title=name, members=sorted(set(slugs)), valid_from=valid_from)
    db.session.add(coalition)
    audit.record("coalition:named", coalition, by=by)
    db.session.flush()
    return coalition


def end_coalition(coalition: Coalition, last_on: date | None, *, by: UUID | None) -> None:
    """Lets proofs after a day suppose that they no longer do; WrongState once that was said."""
    if coalition.valid_to is not None:
        raise WrongState("The last day of this group is set already. Load the page again to see it.")
    if last_on is None:
        raise FieldError("last_on", "Enter the last day.")
    if coalition.valid_from is not None and last_on < coalition.valid_from:
        raise FieldError("last_on", "Enter a day that is not before the group began.")
    coalition.valid_to = last_on
    audit.record("coalition:ended", coalition, by=by)
    db.session.flush()


def places_to_name(measure: Measure) -> list[tuple[str, str]]:
    """Areas and authorities, code and words, of which any table of the measure has figures."""
    shown = {level for table in measure.tables for level in dict(table.levels).get(AUTHORITY, ())}
    known = places(members())
    found = [(area.code, area.words) for area in areas(known)] if AREA in shown else []
    leaves = sorted((place.name, place.slug) for place in known) if LEAF in shown else []
    return [*found, *((slug, name) for name, slug in leaves)]


def words_of_fact(fact: OutsideFact, about: Measure) -> str:
    """What a figure is of, in words; a code that nobody knows any more as it is."""
    named = dict(places_to_name(about))
    words = {part.name: dict(part.words) for part in about.parts}
    said = [words.get(name, named).get(code, code) for name, code in fact.codes]
    return ", ".join(said) or "All of London"


def _is_shown(measure: Measure, codes: Mapping[str, str | None]) -> bool:
    authorities = {each.slug for each in members()}
    wanted = {name: _level(name, code, authorities) for name, code in codes.items() if name != QUARTER}
    names = (AUTHORITY, *(part.name for part in measure.parts))
    return any(
        all(wanted.get(name, TOTAL) in dict(table.levels).get(name, (TOTAL,)) for name in names)
        for table in measure.tables
    )


def _level(name: str, code: str | None, authorities: Collection[str]) -> str:
    if code is None:
        return TOTAL
    return AREA if name == AUTHORITY and code not in authorities else LEAF
