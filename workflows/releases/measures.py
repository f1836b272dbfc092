"""The catalogue of measures: what is counted across London, why, how it is divided, and how it is protected."""

from dataclasses import dataclass

from workflows.register.rules import Method
from workflows.releases.disclosure.tables import LEAF, TOTAL, Table

AUTHORITY, AREA, QUARTER, YEAR = "authority", "area", "quarter", "year"
BY_AREA = (AREA, TOTAL)
BY_AUTHORITY = (LEAF, AREA, TOTAL)
EACH = (LEAF, TOTAL)
WHOLE_YEAR = (LEAF, YEAR)  # a quarter, and its year once that is over


@dataclass(frozen=True)
class Part:
    """A dimension of a measure; `title` heads its column, `words` say its codes, in order.

    The codes of `authority` and `quarter` are made when a release is drafted.
    """

    name: str
    title: str
    words: tuple[tuple[str, str], ...] = ()
    is_attribute: bool = False  # of people: all of a group sharing it would tell of each of them


@dataclass(frozen=True)
class Shown:
    """A table of a release; `is_public` ones are also in the public's."""

    key: str
    title: str
    levels: tuple[tuple[str, tuple[str, ...]], ...]  # of each part; one that is not named is its total only
    is_public: bool = False

    @property
    def table(self) -> Table:
        """As the disclosure engine wants it."""
        return Table(self.key, dict(self.levels))


@dataclass(frozen=True)
class Measure:
    """One thing that is counted for the whole network."""

    key: str
    title: str
    definition: str
    why: str
    asked_by: str
    unit: str
    parts: tuple[Part, ...]  # besides authority and quarter, which all have
    tables: tuple[Shown, ...]
    method: Method
    is_of_people: bool
    is_stock: bool = False  # as it stands on the day of preparing, so never made for a quarter of before
    limits: tuple[str, ...] = ()

    @property
    def rule_code(self) -> str:
        """Which rule about small counts it follows (tenants.guidance, DisclosureRule)."""
        return "people" if self.is_of_people else "organisations"

    def part(self, name: str) -> Part:
        """The part with this name; KeyError for none."""
        return {each.name: each for each in self.parts}[name]


#: The plans of all measures; a change to any table of any measure is a new one.
PLAN_VERSION = "lmsl-1"

_AGES = (("adult", "Adults"), ("child", "Children"), ("unknown", "Age not known"))
_LOW_COUNTS = (
    "Low figures may mean that victims go unnoticed, not that there are none.",
    "Only what authorities logged: referrals that others made without telling the authority are missing.",
)

REFERRALS = Measure(
    key="referrals",
    title="Referrals by authority, type of exploitation, age and route",
    definition=(
        "People referred to the NRM, or notified under the Duty to Notify, by the quarter of referral, as logged by "
        "the authority. Each person is counted once: somebody with several types is under “Several types”. "
        "Somebody whose age is disputed is counted as a child."
    ),
    why="To see where and how people are exploited in London, and whom services should expect.",
    asked_by="Executive Committee and data subgroup",
    unit="referrals",
    parts=(
        Part(
            "type",
            "Exploitation",
            (
                ("labour", "Labour"),
                ("sexual", "Sexual"),
                ("criminal", "Criminal"),
                ("domestic", "Domestic servitude"),
                ("other", "Other"),
                ("several", "Several types"),
                ("unknown", "Not known"),
            ),
            is_attribute=True,
        ),
        Part("age", "Age", _AGES),
        Part(
            "route",
            "Route",
            (
                ("nrm", "National Referral Mechanism"),
                ("dtn", "Duty to Notify"),
                ("outside", "Support outside the NRM"),
            ),
            is_attribute=True,
        ),
    ),
    tables=(
        Shown(
            "places",
            "Referrals by authority, type and age",
            ((AUTHORITY, BY_AUTHORITY), ("type", EACH), ("age", EACH), (QUARTER, (LEAF,))),
        ),
        Shown(
            "routes",
            "Referrals by area, route and age",
            ((AUTHORITY, BY_AREA), ("route", EACH), ("age", EACH), (QUARTER, (LEAF,))),
            is_public=True,
        ),
        Shown(
            "areas",
            "Referrals by area, type and age",
            ((AUTHORITY, BY_AREA), ("type", EACH), ("age", EACH), (QUARTER, (LEAF,))),
            is_public=True,
        ),
    ),
    method=Method.ROUNDING,
    is_of_people=True,
    limits=_LOW_COUNTS,
)

DECISIONS = Measure(
    key="decisions",
    title="Decisions and how long they took",
    definition=(
        "First and second decisions by the quarter in which they were made, by outcome and by the time since the "
        "referral. A decision whose day, or whose referral's day, is not known exactly is under “Time not known”."
    ),
    why="People who wait for a decision wait for support, a home and a future.",
    asked_by="Executive Committee",
    unit="decisions",
    parts=(
        Part("stage", "Decision", (("reasonable", "Reasonable grounds"), ("conclusive", "Conclusive grounds"))),
        Part(
            "outcome",
            "Outcome",
            (("positive", "Positive"), ("negative", "Negative"), ("ended", "Withdrawn or suspended")),
            is_attribute=True,
        ),
        Part(
            "wait",
            "Time since the referral",
            (
                ("days-7", "Within 7 days"),
                ("days-30", "8 to 30 days"),
                ("days-90", "31 to 90 days"),
                ("days-365", "91 days to a year"),
                ("longer", "More than a year"),
                ("unknown", "Time not known"),
            ),
        ),
        Part("age", "Age", _AGES),
    ),
    tables=(
        Shown(
            "outcomes",
            "Decisions by area, stage and outcome",
            ((AUTHORITY, BY_AREA), ("stage", (LEAF,)), ("outcome", EACH), (QUARTER, (LEAF,))),
            is_public=True,
        ),
        Shown(
            "waits",
            "Time to decision by stage and age",
            ((AUTHORITY, BY_AREA), ("stage", (LEAF,)), ("wait", EACH), ("age", EACH), (QUARTER, (LEAF,))),
        ),
    ),
    method=Method.ROUNDING,
    is_of_people=True,
    limits=(
        "Decisions of a quarter are mostly about people who were referred before it.",
        "Only decisions that an authority was told of and logged.",
    ),
)

OPERATIONS = Measure(
    key="operations",
    title="Operations and interventions",
    definition="Operations by the quarter in which they began, and interventions of the agencies that took part.",
    why="To see where partners act together against exploitation, and on what.",
    asked_by="Executive Committee",
    unit="operations",
    parts=(
        Part("kind", "Kind"),  # the words come from tenants.records.operations.rules
        Part("counted", "What is counted", (("operations", "Operations"), ("interventions", "Interventions"))),
    ),
    tables=(
        Shown(
            "kinds",
            "Operations and interventions by area and kind",
            ((AUTHORITY, BY_AREA), ("kind", EACH), ("counted", (LEAF,)), (QUARTER, WHOLE_YEAR)),
            is_public=True,
        ),
    ),
    method=Method.SUPPRESSION,
    is_of_people=False,
    limits=("Operations of the police that no authority took part in are missing.",),
)
