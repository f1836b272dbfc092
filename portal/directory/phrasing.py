"""Puts into words what was asked for and what was left out, and makes the links that change it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask import url_for

from tenants.records.contacts.rules import Availability
from workflows.directory.search import Answer, Instead
from workflows.directory.understanding import Reading, Understood
from workflows.directory.vocabulary import Sort, Vocabulary

_WHEN = {
    Availability.OUT_OF_HOURS: "out of hours",
    Availability.OFFICE: "in office hours",
    Availability.ALWAYS: "day and night",
}
#: What is typed into the box to say the same.
_TYPED = {Availability.OUT_OF_HOURS: "out of hours", Availability.OFFICE: "office hours"}
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Link:
    """Another question, one click away."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The words of one question in the portal's own vocabulary."""

    vocabulary: Vocabulary
    asked: Understood

    @property
    def sentence(self) -> str:
        """ "Adult safeguarding in Kensington and Chelsea, out of hours"."""
        when = _WHEN[self.asked.availability] if self.asked.availability else ""
        whom = _called(self.asked.names) if self.asked.names else ""
        what = " ".join(filter(None, (_joined(self.services) or "Contacts", whom, self.where)))
        return f"{what}, {when}" if when else what

    @property
    def services(self) -> list[str]:
        """Titles."""
        return [self.vocabulary.title(Sort.SERVICE, key) for key in self.asked.service_keys]

    @property
    def places(self) -> list[str]:
        """Names of authorities."""
        return [self.vocabulary.title(Sort.AUTHORITY, slug) for slug in self.asked.authorities]

    @property
    def organisations(self) -> list[str]:
        """Names of other members."""
        return [self.vocabulary.title(Sort.ORGANISATION, slug) for slug in self.asked.organisations]

    @property
    def where(self) -> str:
        """ "of the Metropolitan Police Service in Barnet and Brent"; empty for all of London."""
        whose = f"of {_joined(self.organisations)}" if self.organisations else ""
        place = f"in {_joined(self.places)}" if self.places else ""
        return " ".join(filter(None, (whose, place)))

    @property
    def href(self) -> str:
        """Where the very same is asked in plain words."""
        typed = [*self.services, *self.organisations, *self.places, *self.asked.names]
        if self.asked.availability in _TYPED:
            typed.append(_TYPED[self.asked.availability])
        return url_for("directory.look_up", words=" ".join(typed))

    def but(self, **changed: object) -> "Phrasing":
        """The same question with something changed."""
        return replace(self, asked=replace(self.asked, **changed))  # type: ignore[arg-type]


def other_questions(phrasing: Phrasing, *, is_office_hours: bool) -> list[Link]:
    """The ways to ask for less, for one of several places, or for whoever answers at this moment."""
    return list(_others(phrasing, is_office_hours))


def _others(phrasing: Phrasing, is_office_hours: bool) -> Iterator[Link]:
    asked = phrasing.asked
    if asked.availability:
        yield Link("At any time", phrasing.but(availability=None).href)
    elif not is_office_hours:
        yield Link(
            "Offices are closed: who answers now", phrasing.but(availability=Availability.OUT_OF_HOURS).href
        )
    if len(asked.authorities) > 1:
        for slug, name in zip(asked.authorities[:_MOST_NAMED], phrasing.places, strict=False):
            yield Link(f"Only {name}", phrasing.but(authorities=(slug,)).href)
    if asked.service_keys and asked.is_about_a_place:
        yield Link("Every service there", phrasing.but(service_keys=()).href)
    if asked.is_about_a_place and (asked.service_keys or asked.names):
        yield Link("All of London", phrasing.but(authorities=(), organisations=()).href)
    if asked.names and replace(asked, names=()) != Understood():
        yield Link("Whatever the name", phrasing.but(names=()).href)


def reading_words(reading: Reading) -> str:
    """How something typed was taken, for the reader to check."""
    titles = _joined(list(reading.titles))
    if reading.is_misspelt:
        return f"We read “{reading.typed}” as {titles}."
    return f"{reading.typed[:1].upper()}{reading.typed[1:]} is in {titles}."


def left_out_words(answer: Answer, phrasing: Phrasing) -> list[str]:
    """What was left out of the question, because with it nobody was found."""
    asked = phrasing.asked
    services, when = _joined(phrasing.services), _WHEN[asked.availability] if asked.availability else ""
    said = {
        Instead.NO_NAME: f"We found nobody {_called(asked.names)} for this.",
        Instead.ANY_TIME: f"Nobody is listed for this {when}. These answer at other times.",
        Instead.ANY_SERVICE: f"Nobody is listed for {services} {phrasing.where}. Others there:",
    }
    return [said[each] for each in answer.instead]


def _called(names: Sequence[str]) -> str:
    return f"called {_joined([f'“{name}”' for name in names])}"


def _joined(words: Sequence[str]) -> str:
    """ "Barnet, Brent and Harrow"."""
    *most, last = words or [""]
    return f"{', '.join(most)} and {last}" if most else last
