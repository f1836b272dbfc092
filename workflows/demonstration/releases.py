"""Releases London quarter by quarter: drafted by the analyst and published by the chair."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select

from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.database import db
from tenants.people.models import Person
from tenants.scope import tenant_scope
from workflows.demonstration.contributions import QUARTERS
from workflows.register.models import Coalition, Release
from workflows.register.periods import Quarter, newest_whole
from workflows.releases.build import Way
from workflows.releases.collecting import Collected, Wanted, collect
from workflows.releases.measures import MEASURES
from workflows.releases.service import draft, publish

#: Any two authorities are reckoned with; police commands that serve more may put all their figures together.
_MORE_THAN = 2
ANALYST, CHAIR = "analyst@lmsl.example", "chair@lmsl.example"
_TO_DRAFT, _TO_PUBLISH = timedelta(days=30), timedelta(days=37)  # after the end of the quarter
_POLISH_SECONDS = 0.05
_AT = time(10, 15, tzinfo=UTC)


def load_releases(today: date, say: Callable[[str], None] = lambda _words: None) -> str:
    """Drafts the last twelve quarters and publishes all but the newest, one transaction each.

    The newest waits as a draft of the analyst's, so that the chair can look at it and publish it.
    """
    network = tenants_of_kind(TenantKind.NETWORK)[0]
    analyst_id, chair_id = _person(ANALYST), _person(CHAIR)
    newest = newest_whole(today)
    quarters = [newest.before(count) for count in range(QUARTERS - 1, -1, -1)]
    _name_coalitions()
    way = Way(_collected(quarters), _POLISH_SECONDS)
    for quarter in quarters:
        with tenant_scope(network.id):
            members, public = draft(quarter.key, by=analyst_id, today=today, way=way, is_demonstration=True)
            if quarter != newest:
                publish(members, by=chair_id, today=today, is_checked=False)
                for release in (members, public):
                    _date_back(release, quarter)
        db.session.commit()
        say(f"Drafted {quarter.words}." if quarter == newest else f"Released {quarter.words}.")
    return f"{len(quarters) - 1} quarters are released, and the newest is a draft that the chair can publish."


def _collected(quarters: Sequence[Quarter]) -> Callable[[Sequence[Wanted]], dict[Wanted, Collected]]:
    """Collects all quarters at once, visiting each house a single time, and answers from memory."""
    everything = collect([Wanted(each.key, quarter) for quarter in quarters for each in MEASURES])

    def collecting(wanted: Sequence[Wanted]) -> dict[Wanted, Collected]:
        return {each: everything[Wanted(each.measure_key, each.quarter)] for each in wanted}

    return collecting


def _name_coalitions() -> None:
    """The police commands that serve more than two boroughs."""
    served: dict[str, list[str]] = {}
    for tenant in tenants_of_kind(TenantKind.AUTHORITY):
        served.setdefault(tenant.police_bcu or "", []).append(tenant.slug)
    for command, slugs in served.items():
        if command and len(slugs) > _MORE_THAN:
            db.session.add(Coalition(title=f"Police: {command}", members=sorted(slugs)))
    db.session.flush()


def _date_back(release: Release, quarter: Quarter) -> None:
    """As if it had been made when its quarter was over; the figures were given by then."""
    release.drafted_at = datetime.combine(quarter.ends_on + _TO_DRAFT, _AT)
    release.published_at = datetime.combine(quarter.ends_on + _TO_PUBLISH, _AT)
    db.session.flush()


def _person(email: str) -> UUID | None:
    return db.session.scalar(select(Person.id).where(Person.email == email))
