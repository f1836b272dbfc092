"""Takes charters on for a borough, with progress, evidence, deadlines and a report."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tenants import clock
from tenants.database import db
from tenants.guidance.models import Charter, Commitment
from tenants.records.obligations.service import Owner
from tenants.records.pledges import evidence, service
from tenants.records.pledges.details import PledgeDetails, Standing
from tenants.records.pledges.models import Pledge
from tenants.records.pledges.queries import commitments_of
from tenants.records.pledges.reports import ReportPeriod, make_report
from tenants.records.pledges.rules import Progress
from tests.factories.world import Borough

CHARTER = "against-modern-slavery"
ENDED, LEFT = "charter-ended", "charter-left"
WORDS = "Bring workers’ voices into every contract"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
LINK = "https://www.council.example/standard-terms"


@dataclass(frozen=True, slots=True)
class Pledged:
    """The ids of a borough's charters and of what belongs to the first of them."""

    pledge: UUID
    progress: UUID
    link: UUID
    file: UUID
    report: UUID
    ended: UUID


def make_charters() -> None:
    """Adds three charters of two or three commitments, unless they are there; any may be the only ones."""
    for code, title, count in (
        (CHARTER, "Charter Against Modern Slavery", 10),
        (ENDED, "Fair Work Charter", 2),
        (LEFT, "Clean Supply Charter", 2),
    ):
        if db.session.get(Charter, code) is None:
            db.session.add(Charter(code=code, title=title, report_months=12, source="A party"))
            db.session.flush()
            db.session.add_all(
                Commitment(key=f"{code}/{n}", charter_code=code, number=n, words=f"{WORDS}, part {n}.")
                for n in range(1, count + 1)
            )
            db.session.flush()


def take_on(borough: Borough, *, adopted_on: date | None = None, code: str = CHARTER) -> Pledge:
    """The borough's pledge on a charter, owned by the borough's owner; inside its scope."""
    make_charters()
    details = PledgeDetails(adopted_on or clock.today() - timedelta(days=400), "Full council", LINK)
    owner = Owner(person_id=borough.owner.id)
    return service.take_on(code, details, owner, by=borough.lead.id, today=clock.today())


def furnish_pledges(borough: Borough) -> Pledged:
    """One charter under way with everything that belongs to it, one that ended, and one left to take on."""
    today, lead = clock.today(), borough.lead.id
    pledge = take_on(borough)
    first, second, *_ = (each.progress for each in commitments_of(pledge.id))
    done = Standing(Progress.IN_PLACE, "Every buyer took the course in May.", today)
    service.report_progress(pledge, first, done, by=lead)
    begun = Standing(Progress.UNDER_WAY, "The clause is in new contracts.", today)
    service.report_progress(pledge, second, begun, by=lead)
    service.set_task(pledge, second, Owner.of(second), today + timedelta(days=60), by=lead)
    link = evidence.add_evidence_link(pledge, second, "Standard terms", LINK, by=lead)
    file = evidence.add_evidence_file(pledge, second, "Minutes", "minutes.pdf", PDF, by=lead)
    period = ReportPeriod(today - timedelta(days=395), today - timedelta(days=31))
    report = make_report(pledge, period, "We began with what we buy most.", by=lead, today=today)
    ended = take_on(borough, code=ENDED)
    service.end_pledge(ended, "The council follows another charter", by=lead, today=today)
    return Pledged(pledge.id, second.id, link.id, file.id, report.id, ended.id)
