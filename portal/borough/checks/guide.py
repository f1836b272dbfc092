"""What the guidance looks for in each area of a statement, as help while one is read."""

from dataclasses import dataclass
from datetime import date

from portal.borough.checks.words import of_a_supplier
from tenants.errors import NotFound
from tenants.guidance.models import StatementGuidance
from tenants.guidance.queries import get_statement_guidance, statement_guidance
from tenants.records.checks.statement_checks import level_field, passage_field
from tenants.records.statements.rules import AREA_WORDS, Area


@dataclass(frozen=True, slots=True)
class AreaGuide:
    """One area: the fields that ask about it, and what is looked for at each level."""

    title: str
    level_field: str
    passage_field: str
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The edition of the guidance with its six areas."""

    title: str
    source: str
    areas: tuple[AreaGuide, ...]


def guide(on: date) -> Guide:
    """What the guidance in force on a day looks for; without any, the areas alone."""
    try:
        return _guide(statement_guidance(on))
    except NotFound:
        return Guide("", "", tuple(_area(area, None) for area in Area))


def guide_of(code: str) -> Guide:
    """What a given edition looks for."""
    return _guide(get_statement_guidance(code))


def _guide(edition: StatementGuidance) -> Guide:
    return Guide(edition.title, edition.source, tuple(_area(area, edition) for area in Area))


def _area(area: Area, edition: StatementGuidance | None) -> AreaGuide:
    return AreaGuide(
        title=AREA_WORDS[area],
        level_field=level_field(area),
        passage_field=passage_field(area),
        first=_criteria(area, 1, edition),
        second=_criteria(area, 2, edition),
    )


def _criteria(area: Area, level: int, edition: StatementGuidance | None) -> tuple[str, ...]:
    if edition is None:
        return ()
    wanted = [each for each in edition.criteria if each.area == area and each.level == level]
    return tuple(of_a_supplier(each.words) for each in wanted)
