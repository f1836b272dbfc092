"""What is looked at on the page of London: which figures of which measure, in the order of the page."""

from dataclasses import dataclass
from enum import StrEnum

from workflows.releases.disclosure.tables import LEAF
from workflows.releases.measures import AREA, AUTHORITY, QUARTER


class Against(StrEnum):
    """What the figures are put against."""

    BEFORE = "before"  # the quarter before, and the same of a year before
    QUARTERS = "quarters"  # every quarter there is
    NOTHING = "nothing"  # as things stand: only the newest quarter has them


@dataclass(frozen=True, slots=True)
class Glance:
    """One picture with its table: an axis down, and for what stands as it is another across."""

    key: str
    title: str
    measure_key: str
    rows: str
    across: str = ""
    against: Against = Against.BEFORE
    level: str = LEAF  # of the rows
    chosen: tuple[tuple[str, str], ...] = ()
    unit: str = ""  # where the measure counts several things
    is_ranked: bool = True  # whether it says which line has most
    is_folded: bool = True  # whether its picture is opened by whoever wants it


@dataclass(frozen=True, slots=True)
class Headline:
    """One number of the few that come first."""

    words: str
    measure_key: str
    chosen: tuple[tuple[str, str], ...] = ()


_FIRST, _SECOND = ("stage", "reasonable"), ("stage", "conclusive")

HEADLINES: tuple[Headline, ...] = (
    Headline("Referrals", "referrals"),
    Headline("Referrals of children", "referrals", (("age", "child"),)),
    Headline("First decisions (reasonable grounds)", "decisions", (_FIRST,)),
    Headline("Second decisions (conclusive grounds)", "decisions", (_SECOND,)),
    Headline("Operations", "operations", (("counted", "operations"),)),
    Headline("People who came to training", "training", (("counted", "people"),)),
    Headline("Checks of suppliers", "checks"),
    Headline("Actions that are late", "actions", (("status", "late"),)),
    Headline("Boards without a chair", "boards", (("chair", "without"),)),
)

GLANCES: dict[str, tuple[Glance, ...]] = {
    "Referrals": (
        Glance(
            "quarters",
            "Referrals by quarter and age",
            "referrals",
            QUARTER,
            "age",
            Against.QUARTERS,
            is_ranked=False,
            is_folded=False,
        ),
        Glance("areas", "Referrals by area", "referrals", AUTHORITY, level=AREA, is_folded=False),
        Glance("types", "Referrals by type of exploitation", "referrals", "type"),
        Glance("routes", "Referrals by route", "referrals", "route"),
    ),
    "Decisions": (
        Glance(
            "reasonable",
            "First decisions by outcome",
            "decisions",
            "outcome",
            chosen=(_FIRST,),
            is_folded=False,
        ),
        Glance("conclusive", "Second decisions by outcome", "decisions", "outcome", chosen=(_SECOND,)),
        Glance("reasonable-waits", "Time to the first decision", "decisions", "wait", chosen=(_FIRST,)),
        Glance("conclusive-waits", "Time to the second decision", "decisions", "wait", chosen=(_SECOND,)),
    ),
    "The network’s priorities": (
        Glance(
            "priorities",
            "Actions behind each priority, and how they stand",
            "actions",
            "priority",
            "status",
            Against.NOTHING,
            is_folded=False,
        ),
        Glance(
            "themes", "Actions by theme, and how they stand", "actions", "theme", "status", Against.NOTHING
        ),
        Glance(
            "slippage", "Actions against the date first set", "slippage", "late", "state", Against.NOTHING
        ),
    ),
    "Boards and training": (
        Glance(
            "boards",
            "Boards by area, and their chairs",
            "boards",
            AUTHORITY,
            "chair",
            Against.NOTHING,
            AREA,
            is_folded=False,
        ),
        Glance(
            "people",
            "People who came to training, by level",
            "training",
            "tier",
            chosen=(("counted", "people"),),
            unit="people",
        ),
        Glance("counted", "Training sessions and confidence", "training", "counted", is_ranked=False),
    ),
    "Working together": (
        Glance(
            "operations",
            "Operations by kind",
            "operations",
            "kind",
            chosen=(("counted", "operations"),),
            is_folded=False,
        ),
        Glance("needs", "Needs and challenges by theme", "needs", "theme"),
        Glance("findings", "What reviews found", "findings", "grade"),
    ),
    "What councils buy": (
        Glance("checks", "Checks of suppliers by outcome", "checks", "outcome", is_folded=False),
        Glance("statements", "Levels of statements", "statements", "section", "level", Against.NOTHING),
    ),
}


def all_glances() -> dict[str, Glance]:
    """Every one by its key."""
    return {each.key: each for group in GLANCES.values() for each in group}
