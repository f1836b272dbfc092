"""Survivor services in the shape of Open Referral UK 3.0, for other directories to read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from tenants.dating import format_day
from tenants.records.survivor_services.copies import ServiceCopy
from tenants.records.survivor_services.rules import GENDER_WORDS, NRM_WORDS, REACH_WORDS, Reach
from workflows.published_services.queries import Published

Values = dict[str, Any]

#: Names of ours, from which the ids follow that the standard wants for every part: the same each time.
_OURS = UUID("5b6c3c0e-5a5e-4f4d-9a53-0f5b7f0c6a11")
NEED, GENDER, NRM = "Survivor need", "Gender", "National Referral Mechanism status"
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.ASCII)


def term_id(taxonomy: str, key: str) -> str:
    """The id of a term, such as of the need `legal`."""
    return _id(taxonomy, key)


def page_of_services(shown: Sequence[Values], *, total: int, number: int, size: int) -> Values:
    """One page of a list as the standard wraps it; `size` is how many a full page has."""
    pages = -(-total // size)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(shown),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not shown,
        "contents": list(shown),
    }


def as_open_referral(
    published: Published, needs: Mapping[str, str], areas: Mapping[str, str], address: str
) -> Values:
    """One service with all that belongs to it; `address` is its page, for one without a website.

    What the standard has no field for (how to refer, who may) follows in the description.
    """
    copy = published.copy
    organisation = _id("organisation", copy.organisation.casefold())
    values: Values = {
        "id": str(copy.id),
        "name": copy.title,
        "description": _description(copy),
        "url": copy.url or address,
        "email": copy.email or None,
        "status": "active",
        "minimum_age": copy.minimum_age,
        "maximum_age": copy.maximum_age,
        "assured_date": copy.verified_on.isoformat() if copy.verified_on else None,
        "alert": _alert(copy),
        "organization": {"id": organisation, "name": copy.organisation, "description": copy.organisation},
        "attributes": list(_attributes(copy, needs)),
        **_parts(copy, areas),
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _parts(copy: ServiceCopy, areas: Mapping[str, str]) -> Values:
    own = f"{copy.id}"
    return {
        "contacts": _listed(copy.phone, own, "contact", lambda number: {"phones": [_phone(own, number)]}),
        "schedules": _listed(copy.hours, own, "schedule", lambda words: {"description": words}),
        "cost_options": _listed(copy.cost, own, "cost", lambda words: {"option": words}),
        "languages": [{"id": _id(own, each), "name": each} for each in copy.languages],
        "service_areas": list(_areas(copy, areas)),
        "service_at_locations": _listed(
            copy.address, own, "place", lambda line: {"location": _place(own, line)}
        ),
    }


def _listed(value: str, own: str, part: str, made: Any) -> list[Values]:
    return [{"id": _id(own, part), **made(value)}] if value else []


def _phone(own: str, number: str) -> Values:
    return {"id": _id(own, "phone"), "number": number}


def _place(own: str, address: str) -> Values:
    """An office that anybody may go to; a refuge's address has never left the house."""
    found = _POSTCODE.search(address.upper())
    line = {
        "id": _id(own, "address"),
        "address_1": address,
        "city": "",
        "state_province": "",
        "postal_code": found[0] if found else "",
        "country": "GB",
        "address_type": "physical",
    }
    return {"id": _id(own, "location"), "location_type": "physical", "addresses": [line]}


def _areas(copy: ServiceCopy, areas: Mapping[str, str]) -> Iterator[Values]:
    if copy.reach != Reach.BOROUGHS:
        yield {"id": _id(f"{copy.id}", copy.reach), "name": REACH_WORDS[copy.reach]}
    for slug in copy.areas:
        yield {"id": _id(f"{copy.id}", slug), "name": areas.get(slug, slug)}


def _attributes(copy: ServiceCopy, needs: Mapping[str, str]) -> Iterator[Values]:
    named = [(NEED, key, needs.get(key, key)) for key in copy.needs]
    named += [(GENDER, each, GENDER_WORDS[each]) for each in copy.genders]
    named += [(NRM, each, NRM_WORDS[each]) for each in copy.nrm]
    for taxonomy, key, words in named:
        term = {"id": term_id(taxonomy, key), "code": key, "name": words, "taxonomy": taxonomy}
        link = {"link_entity": "service", "link_id": str(copy.id)}
        yield {"id": _id(f"{copy.id}/{taxonomy}", key), **link, "taxonomy_term": term}


def _description(copy: ServiceCopy) -> str:
    parts = [copy.description]
    if copy.how_to_refer:
        parts.append(f"How to refer: {copy.how_to_refer}")
    if copy.may_refer_self:
        parts.append("Survivors may refer themselves.")
    if copy.has_interpreters:
        parts.append("Interpreters are available.")
    if copy.is_demonstration:
        parts.append("Invented for a demonstration: there is no such service.")
    return "\n\n".join(parts)


def _alert(copy: ServiceCopy) -> str:
    if not copy.capacity or copy.capacity_on is None:
        return copy.capacity
    return f"{copy.capacity} (as on {format_day(copy.capacity_on)})"


def _id(*names: str) -> str:
    return str(uuid5(_OURS, "/".join(names)))
