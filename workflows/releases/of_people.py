"""The measures that count people: referrals and decisions, rounded so that nobody is in them."""

from workflows.register.rules import Method
from workflows.releases.disclosure.tables import LEAF
from workflows.releases.measure_parts import (
    AUTHORITY,
    BY_AREA,
    BY_AUTHORITY,
    EACH,
    QUARTER,
    Measure,
    Part,
    Shown,
)

_AGES = (("adult", "Adults"), ("child", "Children"), ("unknown", "Age not known"))
_LOW_COUNTS = (
    "Low figures may mean that victims go unnoticed, not that there are none.",
    "Only what authorities logged: referrals that others made without telling the authority are missing.",
)

REFERRALS = Measure(
    key="referrals",
    title="Referrals by authority, type of exploitation, age and route",
    definition=(
        "People referred to the NRM, or notified under the Duty to Notify, by the quarter of referral, as "
        "logged by the authority. Each person is counted once: somebody with several types is under "
        "“Several types”. Somebody whose age is disputed is counted as a child."
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
        "First and second decisions by the quarter in which they were made, by outcome and by the time "
        "since the referral. A decision whose day, or whose referral's day, is not known exactly is under "
        "“Time not known”."
    ),
    why="People who wait for a decision wait for support, a home and a future.",
    asked_by="Executive Committee",
    unit="decisions",
    parts=(
        Part(
            "stage", "Decision", (("reasonable", "Reasonable grounds"), ("conclusive", "Conclusive grounds"))
        ),
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
