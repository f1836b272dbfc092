"""What people type about a survivor service, checked before anything is written."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlsplit

from tenants import clock
from tenants.errors import FieldError
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.rules import Gender, NrmStatus, Reach, gives_a_place_away

MOST_WORDS = 4000
LONGEST_NOTE = 300
OLDEST = 120
MOST_LANGUAGES, LONGEST_LANGUAGE = 40, 40
_MOST_LETTERS = {
    **{"title": 160, "organisation": 160, "description": MOST_WORDS, "url": 2000, "email": 254, "phone": 40},
    **{"hours": 200, "cost": 120, "address": 300, "how_to_refer": MOST_WORDS, "capacity": 300, "source": 300},
}
_MISSING = {
    "title": "Enter the name of the service.",
    "organisation": "Enter the organisation that runs it.",
    "description": "Say what it does for survivors, in a few sentences.",
}
#: What everybody reads in people's own words, in which nobody looks for an address.
_READ_BY_EVERYBODY = (
    *("title", "organisation", "description", "hours", "cost", "how_to_refer", "capacity"),
    "url",  # a link to a map is an address, too
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class ServiceDetails:
    """A service on the fields of Open Referral UK: what, for whom, where, and how to refer."""

    title: str
    organisation: str
    description: str = ""
    url: str = ""
    email: str = ""
    phone: str = ""
    hours: str = ""
    cost: str = ""
    needs: tuple[str, ...] = ()  # keys of survivor_need
    minimum_age: int | None = None
    maximum_age: int | None = None
    genders: tuple[Gender, ...] = ()
    languages: tuple[str, ...] = ()
    has_interpreters: bool = False
    nrm: tuple[NrmStatus, ...] = ()
    reach: Reach = Reach.LONDON
    areas: tuple[str, ...] = ()  # slugs of authorities
    address: str = ""
    is_refuge: bool = False
    how_to_refer: str = ""
    may_refer_self: bool = False
    capacity: str = ""
    capacity_on: date | None = None
    source: str = ""
    is_demonstration: bool = False

    def check(self, needs: Collection[str], areas: Collection[str]) -> None:
        """FieldError when a value cannot be kept; `needs` and `areas` are those that there are."""
        self._check_words()
        self._check_whom()
        if not self.needs or set(self.needs) - set(needs):
            raise FieldError("needs", "Tick what it helps with: people search by this.")
        if (self.reach == Reach.BOROUGHS and not self.areas) or set(self.areas) - set(areas):
            raise FieldError("areas", "Tick the boroughs in which it works.")
        if self.is_refuge:
            self._check_refuge()

    def _check_words(self) -> None:
        for field, words in _MISSING.items():
            if not getattr(self, field).strip():
                raise FieldError(field, words)
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        if not any(each.strip() for each in (self.phone, self.email, self.url)):
            raise FieldError("phone", "Give at least one way to reach it: a phone number, e-mail or website.")
        _check_ways_to_reach(self)

    def _check_whom(self) -> None:
        for field in ("minimum_age", "maximum_age"):
            age = getattr(self, field)
            if age is not None and not 0 <= age <= OLDEST:
                raise FieldError(field, f"Enter an age from 0 to {OLDEST}, or leave it empty.")
        if None not in (self.minimum_age, self.maximum_age) and self._ages_crossed():
            raise FieldError("maximum_age", "The oldest age is below the youngest. Change one of them.")
        if len(self.languages) > MOST_LANGUAGES or any(
            len(each) > LONGEST_LANGUAGE for each in self.languages
        ):
            raise FieldError("languages", "Name each language in a word or two, with commas between them.")
        if self.capacity_on and self.capacity_on > clock.today():
            raise FieldError(
                "capacity_on", "This day has not come yet. Enter the day on which they told you."
            )

    def _ages_crossed(self) -> bool:
        return (self.minimum_age or 0) > (OLDEST if self.maximum_age is None else self.maximum_age)

    def _check_refuge(self) -> None:
        for field in _READ_BY_EVERYBODY:
            if gives_a_place_away(getattr(self, field), self.address):
                raise FieldError(
                    field,
                    "This looks like a postcode or the address. Everybody reads this, and where a refuge is "
                    "must never be published. Take it out.",
                )

    def write_on(self, service: SurvivorService) -> None:
        """Copies it to the record."""
        for name, value in self._as_kept():
            if getattr(service, name) != value:
                setattr(service, name, value)

    def _as_kept(self) -> Iterator[tuple[str, object]]:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                yield field.name, [str(each) for each in value]
            else:
                yield field.name, value.strip() if type(value) is str else value


def _check_ways_to_reach(details: ServiceDetails) -> None:
    if details.url.strip() and not _is_web_address(details.url.strip()):
        raise FieldError(
            "url", "Enter a web address that begins with https://, for example https://www.charity.org.uk"
        )
    if details.email.strip() and not _EMAIL.fullmatch(details.email.strip()):
        raise FieldError("email", "Enter an e-mail address like help@charity.org.uk, or leave it empty.")
    if details.phone.strip() and len(_DIGITS.findall(details.phone)) < 3:
        raise FieldError("phone", "Enter a phone number like 020 7946 0000, or leave it empty.")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return "." in host and parts.scheme in ("http", "https") and not re.search(r"\s", url)
