"""Fills the directory of the demonstration with invented people in real services, each post published."""

from datetime import date, timedelta
from uuid import UUID

from tenants import clock
from tenants.people.audiences import Audience
from tenants.people.permissions import Role
from tenants.records.contacts.details import ContactDetails
from tenants.records.contacts.rules import Availability, Field, Training
from tenants.records.contacts.service import add_contact, confirm, leave_vacant
from tenants.records.obligations.service import Owner
from workflows.demonstration.directory_posts import Listed, posts_of
from workflows.demonstration.names import invented_name
from workflows.demonstration.people import House
from workflows.demonstration.sources import read
from workflows.directory.publishing import publish
from workflows.directory.standing import mark_contact_stale

_FIRST_NAME, _DEPUTIES = 1200, 600  # numbers of names that nobody else in the demonstration has
_PUBLIC = {field.value: Audience.PUBLIC.value for field in (Field.MAILBOX, Field.PHONE, Field.HOURS)}
#: How many days ago an entry was confirmed; fresh ones differ by their numbers.
_CONFIRMED = {"due": 88, "late": 105, "stale": 60, "vacant": 40}
_FRESHEST, _FRESH_SPAN = 3, 70
_PUBLISHED, _JUST_PUBLISHED = timedelta(days=120), timedelta(days=3)
_VACANT, _STALE = timedelta(days=30), timedelta(days=4)


def load_directory(house: House, today: date) -> int:
    """Adds and publishes the posts of the open tenant; says how many."""
    posts = posts_of(house.tenant.slug)
    for listed in posts:
        _load(listed, house, today)
    return len(posts)


def _load(listed: Listed, house: House, today: date) -> None:
    owner = _owner(listed, house)
    contact = add_contact(_details(listed, house.tenant.slug, today), Owner(person_id=owner), by=None)
    is_new = listed.standing == "unconfirmed"
    if listed.standing == "vacant":
        leave_vacant(contact, min(today, clock.today()) - _VACANT, by=None)
    if not is_new:
        confirm(contact, by=owner, today=today - _confirmed_ago(listed))
    publish(contact.id, by=None, today=today - (_JUST_PUBLISHED if is_new else _PUBLISHED))
    if listed.standing == "stale":
        because = read("directory")["stale_because"]
        mark_contact_stale(contact.id, because, today=today - _STALE)


def _owner(listed: Listed, house: House) -> UUID:
    """Whoever of the accounts is to confirm it: the one that the data name, else whoever owns actions."""
    wanted = (listed.entry.get("role", Role.OWNER), Role.OWNER, Role.LEAD, Role.CHAIR, Role.MEMBER)
    return next(house.accounts[Role(role)] for role in wanted if Role(role) in house.accounts)


def _confirmed_ago(listed: Listed) -> timedelta:
    days = _CONFIRMED.get(listed.standing, _FRESHEST + listed.number * 11 % _FRESH_SPAN)
    return timedelta(days=days)


def _details(listed: Listed, slug: str, today: date) -> ContactDetails:
    entry = listed.entry
    availability = Availability(entry.get("availability", Availability.OFFICE))
    is_held, has_deputy = entry.get("is_held", False), entry.get("has_deputy", False)
    holder = invented_name(_FIRST_NAME + listed.number) if is_held else ""
    deputy = invented_name(_FIRST_NAME + _DEPUTIES + listed.number) if has_deputy else ""
    training = _training(listed) if is_held else Training.UNKNOWN
    return ContactDetails(
        entry["service"],
        entry["title"],
        organisation=entry.get("organisation", ""),
        covers=listed.covers,
        holder=holder,
        holder_email=_address(holder, slug),
        deputy=deputy,
        deputy_email=_address(deputy, slug),
        mailbox=f"{entry['mailbox']}@{slug}.example",
        phone=f"020 7946 {listed.number:04}",
        availability=availability,
        hours=read("directory")["hours"][availability],
        training=training,
        trained_on=_trained_on(listed, today) if training == Training.DONE else None,
        note=entry.get("note", ""),
        visibility=_PUBLIC if entry.get("is_public") else {},
        is_demonstration=True,
    )


def _training(listed: Listed) -> Training:
    return (Training.DONE, Training.DONE, Training.BOOKED, Training.NEEDED)[listed.number % 4]


def _trained_on(listed: Listed, today: date) -> date:
    """Some day of the past, even when the data are loaded for a day to come."""
    return min(today, clock.today()) - timedelta(days=200 + listed.number)


def _address(name: str, slug: str) -> str:
    return f"{name.replace(' ', '.').lower()}@{slug}.example" if name else ""
