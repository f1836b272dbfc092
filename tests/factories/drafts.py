"""Gives figures in a small London of eight authorities, and drafts a release of them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from tenants import clock
from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.authorities.service import admit_tenant
from tenants.counts import Codes
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.contributions import give_figures
from tests.factories.guidance import make_guidance
from tests.factories.world import Network
from workflows.register.models import Coalition, Release
from workflows.register.periods import Quarter, newest_whole
from workflows.releases.build import Way
from workflows.releases.known import FactDetails, add_fact
from workflows.releases.measures import measure
from workflows.releases.service import draft

#: Slugs and sub-regions; Barnet and Bexley may be there already.
AUTHORITIES = {
    "barnet": "North",
    "camden": "Central",
    "enfield": "North",
    "islington": "Central",
    "bexley": "East",
    "hackney": "East",
    "newham": "East",
    "redbridge": "East",
}
QUICK = Way(polish_seconds=0.02)


def referrals(place: int, child: int = 2) -> dict[Codes, int]:
    """What the authority at this place gave: some adults, and so many exploited children."""
    return {
        ("labour", "adult", "nrm"): 7 + 2 * place,
        ("sexual", "adult", "nrm"): 3 + place,
        ("criminal", "child", "nrm"): child,
        ("domestic", "adult", "dtn"): place % 3,
    }


def operations(place: int) -> dict[Codes, int]:
    """What it gave of operations: joint ones everywhere, and inspections in few places."""
    found: dict[Codes, int] = {("joint", "operations"): 4 + place, ("joint", "interventions"): 9 + place}
    if place < 2:
        found["licensing", "operations"] = 1 + place
    return found


def quarter_to_release() -> Quarter:
    """The newest that is over."""
    return newest_whole(clock.today())


def settle_authorities() -> dict[str, UUID]:
    """All of them, by slug, with the guidance loaded."""
    make_guidance()
    found = {tenant.slug: tenant for tenant in tenants_of_kind(TenantKind.AUTHORITY)}
    for slug, sub_region in AUTHORITIES.items():
        if slug not in found:
            found[slug] = admit_tenant(slug, slug.title(), TenantKind.AUTHORITY, joined_on=clock.today())
        found[slug].sub_region = sub_region
    db.session.flush()
    return {slug: found[slug].id for slug in AUTHORITIES}


def give_everything(
    slugs: Mapping[str, UUID], quarter: Quarter, *, but_not: Sequence[str] = (), more: int = 0
) -> None:
    """Everybody gives referrals and operations for a quarter."""
    for place, (slug, tenant_id) in enumerate(slugs.items()):
        if slug in but_not:
            continue
        with tenant_scope(tenant_id):
            give_figures("referrals", referrals(place + more), quarter=quarter)
            give_figures("operations", operations(place + more), quarter=quarter)


def make_draft(network: Network, quarter: Quarter | None = None) -> Release:
    """A draft by the analyst; opens the network's house."""
    about = quarter or quarter_to_release()
    with tenant_scope(network.id):
        members, _public = draft(about.key, by=network.analyst.id, today=clock.today(), way=QUICK)
    return members


def furnish_known(network: Network) -> None:
    """A figure that is known from elsewhere, and a group; inside the network's house."""
    quarter, today = quarter_to_release(), clock.today()
    codes = {"authority": "area-east", "type": "labour"}
    details = FactDetails(measure("referrals"), quarter, codes, 12, "Council meeting", today)
    add_fact(details, by=network.analyst.id, today=today)
    db.session.add(Coalition(title="Police of the East", members=["bexley", "hackney", "newham"]))
    db.session.flush()
