"""Pure decisions about which organisation of the registry is which supplier."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz import fuzz, process

from tenants.records.suppliers.rules import name_key
from workflows.registry_match.columns import Entry

#: From this likeness of two names on, out of 100, a person is asked.
NEAR = 88
#: A word that so many organisations have in their names says nothing about which one it is.
_TOO_COMMON = 150
_PREFIX = 4
_MOST_NEAR = 3  # organisations that are offered for one supplier


@dataclass(frozen=True, slots=True)
class Known:
    """A supplier as it is known: `keys` are its names and aliases as names are compared."""

    id: UUID
    title: str
    number: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A statement of a supplier, without any doubt."""

    entry: Entry
    supplier_id: UUID
    is_by_number: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """An organisation that may be a supplier; `why` says what speaks for it or against it."""

    entry: Entry
    supplier_id: UUID
    why: str
    likeness: int


@dataclass(frozen=True, slots=True)
class Matching:
    """What a file says of the suppliers."""

    found: tuple[Found, ...]
    asked: tuple[Asked, ...]

    @property
    def supplier_ids(self) -> set[UUID]:
        """The suppliers with a statement, without any doubt."""
        return {each.supplier_id for each in self.found}

    def count(self, *, by_number: bool) -> int:
        """How many suppliers were found by their number, or only by their name."""
        numbered = {each.supplier_id for each in self.found if each.is_by_number}
        return len(numbered) if by_number else len(self.supplier_ids - numbered)


def match(entries: Sequence[Entry], suppliers: Sequence[Known]) -> Matching:
    """The statements of suppliers: by number, then by the very same name; near names are asked about."""
    by_number = {each.number: each for each in suppliers if each.number}
    by_key: dict[str, list[Known]] = defaultdict(list)
    for supplier in suppliers:
        for key in supplier.keys:
            by_key[key].append(supplier)
    found: list[Found] = []
    asked: list[Asked] = []
    left: dict[str, list[Entry]] = defaultdict(list)
    numbers = _numbers_by_key(entries)
    for entry in entries:
        key = name_key(entry.title)
        if entry.number in by_number:
            found.append(Found(entry, by_number[entry.number].id, is_by_number=True))
        elif key in by_key:
            _take(entry, by_key[key], len(numbers[key]) > 1, found, asked)
        else:
            left[key].append(entry)
    settled = {each.supplier_id for each in found} | {each.supplier_id for each in asked}
    asked += _near(left, [each for each in suppliers if each.id not in settled])
    return Matching(tuple(found), tuple(sorted(asked, key=_surest_first)))


def _numbers_by_key(entries: Iterable[Entry]) -> Mapping[str, set[str]]:
    """The company numbers that each name has in the file: two companies may have one name."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.number:
            numbers[name_key(entry.title)].add(entry.number)
    return numbers


def _take(
    entry: Entry, namesakes: Sequence[Known], is_shared: bool, found: list[Found], asked: list[Asked]
) -> None:
    """An entry whose name a supplier has: certain unless a number or another namesake speaks against it."""
    only = namesakes[0]
    if len(namesakes) == 1 and not is_shared and not (entry.number and only.number):
        found.append(Found(entry, only.id, is_by_number=False))
        return
    for supplier in namesakes[:_MOST_NEAR]:
        asked.append(Asked(entry, supplier.id, _doubt(entry, supplier, len(namesakes) > 1), 100))


def _doubt(entry: Entry, supplier: Known, has_namesakes: bool) -> str:
    if entry.number and supplier.number:
        return "The same name, another company number"
    if has_namesakes:
        return "Several suppliers have this name"
    return "Several organisations have this name"


def _near(left: Mapping[str, Sequence[Entry]], suppliers: Iterable[Known]) -> Iterator[Asked]:
    """Organisations whose names are like those of suppliers that nothing was found for."""
    names = _Names(left)
    for supplier in suppliers:
        best: dict[str, float] = {}
        for key in supplier.keys:
            for name, score in names.like(key):
                best[name] = max(score, best.get(name, 0))
        for name in sorted(best, key=lambda each: -best[each])[:_MOST_NEAR]:
            for entry in left[name]:
                if not (entry.number and supplier.number):  # two numbers are two companies
                    yield Asked(entry, supplier.id, "A similar name", int(best[name]))


class _Names:
    """The names left over, found again by a rare word of theirs or by how they begin."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            self._by_start[key[:_PREFIX]].append(key)
            for word in set(key.split()):
                self._by_word[word].append(key)

    def like(self, key: str) -> list[tuple[str, float]]:
        """The names like this one, with their likeness out of 100."""
        near = set(self._by_start.get(key[:_PREFIX], ()))
        for word in set(key.split()):
            named = self._by_word.get(word, ())
            if len(named) <= _TOO_COMMON:
                near.update(named)
        scored = process.extract(
            key, sorted(near), scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=_MOST_NEAR
        )
        return [(name, score) for name, score, _ in scored]


def _surest_first(asked: Asked) -> tuple[int, str, str]:
    return -asked.likeness, asked.entry.title.casefold(), str(asked.supplier_id)
