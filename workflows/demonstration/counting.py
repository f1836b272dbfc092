"""Loads a draft of the next counting standard into the network's house, and a comparison into Sutton's."""

from datetime import date

from tenants.authorities.models import TenantKind
from tenants.people.permissions import Role
from tenants.records.obligations.service import Owner
from tenants.records.reconciliations import service as comparing
from tenants.records.reconciliations.details import ReasonDetails, ReconciliationDetails
from tenants.records.reconciliations.models import Reconciliation
from tenants.records.reconciliations.queries import compared
from tenants.records.reconciliations.rules import Basis, Reason, Source
from tenants.records.referrals.rules import AgeBand
from tenants.records.standards import service as writing
from tenants.records.standards.details import StandardDetails
from workflows.demonstration.people import House
from workflows.published_standards.queries import standard_on

#: A council that has said that it compares the Home Office's figures with its own by hand.
COMPARING = "sutton"
_CHANGES = (
    "Invented for the demonstration: places online are counted apart, and so are kitchens and riders that "
    "deliver food."
)
#: How far the invented figures are from the log, by type and age: theirs less ours.
_OFF: dict[tuple[str, str], int] = {
    ("labour", AgeBand.ADULT): -1,
    ("criminal", AgeBand.CHILD): 2,
    ("sexual", AgeBand.ADULT): -1,
}
_SAID = ("labour", "criminal", "sexual", "domestic")


def load_counting(house: House, today: date) -> None:
    """Adds the draft to the network's house, the comparison to one council's; nothing to any other."""
    if house.tenant.kind == TenantKind.NETWORK:
        _load_draft(house, today)
    elif house.tenant.slug == COMPARING:
        _load_comparison(house, today)


def _load_draft(house: House, today: date) -> None:
    author, owner = house.accounts[Role.ANALYST], Owner(person_id=house.accounts[Role.SECRETARIAT])
    details = StandardDetails("How London counts, a demonstration", _CHANGES)
    edition = writing.start(details, standard_on(today), owner, by=author)
    writing.add_option(edition, "place", "Online", "Recruited or sold on the internet", by=author)
    writing.add_option(edition, "premises", "Food delivery", "Riders, and kitchens without guests", by=author)


def _load_comparison(house: House, today: date) -> None:
    starts_on, ends_on = _last_year(today)
    details = ReconciliationDetails(
        source=Source.HOME_OFFICE,
        starts_on=starts_on,
        ends_on=ends_on,
        basis=Basis.REFERRED,
        source_words="Invented for the demonstration: a table of the Home Office",
    )
    found = comparing.start(details, standard_on(ends_on), by=house.lead_id, today=today)
    comparing.take_in(found, _invented(found), by=house.lead_id)
    reason = ReasonDetails(
        "criminal", AgeBand.CHILD, Reason.OTHER_PLACE, -1, "Counted where the child was found"
    )
    comparing.explain(found, reason, by=house.lead_id)


def _invented(found: Reconciliation) -> dict[tuple[str, str], int | None]:
    """Ours, a little off; what such a table does not hold stays not known."""
    lines = {(line.type_key, line.age_band): line.ours for line in compared(found.id)}
    return {
        category: max(ours + _OFF.get(category, 0), 0)
        for category, ours in lines.items()
        if category[0] in _SAID and category[1] != AgeBand.UNKNOWN
    }


def _last_year(today: date) -> tuple[date, date]:
    """The last year from April to March that is over."""
    begins = today.year - 1 if (today.month, today.day) >= (4, 1) else today.year - 2
    return date(begins, 4, 1), date(begins + 1, 3, 31)
