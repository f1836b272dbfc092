"""Makes comparisons of a borough's log with the figures of others."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.records.reconciliations import service
from tenants.records.reconciliations.details import ReasonDetails, ReconciliationDetails
from tenants.records.reconciliations.models import Reconciliation
from tenants.records.reconciliations.queries import reasons_of
from tenants.records.reconciliations.rules import Basis, Reason, Source
from tests.factories.standards import standard_of_today
from tests.factories.world import Borough

#: What the police say of a borough where the log may say something else.
THEIRS: dict[tuple[str, str], int | None] = {("labour", "adult"): 1, ("sexual", "adult"): 0}


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The ids of a borough's comparisons, and of a reason of the open one."""

    open: UUID
    closed: UUID
    reason: UUID


def make_comparison(
    borough: Borough, theirs: dict[tuple[str, str], int | None] | None = None, **changes: Any
) -> Reconciliation:
    """A comparison of the last hundred days with the police; inside the borough's scope."""
    today = clock.today()
    details = ReconciliationDetails(
        source=Source.POLICE,
        starts_on=today - timedelta(days=100),
        ends_on=today,
        basis=Basis.REFERRED,
        source_words="Monthly table of the exploitation team",
    )
    return service.start(
        replace(details, **changes), standard_of_today(), theirs or {}, by=borough.lead.id, today=today
    )


def furnish_reconciliations(borough: Borough) -> Comparisons:
    """One with a reason and something left over, a closed one, and one that can be closed; in its scope."""
    found = make_comparison(borough, {("labour", "adult"): 40, ("sexual", "adult"): 3})
    reason = ReasonDetails("labour", "adult", Reason.OTHER_PLACE, -2, "Counted where the car wash is")
    service.explain(found, reason, by=borough.lead.id)
    closed = make_comparison(borough, THEIRS, starts_on=date(2020, 4, 1), ends_on=date(2021, 3, 31))
    service.say_not_known(closed, ("labour", "adult"), by=borough.lead.id)
    service.close(closed, by=borough.lead.id, today=clock.today())
    make_comparison(borough, {("organ", "child"): 0}, starts_on=date(2019, 4, 1), ends_on=date(2020, 3, 31))
    return Comparisons(found.id, closed.id, reasons_of(found.id)[0].id)
