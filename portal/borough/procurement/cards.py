"""The short lists of a procurement team's first page, each with the address of the whole list behind it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from portal.borough.home.cards import SHORT, Card, CardLine
from tenants.dating import format_day
from tenants.records.checks.coverage import ContractLine, high_risk_unchecked, relets
from tenants.records.contracts.pounds import pounds_words
from tenants.records.obligations.queries import Owed, count_open, open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.plans.rules import lateness_words
from tenants.records.suppliers.rules import NOT_TIERED, TIER_WORDS

#: How far ahead checks are listed, and contracts that have to be let anew.
CHECKS_AHEAD = timedelta(days=31)
RELETS_AHEAD = relativedelta(months=6)


def cards(house: str, today: date) -> list[Card]:
    """What is to be done, in the order in which it hurts."""
    return [
        _owed(
            house,
            today,
            Kind.FOLLOW_UP,
            today - timedelta(days=1),
            Card(
                "actions-late",
                "Corrective actions late",
                "What suppliers have to put right, and have not in time.",
                "No corrective action is late.",
                f"/{house}/checks/follow-ups/",
            ),
        ),
        _owed(
            house,
            today,
            Kind.SUPPLIER_CHECK,
            today + CHECKS_AHEAD,
            Card(
                "checks-due",
                "Checks due",
                "Late, or due in the next month.",
                "No check is due in the next month.",
                f"/{house}/checks/",
            ),
        ),
        _unchecked(house, today),
        _relets(house, today),
    ]


def _owed(house: str, today: date, kind: Kind, until: date, card: Card) -> Card:
    owed = open_obligations(until=until, kinds=[kind], limit=SHORT)
    lines = [_owed_line(each, house, today) for each in owed]
    return replace(card, lines=lines, count=count_open([kind], until=until))


def _owed_line(owed: Owed, house: str, today: date) -> CardLine:
    return CardLine(
        href=f"/{house}/{owed.path}",
        title=owed.title,
        about=owed.owner_words,
        flag="vacant" if owed.is_vacant else "",
        due=format_day(owed.due_on),
        note=lateness_words(owed.due_on, today),
        is_late=owed.due_on < today,
    )


def _unchecked(house: str, today: date) -> Card:
    lines, count = high_risk_unchecked(today, SHORT)
    return Card(
        "high-risk-unchecked",
        "High-risk contracts without a check",
        "In force, and no check of the supplier counts any more. The largest come first.",
        "Every contract of high risk has a check that counts.",
        f"/{house}/contracts/?standing=in-force&lacks=check",
        _contracts(lines, house, _risk_words),
        count,
    )


def _risk_words(line: ContractLine) -> str:
    """Why it counts as of high risk: the supplier's tier, or the sector while there is none."""
    return f"{TIER_WORDS[line.tier]} risk" if line.tier else f"{NOT_TIERED}, in a sector of high risk"


def _relets(house: str, today: date) -> Card:
    until = today + RELETS_AHEAD
    lines, count = relets(today, until, SHORT)
    before = until + timedelta(days=1)
    return Card(
        "relets",
        "To be let again in the next six months",
        "A good moment to ask for clauses and checks.",
        "No contract has to be let again in the next six months.",
        f"/{house}/contracts/?standing=in-force&relet-from={today}&relet-before={before}&sort=relet",
        _contracts(lines, house, lambda line: format_day(line.relet_on or line.ends_on or today)),
        count,
    )


def _contracts(
    lines: Iterable[ContractLine], house: str, note: Callable[[ContractLine], str]
) -> list[CardLine]:
    return [
        CardLine(
            href=f"/{house}/contracts/{line.id}/",
            title=line.title,
            about=f"{line.supplier}, {_a_year(line)}",
            note=note(line),
        )
        for line in lines
    ]


def _a_year(line: ContractLine) -> str:
    return "value not known" if line.annual_value is None else f"{pounds_words(line.annual_value)} a year"
