"""Decides which supplier each name of a register is, as far as that is certain, and asks about the others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from workflows.contract_import.likeness import alike
from workflows.contract_import.parties import Party

#: What a person may answer besides "supplier:<id>" and "party:<key of another name in the register>".
NEW, LEAVE_OUT = "new", "leave-out"
_MOST_OFFERED = 3


class Why(StrEnum):
    """Why somebody has to decide."""

    ALIKE = "alike"
    OTHER_NUMBER = "other-number"  # the name is one that we hold, with another company number
    NUMBER_AND_NAME = "number-and-name"  # the number is one supplier's, and the name another's
    NAMESAKES = "namesakes"  # several that we hold have this name


@dataclass(frozen=True, slots=True)
class Known:
    """A supplier that the tenant holds; `name_keys` are of its name and its other names."""

    id: UUID
    title: str
    number: str
    name_keys: tuple[str, ...]
    is_ended: bool = False
    is_direct: bool = True  # else it is known only as somebody's supplier


@dataclass(frozen=True, slots=True)
class Offer:
    """One answer that may be given, and what it is about."""

    value: str
    title: str
    number: str = ""
    is_ended: bool = False
    row: int = 0  # of the register, where it is another name of it


@dataclass(frozen=True, slots=True)
class Question:
    """A name that somebody has to decide on; `answer` is the value chosen, empty while nothing is."""

    party: Party
    why: Why
    offers: tuple[Offer, ...]
    may_be_new: bool
    answer: str

    def values(self) -> list[str]:
        """Every answer that may be given."""
        return [*(offer.value for offer in self.offers), *([NEW] if self.may_be_new else []), LEAVE_OUT]


@dataclass(frozen=True, slots=True)
class Matching:
    """What each name is: a supplier's id, the key of a party that is added, LEAVE_OUT, or None: not said."""

    found: Mapping[str, UUID | str | None]
    questions: tuple[Question, ...]

    @property
    def open_questions(self) -> list[Question]:
        """Those that nobody has answered."""
        return [question for question in self.questions if not question.answer]


def match(
    parties: Mapping[str, Party],
    known: Sequence[Known],
    choices: Mapping[str, str],
    remembered: Mapping[str, UUID] | None = None,
) -> Matching:
    """Who is who: by company number, then by exactly the same name, and by a person's choice for the rest.

    `remembered` says whose contracts with the same references are: what a person decided about a name that
    several have, or that contradicts its number, is not asked again each quarter.
    """
    return _Matcher(parties, known, choices, remembered or {}).matching()


class _Matcher:
    """Goes through the parties in the order of their rows, so that one can be the same as an earlier one."""

    def __init__(
        self,
        parties: Mapping[str, Party],
        known: Sequence[Known],
        choices: Mapping[str, str],
        remembered: Mapping[str, UUID],
    ) -> None:
        self.parties = list(parties.values())
        self.remembered = remembered
        self.known = {each.id: each for each in known}
        self.choices = choices
        self.by_number = {each.number: each for each in known if each.number}
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        for each in known:
            for key in dict.fromkeys(each.name_keys):
                self.by_name[key].append(each)
        self.shared = _names_with_several_numbers(self.parties)

    def matching(self) -> Matching:
        """The answer for every party, and a question for each that is not clear."""
        asked = self._by_exact_names()
        asked |= self._by_likeness([party for party in self.parties if self._is_unheard_of(party)])
        found: dict[str, UUID | str | None] = {}
        for party in self.parties:
            question = asked.get(party.key)
            found[party.key] = self._certain(party) if question is None else _chosen(question, found)
        return Matching(found, tuple(asked[party.key] for party in self.parties if party.key in asked))

    def _named(self, party: Party) -> list[Known]:
        """The suppliers that we hold one of whose names is one of its names."""
        found = (each for key in party.name_keys for each in self.by_name.get(key, ()))
        return list({each.id: each for each in found}.values())

    def _is_unheard_of(self, party: Party) -> bool:
        return party.number not in self.by_number and not self._named(party)

    def _certain(self, party: Party) -> UUID | str:
        if party.number in self.by_number:
            return self.by_number[party.number].id
        named = self._named(party)
        return named[0].id if named else party.key

    def _by_exact_names(self) -> dict[str, Question]:
        """Questions about names that contradict the numbers, or that several have."""
        asked = {}
        for party in self.parties:
            numbered, named = self.by_number.get(party.number), self._named(party)
            why = self._contradiction(party, numbered, named)
            if why is not None:
                offered = [numbered, *named] if numbered else named
                asked[party.key] = self._question(party, why, map(_offer, offered), not numbered)
        return asked

    def _contradiction(self, party: Party, numbered: Known | None, named: Sequence[Known]) -> Why | None:
        if numbered is not None:
            return Why.NUMBER_AND_NAME if named and numbered not in named else None
        if len(named) > 1:
            return Why.NAMESAKES
        is_other = bool(named and party.number) and (bool(named[0].number) or self._is_shared(party))
        return Why.OTHER_NUMBER if is_other else None

    def _is_shared(self, party: Party) -> bool:
        return not self.shared.isdisjoint(party.name_keys)

    def _by_likeness(self, unheard_of: Sequence[Party]) -> dict[str, Question]:
        """Questions about names that look like one that we hold, or like an earlier one of the register."""
        offers: dict[str, list[Offer]] = defaultdict(list)
        for place, each in self._like_known(unheard_of):
            offers[unheard_of[place].key].append(_offer(each))
        for place, other in _like_each_other(unheard_of):
            offers[unheard_of[place].key].append(_offer_party(other))
        return {
            party.key: self._question(party, Why.ALIKE, offers[party.key], True)
            for party in unheard_of
            if party.key in offers
        }

    def _like_known(self, parties: Sequence[Party]) -> Iterable[tuple[int, Known]]:
        named = [(key, place) for place, party in enumerate(parties) for key in party.name_keys]
        held = [(key, each) for key, several in self.by_name.items() for each in several]
        for left, right, _ in alike([key for key, _ in named], [key for key, _ in held]):
            place, each = named[left][1], held[right][1]
            if _may_be_one(parties[place].number, each.number):
                yield place, each

    def _question(self, party: Party, why: Why, offers: Iterable[Offer], may_be_new: bool) -> Question:
        each_once = tuple({offer.value: offer for offer in offers}.values())[:_MOST_OFFERED]
        question = Question(party, why, each_once, may_be_new, "")
        chosen = self.choices.get(party.key) or self._remembered(party, why)
        return replace(question, answer=chosen) if chosen in question.values() else question

    def _remembered(self, party: Party, why: Why) -> str:
        """What was decided before; a name that only looks alike is asked about, for it may be a successor."""
        supplier_id = self.remembered.get(party.key)
        return f"supplier:{supplier_id}" if supplier_id and why is not Why.ALIKE else ""


def _chosen(question: Question, found: Mapping[str, UUID | str | None]) -> UUID | str | None:
    kind, _, value = question.answer.partition(":")
    if kind == "supplier":
        return UUID(value)
    if kind == "party":
        return found[value]
    return question.party.key if kind == NEW else (LEAVE_OUT if kind == LEAVE_OUT else None)


def _like_each_other(parties: Sequence[Party]) -> Iterable[tuple[int, Party]]:
    """Each of two alike that comes later, with the earlier one."""
    named = [(key, place) for place, party in enumerate(parties) for key in party.name_keys]
    keys = [key for key, _ in named]
    for left, right, _ in alike(keys, keys):
        later, earlier = named[left][1], named[right][1]
        if earlier < later and _may_be_one(parties[later].number, parties[earlier].number):
            yield later, parties[earlier]


def _may_be_one(number: str, other: str) -> bool:
    """Two numbers are two companies, however alike their names are."""
    return not (number and other) or number == other


def _names_with_several_numbers(parties: Iterable[Party]) -> set[str]:
    numbers: dict[str, set[str]] = defaultdict(set)
    for party in parties:
        for key in party.name_keys if party.number else ():
            numbers[key].add(party.number)
    return {key for key, found in numbers.items() if len(found) > 1}


def _offer(known: Known) -> Offer:
    return Offer(f"supplier:{known.id}", known.title, known.number, known.is_ended)


def _offer_party(party: Party) -> Offer:
    return Offer(f"party:{party.key}", party.title, party.number, row=party.first_row)
