"""The catalogue of measures: everything that is counted for the whole network, in the order of its pages."""

from tenants.errors import NotFound
from workflows.releases.disclosure.tables import LEAF, TOTAL
from workflows.releases.measure_parts import (
    AREA,
    AUTHORITY,
    BY_AREA,
    BY_AUTHORITY,
    EACH,
    QUARTER,
    WHOLE_YEAR,
    YEAR,
    Measure,
    Part,
    PublishedMeasure,
    Shown,
)
from workflows.releases.of_buying import CHECKS, STATEMENTS
from workflows.releases.of_people import DECISIONS, REFERRALS
from workflows.releases.of_work import ACTIONS, BOARDS, FINDINGS, NEEDS, OPERATIONS, SLIPPAGE, TRAINING

__all__ = [
    "AREA",
    "AUTHORITY",
    "BY_AREA",
    "BY_AUTHORITY",
    "EACH",
    "LEAF",
    "MEASURES",
    "OPERATIONS",
    "PLAN_VERSION",
    "POLICE",
    "PUBLISHED",
    "QUARTER",
    "REFERRALS",
    "TOTAL",
    "WHOLE_YEAR",
    "YEAR",
    "Measure",
    "Part",
    "PublishedMeasure",
    "Shown",
    "measure",
]

#: The plans of all measures; a change to any table of any measure is a new one.
PLAN_VERSION = "lmsl-1"

#: What authorities contribute to.
MEASURES: tuple[Measure, ...] = (
    REFERRALS,
    DECISIONS,
    OPERATIONS,
    TRAINING,
    ACTIONS,
    SLIPPAGE,
    BOARDS,
    STATEMENTS,
    CHECKS,
    NEEDS,
    FINDINGS,
)

POLICE = PublishedMeasure(
    key="police",
    title="Modern slavery offences recorded by the police",
    definition="Offences recorded in each authority in a year from April to March, as they were published.",
    why=(
        "Offences are found by other people and in other ways than referrals, so each shows what the other "
        "misses."
    ),
    asked_by="Executive Committee",
    unit="offences",
    guidance_measure="offences",
    limits=(
        "Offences and referrals overlap in people and cannot be added up or divided by each other.",
        "They are shown as they were published: no authority contributes to them here.",
    ),
)
#: What is shown apart from all that: published by somebody else.
PUBLISHED: tuple[PublishedMeasure, ...] = (POLICE,)

_BY_KEY = {each.key: each for each in MEASURES}


def measure(key: str) -> Measure:
    """The measure with this key; NotFound for none."""
    if key not in _BY_KEY:
        raise NotFound("There is no such measure.")
    return _BY_KEY[key]
