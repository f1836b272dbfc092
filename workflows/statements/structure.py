"""What the portal can say of the council's structure and of what it buys."""

from tenants.guidance.queries import sector_titles
from tenants.records.boards.overview import Overview, overviews
from tenants.records.boards.queries import office_on
from tenants.records.boards.rules import Life, Office
from tenants.records.posts.queries import get_post
from tenants.records.suppliers.risk_queries import high_risk_keys
from tenants.records.suppliers.rules import TIER_WORDS, Tier
from workflows.highlights.words import counted
from workflows.statements.buying import Spend, count_suppliers, spend_by_sector, spend_by_tier, total
from workflows.statements.year import Offered, Year, listed, offered, pounds, share


def structure(year: Year) -> Offered:
    """Who oversees the work, how much is bought from how many suppliers, and in which risky sectors."""
    boards = [one for one in overviews(year.figures_on) if _oversees(one)]
    spend = spend_by_tier(year.figures_on)
    bought = total(spend)
    return offered(
        listed("Our work against modern slavery is overseen by:", [_board(one, year) for one in boards]),
        _buying(year, bought) if bought.contracts else "",
        _by_tier(spend, bought) if bought.value else "",
        _sectors(year),
        wanting=(
            "" if boards else "No board about modern slavery is recorded as active.",
            ""
            if bought.contracts
            else "No contract in force is recorded, so what the council buys is unknown.",
            "The portal does not know how many people the council employs: add that.",
        ),
    )


def _oversees(one: Overview) -> bool:
    return one.life == Life.ACTIVE and one.board.is_about_modern_slavery


def _board(one: Overview, year: Year) -> str:
    """The board, its chair as a post, how often it meets, and to whom it reports."""
    chair = _chair(one, year)
    parts = [one.board.title]
    if chair:
        parts.append(f"chaired by the {chair.removeprefix('The ').removeprefix('the ')}")
    if one.rules is not None and one.rules.every:
        parts.append(f"meeting {one.frequency[:1].lower()}{one.frequency[1:]}")
    if one.parents:
        parts.append("reporting to " + " and ".join(each.title for each in one.parents))
    return ", ".join(parts)


def _chair(one: Overview, year: Year) -> str:
    """The post that chairs it; a statement names no person, so nothing where a person does so in person."""
    held = office_on(one.board.id, Office.CHAIR, year.figures_on)
    if held is None:
        return ""
    return get_post(held.post_id).title if held.post_id else held.words


def _buying(year: Year, bought: Spend) -> str:
    suppliers = f"{counted(count_suppliers(year.figures_on), 'supplier')}"
    contracts = counted(bought.contracts, "contract")
    worth = f", worth {pounds(bought.value)} a year" if bought.value else ""
    return f"{year.as_at} we buy from {suppliers} and have {contracts} in force{worth}."


def _by_tier(spend: dict[Tier | None, Spend], bought: Spend) -> str:
    points = [
        f"{TIER_WORDS[tier]} risk: {share(spend[tier].value, bought.value)}, "
        f"{counted(spend[tier].contracts, 'contract')}"
        for tier in Tier
        if tier in spend
    ]
    unknown = spend.get(None)
    if unknown:
        percent = share(unknown.value, bought.value)
        points.append(f"Risk not judged yet: {percent}, {counted(unknown.contracts, 'contract')}")
    return listed("Of what we spend under these contracts in a year, by the supplier’s tier of risk:", points)


def _sectors(year: Year) -> str:
    titles, keys = sector_titles(), high_risk_keys(year.figures_on)
    spend = spend_by_sector(year.figures_on, keys)
    points = [
        f"{titles.get(key, key)}: {counted(each.contracts, 'contract')}, {pounds(each.value)} a year"
        for key, each in sorted(spend.items(), key=lambda pair: -pair[1].value)
    ]
    return listed("Contracts in force in sectors known for a high risk of modern slavery:", points)
