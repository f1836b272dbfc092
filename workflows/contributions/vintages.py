"""Asks every authority to look again at a quarter whose figures have changed since they were given."""

from datetime import date

from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.scope import visit_each_tenant
from workflows.contributions.preparing import prepare_again
from workflows.register.periods import Quarter
from workflows.releases.measures import MEASURES


def prepare_vintage(quarter: Quarter, vintage: int, *, today: date) -> int:
    """Prepares what has changed since the vintage before, in every house; says how many contributions.

    Their leads look at them as they did the first time, and what nobody decides on goes by itself: a release
    of that vintage is drafted only after that day.
    """
    authorities = [tenant.id for tenant in tenants_of_kind(TenantKind.AUTHORITY)]
    return sum(visit_each_tenant(authorities, lambda _tenant_id: _prepare(quarter, vintage, today)))


def _prepare(quarter: Quarter, vintage: int, today: date) -> int:
    events = [each.key for each in MEASURES if not each.is_stock]
    made = [prepare_again(key, quarter, vintage, today) for key in events]
    return sum(each is not None for each in made)
