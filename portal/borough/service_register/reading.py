"""Gathers what the pages of the register show."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.survivor_services.words import Known, Shown, shown
from tenants.people.queries import names_of
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.queries import services
from tenants.records.survivor_services.rules import STATUS_WORDS, ServiceStatus
from workflows.published_services.service import would_show

_TAGS = {
    ServiceStatus.SUGGESTED: "waiting",
    ServiceStatus.APPROVED: "done",
    ServiceStatus.DECLINED: "quiet",
    ServiceStatus.ENDED: "quiet",
}
_SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A service in the list; `due_on` is when somebody is to decide on it or ask it again."""

    service: SurvivorService
    needs: tuple[str, ...]
    due_on: date | None
    owner_words: str
    today: date

    @property
    def status_words(self) -> str:
        """Where it stands."""
        return STATUS_WORDS[ServiceStatus(self.service.status)]

    @property
    def tag_kind(self) -> str:
        """The colour that repeats the words."""
        return _TAGS[ServiceStatus(self.service.status)]

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.due_on is not None and self.due_on < self.today

    @property
    def is_soon(self) -> bool:
        """Whether its day comes within a month."""
        return self.due_on is not None and 0 <= (self.due_on - self.today).days <= _SOON_DAYS


def lines(status: ServiceStatus, today: date) -> list[Line]:
    """The services that stand so: what is due first, then by name."""
    known, found = Known.now(), services(status)
    owed = _open_by_record([each.id for each in found])
    made = [_line(each, known, owed.get(each.id), today) for each in found]
    return sorted(made, key=lambda line: (line.due_on or date.max, line.service.title.casefold()))


def line_of(service: SurvivorService, today: date) -> Line:
    """One service as a line."""
    return _line(service, Known.now(), _open_by_record([service.id]).get(service.id), today)


def _open_by_record(ids: list[UUID]) -> dict[UUID, Owed]:
    return {each.record_id: each for each in obligations_about(ids) if each.done_on is None}


def _line(service: SurvivorService, known: Known, owed: Owed | None, today: date) -> Line:
    needs = tuple(title for key, title in known.needs.items() if key in service.needs)
    return Line(service, needs, owed.due_on if owed else None, owed.owner_words if owed else "", today)


@dataclass(frozen=True, slots=True)
class ServicePage:
    """One service with what everybody reads of it, and who decided and asked."""

    line: Line
    shown: Shown
    decided_by: str
    verified_by: str

    @property
    def service(self) -> SurvivorService:
        """The record."""
        return self.line.service


def page_of(service: SurvivorService, today: date) -> ServicePage:
    """What the page of one service shows."""
    people = {each for each in (service.decided_by_id, service.verified_by_id) if each}
    names = names_of(people)
    return ServicePage(
        line=line_of(service, today),
        shown=shown(would_show(service), Known.now()),
        decided_by=names.get(service.decided_by_id, "") if service.decided_by_id else "",
        verified_by=names.get(service.verified_by_id, "") if service.verified_by_id else "",
    )
