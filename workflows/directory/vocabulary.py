"""Gathers the words by which members of the network, services and hours are known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import select

from tenants.authorities.models import Tenant, TenantAlias, TenantKind
from tenants.database import db
from tenants.guidance.models import ContactService
from tenants.records.contacts.rules import Availability
from workflows.directory.places import neighbourhoods
from workflows.directory.words import words_in


class Sort(StrEnum):
    """What a word can be about."""

    AUTHORITY = "authority"
    ORGANISATION = "organisation"  # any other member of the network
    SERVICE = "service"
    HOURS = "hours"


class Meaning(NamedTuple):
    """One thing that a word can mean: `key` is a slug, a service's key or an Availability."""

    sort: Sort
    key: str


Meanings = frozenset[Meaning]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that is understood: whole phrases, and single words that are part of a name."""

    phrases: Mapping[str, Meanings]
    parts: Mapping[str, Meanings]
    roundabout: frozenset[str]  # phrases after which readers are told how they were understood
    titles: Mapping[Meaning, str]
    services: tuple[str, ...]  # keys in order
    authorities: tuple[tuple[str, str], ...]  # slug and name, by name
    longest: int  # words in a phrase

    def title(self, sort: Sort, key: str) -> str:
        """What it is called; the key when it is not known."""
        return self.titles.get(Meaning(sort, key), key)


class _Member(NamedTuple):
    slug: str
    name: str
    official_name: str
    is_authority: bool
    bcu: str
    aliases: tuple[str, ...]


class _Service(NamedTuple):
    key: str
    title: str
    words: str


#: Ways of saying when; which of them is meant by “now” depends on the moment.
HOURS: Mapping[str, Availability] = {
    **dict.fromkeys(
        (
            *("out of hours", "out of hour", "outside hours", "outside office hours", "after hours", "ooh"),
            *("night", "nights", "at night", "overnight", "tonight", "evening", "evenings", "weekend"),
            *("weekends", "bank holiday", "24 hours", "24 hour", "24 7", "24h", "saturday", "sunday"),
        ),
        Availability.OUT_OF_HOURS,
    ),
    **dict.fromkeys(
        ("office hours", "in hours", "working hours", "daytime", "day time", "weekday", "weekdays"),
        Availability.OFFICE,
    ),
}
NOW = frozenset({"now", "right now", "open now"})
#: Words around a question that say nothing about whom it is for.
FILLERS = frozenset(
    words_in(
        "a about adviser am an and any anybody anyone are at borough by call can city contact contacts "
        "council councils details do does duty email find for from get give has have help how i in is it "
        "later lb lbs lead local london me my name need needs number of off office on or our person people "
        "phone please pm post ring royal service services should somebody someone speak spoc talk team teams "
        "tel telephone thames that the there to today under upon us we what where which who whom with worker "
        "you"
    )
)
_SHORTEST_PART = 4


def vocabulary() -> Vocabulary:
    """As the members and services stand now; built anew only when one of them has changed."""
    return _built(tuple(_members()), tuple(_services()))


#: Made once: the fence takes a statement apart only the first time it sees it.
_ALIASES = select(TenantAlias.member_id, TenantAlias.alias).order_by(TenantAlias.alias)
_MEMBERS = (
    select(Tenant.id, Tenant.slug, Tenant.name, Tenant.official_name, Tenant.kind, Tenant.police_bcu)
    .order_by(Tenant.name, Tenant.slug)
)  # fmt: skip
_SERVICES = select(ContactService.key, ContactService.title, ContactService.words).order_by(
    ContactService.position
)


def _members() -> Iterator[_Member]:
    aliases: dict[object, list[str]] = defaultdict(list)
    for member_id, alias in db.session.execute(_ALIASES):
        aliases[member_id].append(alias)
    for row in db.session.execute(_MEMBERS):
        is_authority, names = row.kind == TenantKind.AUTHORITY, tuple(aliases.get(row.id, ()))
        yield _Member(row.slug, row.name, row.official_name, is_authority, row.police_bcu or "", names)


def _services() -> Iterator[_Service]:
    return (_Service(*row) for row in db.session.execute(_SERVICES))


@lru_cache(maxsize=8)
def _built(members: tuple[_Member, ...], services: tuple[_Service, ...]) -> Vocabulary:
    phrases, parts = defaultdict(set), defaultdict(set)
    for phrase, meaning in (*_of_members(members), *_of_services(services), *_of_hours()):
        phrases[phrase].add(meaning)
    roundabout = dict(_of_areas(members))
    for phrase, meanings in roundabout.items():
        if phrase not in phrases:
            phrases[phrase] |= meanings
    for word, meaning in _of_parts(members, services):
        parts[word].add(meaning)
    return Vocabulary(
        phrases={phrase: frozenset(meanings) for phrase, meanings in phrases.items()},
        parts={word: frozenset(meanings) for word, meanings in parts.items() if word not in phrases},
        roundabout=frozenset(roundabout),
        titles=_titles(members, services),
        services=tuple(service.key for service in services),
        authorities=tuple((each.slug, each.name) for each in members if each.is_authority),
        longest=max((phrase.count(" ") + 1 for phrase in phrases), default=1),
    )


def _phrase(text: str) -> str:
    return " ".join(words_in(text))


def _sort(member: _Member) -> Sort:
    return Sort.AUTHORITY if member.is_authority else Sort.ORGANISATION


def _of_members(members: Iterable[_Member]) -> Iterator[tuple[str, Meaning]]:
    for member in members:
        names = (member.name, member.official_name, member.slug.replace("-", " "), *member.aliases)
        for phrase in filter(None, map(_phrase, names)):
            yield phrase, Meaning(_sort(member), member.slug)


def _of_services(services: Iterable[_Service]) -> Iterator[tuple[str, Meaning]]:
    for service in services:
        for phrase in filter(None, map(_phrase, (service.title, *service.words.split(",")))):
            yield phrase, Meaning(Sort.SERVICE, service.key)


def _of_hours() -> Iterator[tuple[str, Meaning]]:
    for phrase, availability in HOURS.items():
        yield phrase, Meaning(Sort.HOURS, availability)


def _of_areas(members: Iterable[_Member]) -> Iterator[tuple[str, set[Meaning]]]:
    """Police command units, and neighbourhoods, as the authorities that they are in."""
    known, units = {member.slug for member in members}, defaultdict(set)
    for member in members:
        if member.bcu:
            units[_phrase(member.bcu)].add(Meaning(Sort.AUTHORITY, member.slug))
    for unit, meanings in units.items():
        bare = unit.removesuffix(" area")
        yield unit, meanings
        for phrase in (f"{unit} bcu", f"{bare} bcu", f"{unit} command unit", f"{bare} command unit"):
            yield phrase, meanings | {Meaning(Sort.SERVICE, "police-bcu")}
    for name, slug in neighbourhoods().items():
        if slug in known:
            yield _phrase(name), {Meaning(Sort.AUTHORITY, slug)}


def _of_parts(members: Iterable[_Member], services: Iterable[_Service]) -> Iterator[tuple[str, Meaning]]:
    """Single words of a name: “Hamlets” is in Tower Hamlets, and “safeguarding” in more than one service."""
    named = [(each.name, Meaning(Sort.AUTHORITY, each.slug)) for each in members if each.is_authority]
    named += [(each.title, Meaning(Sort.SERVICE, each.key)) for each in services]
    for name, meaning in named:
        for word in words_in(name):
            if len(word) >= _SHORTEST_PART and word not in FILLERS:
                yield word, meaning


def _titles(members: Iterable[_Member], services: Iterable[_Service]) -> dict[Meaning, str]:
    found = {Meaning(_sort(each), each.slug): each.name for each in members}
    return found | {Meaning(Sort.SERVICE, each.key): each.title for each in services}
