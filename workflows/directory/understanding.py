"""Makes out what somebody typed: which places, services and hours, and what is left as a name."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from tenants.records.contacts.rules import Availability
from workflows.directory.places import authorities_of, is_rest_of_postcode
from workflows.directory.vocabulary import FILLERS, NOW, Meaning, Meanings, Sort, Vocabulary
from workflows.directory.words import digits_in, words_in

LONGEST_QUESTION = 150
_MOST_WORDS = 16
#: A number to ring, with its spaces, which is one word.
_PHONE = re.compile(r"(?<![\w@])(?:\+|0)\d(?:[ ()\-]{0,2}\d){6,13}(?!\w)", re.ASCII)
_SHORTEST_MISSPELT = 4
_LONG = 8

#: Tells which of some words are in the directory, for the reader.
Known = Callable[[Collection[str]], Collection[str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Something typed that was taken for something else, which the reader is told."""

    typed: str
    titles: tuple[str, ...]
    is_misspelt: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """What is asked for: slugs of places and organisations, keys of services, and words of a name."""

    authorities: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    service_keys: tuple[str, ...] = ()
    availability: Availability | None = None
    names: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = field(default=(), compare=False)

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to look for."""
        return self == Understood()

    @property
    def is_about_a_place(self) -> bool:
        """Whether it names a place or an organisation."""
        return bool(self.authorities or self.organisations)


def understand(typed: str, vocabulary: Vocabulary, known: Known, *, is_office_hours: bool) -> Understood:
    """What was typed, whole phrases first, then parts of names, names in the directory, and misspellings.

    `known` is asked once at most, before a word is taken for a misspelt place: somebody may be called so.
    """
    text, numbers = _without_numbers(typed[:LONGEST_QUESTION])
    reader = _Reader(vocabulary, words_in(text)[:_MOST_WORDS], is_office_hours)
    reader.read_phrases()
    reader.read_postcodes()
    reader.read_parts()
    reader.read_fillers()
    reader.read_names(known)
    reader.read_misspelt()
    found = reader.found()
    return replace(found, names=(*numbers, *found.names))


def narrowed(
    understood: Understood, *, authority: str = "", service: str = "", hours: Availability | None = None
) -> Understood:
    """The same with what was chosen from the lists, each in place of what was typed about it."""
    if authority:
        understood = replace(understood, authorities=(authority,))
    if service:
        understood = replace(understood, service_keys=(service,))
    return replace(understood, availability=hours) if hours else understood


def _without_numbers(typed: str) -> tuple[str, list[str]]:
    numbers = [digits_in(each) for each in _PHONE.findall(typed)]
    return _PHONE.sub(" ", typed), numbers


class _Reader:
    """The words in order; each step takes those that it understands, and leaves the rest to the next."""

    def __init__(self, vocabulary: Vocabulary, words: Sequence[str], is_office_hours: bool) -> None:
        self._vocabulary = vocabulary
        self._words: list[str | None] = list(words)
        self._meanings: dict[Meaning, None] = {}
        self._both: list[Meanings] = []  # a service and an organisation by one word, such as “met”
        self._readings: list[Reading] = []
        self._names: list[str] = []
        self._now = Availability.OFFICE if is_office_hours else Availability.OUT_OF_HOURS

    def read_phrases(self) -> None:
        """The longest phrases first, so that “City of London” is not London."""
        for length in range(min(self._vocabulary.longest, len(self._words)), 0, -1):
            for start, phrase in self._free(length):
                meanings = self._meanings_of(phrase)
                if meanings and self._is_free(start, length):
                    self._take(start, length, meanings)
                    if phrase in self._vocabulary.roundabout:
                        self._tell(phrase, meanings, is_misspelt=False)

    def _meanings_of(self, phrase: str) -> Meanings:
        if phrase in NOW:
            return frozenset({Meaning(Sort.HOURS, self._now)})
        return self._vocabulary.phrases.get(phrase, frozenset())

    def read_postcodes(self) -> None:
        """Where a postcode lies; its second half is passed over."""
        known = {slug for slug, _ in self._vocabulary.authorities}
        for start, word in self._free(1):
            slugs = [slug for slug in authorities_of(word) if slug in known]
            if slugs:
                meanings = [Meaning(Sort.AUTHORITY, slug) for slug in slugs]
                self._take(start, 1, meanings)
                self._tell(word.upper(), meanings, is_misspelt=False)
                if start + 1 < len(self._words) and is_rest_of_postcode(self._words[start + 1] or ""):
                    self._words[start + 1] = None

    def read_parts(self) -> None:
        """A word of a name, unless that name was understood already by a better word."""
        for start, word in self._free(1):
            meanings = self._vocabulary.parts.get(word)
            if meanings:
                self._take(start, 1, () if self._meanings.keys() & meanings else meanings)

    def read_fillers(self) -> None:
        """Words around the question."""
        for start, word in self._free(1):
            if word in FILLERS:
                self._words[start] = None

    def read_names(self, known: Known) -> None:
        """Words that are in the directory just so."""
        left = {word for _, word in self._free(1)}
        are_known = known(left) if left else ()
        for start, word in self._free(1):
            if word in are_known:
                self._names.append(word)
                self._words[start] = None

    def read_misspelt(self) -> None:
        """What is nearly a phrase; the rest may be nearly a name."""
        for length in range(min(3, len(self._words)), 0, -1):
            for start, phrase in self._free(length):
                meanings = _nearest(phrase, self._vocabulary) if self._is_free(start, length) else None
                if meanings:
                    self._take(start, length, meanings)
                    self._tell(phrase, meanings, is_misspelt=True)
        self._names += [word for _, word in self._free(1)]

    def found(self) -> Understood:
        """All that was taken."""
        service_keys = self._keys(Sort.SERVICE)
        for meanings in self._both:
            wanted = Sort.ORGANISATION if service_keys else Sort.SERVICE
            self._meanings.update(dict.fromkeys(each for each in meanings if each.sort is wanted))
        hours = self._keys(Sort.HOURS)
        return Understood(
            authorities=self._keys(Sort.AUTHORITY),
            organisations=self._keys(Sort.ORGANISATION),
            service_keys=self._keys(Sort.SERVICE),
            availability=Availability(hours[0]) if hours else None,
            names=tuple(dict.fromkeys(self._names)),
            readings=tuple(self._readings),
        )

    def _keys(self, sort: Sort) -> tuple[str, ...]:
        return tuple(meaning.key for meaning in self._meanings if meaning.sort is sort)

    def _free(self, length: int) -> Iterator[tuple[int, str]]:
        """Where so many words in a row are not understood yet, and the words."""
        for start in range(len(self._words) - length + 1):
            words = self._words[start : start + length]
            if None not in words:
                yield start, " ".join(filter(None, words))

    def _is_free(self, start: int, length: int) -> bool:
        return None not in self._words[start : start + length]

    def _take(self, start: int, length: int, meanings: Iterable[Meaning]) -> None:
        self._words[start : start + length] = [None] * length
        found = frozenset(meanings)
        if {Sort.ORGANISATION, Sort.SERVICE} <= {each.sort for each in found}:
            self._both.append(found)
        else:
            self._meanings.update(dict.fromkeys(_in_order(meanings)))

    def _tell(self, typed: str, meanings: Iterable[Meaning], *, is_misspelt: bool) -> None:
        titles = [
            self._vocabulary.titles[each]
            for each in _in_order(meanings)
            if each in self._vocabulary.titles and (is_misspelt or each.sort is Sort.AUTHORITY)
        ]
        if titles:
            self._readings.append(Reading(typed, tuple(titles), is_misspelt))


def _in_order(meanings: Iterable[Meaning]) -> Iterable[Meaning]:
    """As they were given; those that have no order by their keys."""
    return sorted(meanings) if isinstance(meanings, frozenset) else meanings


def _nearest(phrase: str, vocabulary: Vocabulary) -> Meanings | None:
    """What the phrase is most like; None when it is like nothing, or like several things equally."""
    most = _most_slips(phrase)
    if not most:
        return None
    scored = extract(phrase, _all_phrases(vocabulary), scorer=OSA.distance, score_cutoff=most, limit=4)
    best = min((distance for _, distance, _ in scored), default=None)
    found = {_meanings(near, vocabulary) for near, distance, _ in scored if distance == best}
    return found.pop() if len(found) == 1 else None


def _most_slips(phrase: str) -> int:
    """How many letters may be wrong, missing, too many, or two of them changed about."""
    if len(phrase) < _SHORTEST_MISSPELT or phrase.replace(" ", "").isdigit():
        return 0
    return 1 if len(phrase) < _LONG else 2


def _meanings(phrase: str, vocabulary: Vocabulary) -> Meanings:
    return vocabulary.phrases.get(phrase) or vocabulary.parts[phrase]


def _all_phrases(vocabulary: Vocabulary) -> tuple[str, ...]:
    return _longer(tuple(vocabulary.phrases), tuple(vocabulary.parts))


@lru_cache(maxsize=8)
def _longer(*phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Those long enough that a slip in one does not make it another."""
    return tuple(each for some in phrases for each in some if len(each) > _SHORTEST_MISSPELT)
