"""The measures of what authorities say and check as buyers: statements and checks of suppliers."""

from tenants.records.checks.rules import OUTCOME_WORDS
from tenants.records.statements.rules import AREA_WORDS
from tenants.records.suppliers.rules import NOT_TIERED, TIER_WORDS
from workflows.releases.disclosure.tables import LEAF
from workflows.releases.measure_parts import (
    AUTHORITY,
    BY_AREA,
    EACH,
    QUARTER,
    WHOLE_YEAR,
    Measure,
    Part,
    Shown,
    words_of,
)

_ASKED_BY = "Executive Committee and procurement subgroup"

STATEMENTS = Measure(
    key="statements",
    title="Modern slavery statements by area and level",
    definition=(
        "How far the newest statement that each authority has published in the portal goes in each of the "
        "six areas, on the day on which the figures were prepared."
    ),
    why="Public bodies are asked to say what they do about slavery in what they buy.",
    asked_by=_ASKED_BY,
    unit="authorities",
    parts=(
        Part("section", "Area of the statement", words_of(AREA_WORDS)),
        Part(
            "level",
            "Level",
            (
                ("level-2", "Level 2: best practice"),
                ("level-1", "Level 1: good practice"),
                ("absent", "Below level 1"),
                ("none", "No statement published in the portal"),
            ),
        ),
    ),
    tables=(
        Shown(
            "levels",
            "Levels of statements by area of the statement",
            (("section", (LEAF,)), ("level", EACH), (QUARTER, (LEAF,))),
            is_public=True,
        ),
    ),
    is_stock=True,
    limits=("A statement that an authority published elsewhere only is not known here.",),
)

CHECKS = Measure(
    key="checks",
    title="Checks of suppliers by outcome and risk",
    definition=(
        "Checks by the quarter in which they were done, by what they found and by the tier of risk that the "
        "supplier has now."
    ),
    why="To see whether the suppliers of highest risk are looked at, and what is found.",
    asked_by=_ASKED_BY,
    unit="checks",
    parts=(
        Part("outcome", "Outcome", words_of(OUTCOME_WORDS)),
        Part("tier", "Risk of the supplier", (*words_of(TIER_WORDS), ("unknown", NOT_TIERED))),
    ),
    tables=(
        Shown(
            "outcomes",
            "Checks by outcome and risk of the supplier",
            (("outcome", EACH), ("tier", EACH), (QUARTER, WHOLE_YEAR)),
            is_public=True,
        ),
        Shown(
            "areas",
            "Checks by area and outcome",
            ((AUTHORITY, BY_AREA), ("outcome", EACH), (QUARTER, WHOLE_YEAR)),
        ),
    ),
    limits=("A supplier of several authorities may be checked by each of them.",),
)
