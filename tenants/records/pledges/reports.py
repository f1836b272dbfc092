"""The yearly report on a charter: what it would say today, and making it, from when on it never changes."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError
from tenants.records.pledges.models import Pledge, PledgeEvidence, PledgeReport
from tenants.records.pledges.owed import owe_report, settle_report
from tenants.records.pledges.queries import commitments_of, evidence_of, reports_of
from tenants.records.pledges.rules import Progress
from tenants.records.pledges.service import must_stand

MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Reported:
    """One commitment as a report tells it; `before` is where it stood in the report before, or empty."""

    number: int
    commitment: str
    progress: str
    before: str
    words: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """The first and the last day that a report covers."""

    starts_on: date | None
    ends_on: date | None

    def checked(self, today: date) -> tuple[date, date]:
        """The two days; FieldError when one is missing, out of order, or still to come."""
        if self.starts_on is None:
            raise FieldError("starts_on", "Enter the first day that the report covers.")
        if self.ends_on is None or self.ends_on > today:
            raise FieldError("ends_on", "Enter the last day that the report covers: today or an earlier day.")
        if self.ends_on < self.starts_on:
            raise FieldError("ends_on", "The last day must be after the first. Check the two dates.")
        return self.starts_on, self.ends_on


def as_it_stands(pledge: Pledge, ends_on: date) -> list[Reported]:
    """What a report up to a day would say of each commitment, as the register stands now."""
    before, committed = _before(pledge, ends_on), commitments_of(pledge.id)
    shown = evidence_of([each.progress.id for each in committed])
    return [
        Reported(
            number=each.number,
            commitment=each.words,
            progress=Progress(each.progress.progress).value,
            before=before.get(each.number, ""),
            words=each.progress.words,
            evidence=tuple(_line(piece) for piece in shown[each.progress.id]),
        )
        for each in committed
    ]


def make_report(
    pledge: Pledge, period: ReportPeriod, summary: str, *, by: UUID | None, today: date
) -> PledgeReport:
    """Makes the report; what was owed is done with that, and the next one is owed.

    FieldError when the days or the words do not do, or one up to the same day is made already.
    """
    must_stand(pledge)
    starts_on, ends_on = period.checked(today)
    if not summary.strip() or len(summary) > MOST_WORDS:
        raise FieldError("summary", f"Say what the year was like in {MOST_WORDS:,} characters or fewer.")
    if any(each.ends_on == ends_on for each in reports_of(pledge.id)):
        day = format_day(ends_on)
        raise FieldError("ends_on", f"A report up to {day} is made already. Choose another last day.")
    report = PledgeReport(
        id=uuid4(),
        pledge_id=pledge.id,
        title=f"{pledge.title}: report {_years(starts_on, ends_on)}",
        starts_on=starts_on,
        ends_on=ends_on,
        commitments=[
            {**asdict(each), "evidence": [*each.evidence]} for each in as_it_stands(pledge, ends_on)
        ],
        summary=summary.strip(),
        made_by_id=by,
        made_at=clock.now(),
    )
    db.session.add(report)
    audit.record("pledge-report:made", report, by=by)
    db.session.flush()
    if report in reports_of(pledge.id)[:1]:
        settle_report(pledge, by=by)
    owe_report(pledge, by=by, today=today)
    return report


def told_by(report: PledgeReport) -> list[Reported]:
    """What a report that is made says of each commitment."""
    return [Reported(**{**each, "evidence": tuple(each["evidence"])}) for each in report.commitments]


def _before(pledge: Pledge, ends_on: date) -> dict[int, str]:
    """Where each commitment stood in the latest report up to an earlier day."""
    earlier = select(PledgeReport).where(PledgeReport.pledge_id == pledge.id, PledgeReport.ends_on < ends_on)
    last = db.session.scalar(earlier.order_by(PledgeReport.ends_on.desc()).limit(1))
    return {each.number: each.progress for each in told_by(last)} if last else {}


def _line(evidence: PledgeEvidence) -> str:
    return f"{evidence.title}: {evidence.url}" if evidence.url else evidence.title


def _years(starts_on: date, ends_on: date) -> str:
    """ "2026", or "2025 to 2026"."""
    first, last = starts_on.year, ends_on.year
    return str(last) if first == last else f"{first} to {last}"
