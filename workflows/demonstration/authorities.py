"""Loads the members of the network: 33 authorities, LMSL itself and its partner organisations."""

from datetime import date

from tenants.authorities.models import Tenant, TenantKind
from tenants.authorities.service import admit_tenant
from workflows.demonstration.sources import Entry, read


def load_authorities(today: date) -> list[tuple[Tenant, Entry]]:
    """Admits the 33 authorities; each comes with what the data set says of it."""
    return [(_admit_authority(entry, today), entry) for entry in read("authorities")["authorities"]]


def load_organisations(today: date) -> list[Tenant]:
    """Admits LMSL, which is the first, and the partner organisations."""
    return [_admit_organisation(entry, today) for entry in read("organisations")["organisations"]]


def _admit_authority(entry: Entry, today: date) -> Tenant:
    return admit_tenant(
        entry["slug"],
        entry["name"],
        TenantKind.AUTHORITY,
        joined_on=today,
        aliases=entry["aliases"],
        official_name=entry["official_name"],
        gss_code=entry["gss_code"],
        sub_region=entry["sub_region"],
        police_bcu=entry["police_bcu"],
        note=entry["police_note"] or "",
        is_demonstration=True,
    )


def _admit_organisation(entry: Entry, today: date) -> Tenant:
    return admit_tenant(
        entry["slug"],
        entry["name"],
        TenantKind(entry["kind"]),
        joined_on=today,
        aliases=entry["aliases"],
        note=entry["note"],
        is_demonstration=True,
    )
