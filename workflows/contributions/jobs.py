"""The daily jobs that prepare what authorities give for a quarter, and give what nobody decided on."""

from collections.abc import Callable
from datetime import date

from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.database import db
from tenants.scope import in_each_tenant
from workflows.contributions.giving import give_by_default
from workflows.contributions.preparing import prepare_quarter
from workflows.register.periods import newest_whole


def prepare_contributions(today: date) -> str:
    """Prepares the newest quarter that is over in every authority, one transaction each; says how much."""
    quarter = newest_whole(today)

    def prepare() -> int:
        made = len(prepare_quarter(quarter, today))
        db.session.commit()
        return made

    made = _in_each_authority(prepare)
    return f"Prepared {made} contributions for {quarter.words}."


def give_contributions(today: date) -> str:
    """Gives what is due in every authority, one transaction each; says how much."""

    def give() -> int:
        given = give_by_default(today)
        db.session.commit()
        return given

    given = _in_each_authority(give)
    return f"Gave {given} contributions that nobody had decided on."


def _in_each_authority(work: Callable[[], int]) -> int:
    authorities = [tenant.id for tenant in tenants_of_kind(TenantKind.AUTHORITY)]
    done = sum(in_each_tenant(authorities, lambda _tenant_id: work()))
    db.session.commit()
    return done
