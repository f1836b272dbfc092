"""Says which suppliers a register adds, and what it tells of those that are held already."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tenants.records.suppliers.details import MOST_ALIASES
from workflows.contract_import.matching import Known, Matching
from workflows.contract_import.parties import Party
from workflows.contract_import.planning import Planner, Target
from workflows.contract_import.rules import key_of


@dataclass(frozen=True, slots=True)
class NewSupplier:
    """A supplier that would be added; `other_names` are spellings that differ by more than a legal form."""

    key: str
    title: str
    number: str
    other_names: tuple[str, ...]
    sector_keys: tuple[str, ...]
    is_small: bool
    is_charity: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """What the register tells of a supplier that is held: a number it lacks, names not known yet.

    One that was known only as somebody's supplier has a contract with the tenant itself, so it is direct now.
    """

    supplier_id: UUID
    title: str
    number: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuppliersFound:
    """Everything about the suppliers of a register; `matched` counts those that are held."""

    new: tuple[NewSupplier, ...]
    learned: tuple[Learned, ...]
    matched: int
    ended: tuple[str, ...]


def suppliers_found(
    parties: Mapping[str, Party], known: Sequence[Known], matching: Matching, planner: Planner
) -> SuppliersFound:
    """Only of suppliers with a contract that would be recorded."""
    sectors = _sectors(planner)
    used = {*sectors, *(change.supplier for change in planner.changed), *planner.same_suppliers}
    members: dict[Target, list[Party]] = defaultdict(list)
    for key, target in matching.found.items():
        if target in used and target is not None:
            members[target].append(parties[key])
    held = {each.id: each for each in known}
    matched = [held[target] for target in members if isinstance(target, UUID)]
    return SuppliersFound(
        tuple(_new(key, members[key], sectors[key]) for key in members if isinstance(key, str)),
        tuple(_learned(matched, members, {each.number for each in known})),
        len(matched),
        tuple(each.title for each in matched if each.is_ended),
    )


def _sectors(planner: Planner) -> dict[Target, dict[str, None]]:
    """The sectors of each supplier's new contracts, in the order of the rows."""
    found: dict[Target, dict[str, None]] = defaultdict(dict)
    for addition in planner.added:
        sectors = found[addition.supplier]
        if addition.details.sector_key:
            sectors[addition.details.sector_key] = None
    return found


def _new(key: str, members: Sequence[Party], sectors: Mapping[str, None]) -> NewSupplier:
    first = next(party for party in members if party.key == key)
    return NewSupplier(
        key=key,
        title=first.title,
        number=next((party.number for party in (first, *members) if party.number), ""),
        other_names=_unknown_names(members, {key_of(first.title)}),
        sector_keys=tuple(sectors),
        is_small=any(party.is_small for party in members),
        is_charity=any(party.is_charity for party in members),
    )


def _unknown_names(members: Sequence[Party], known: set[str]) -> tuple[str, ...]:
    """One spelling for each name whose key is not known."""
    found: dict[str, str] = {}
    for name in (name for party in members for name in party.names):
        if key_of(name) not in known:
            found.setdefault(key_of(name), name)
    return tuple(found.values())[:MOST_ALIASES]


def _learned(
    matched: Sequence[Known], members: Mapping[Target, Sequence[Party]], taken: set[str]
) -> Iterator[Learned]:
    for each in matched:
        parties = members[each.id]
        free = (party.number for party in parties if party.number and party.number not in taken)
        number = "" if each.number else next(free, "")
        names = _unknown_names(parties, set(each.name_keys))
        if number or names or not each.is_direct:
            taken.add(number)
            yield Learned(each.id, each.title, number, names)
