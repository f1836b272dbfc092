"""Finding one supplier by what somebody types, and names that are spelt nearly like it."""

from datetime import date
from uuid import UUID

from rapidfuzz import fuzz, process
from sqlalchemy import String, cast, select

from tenants.database import db
from tenants.records.suppliers.lists import mentions
from tenants.records.suppliers.models import Supplier, SupplierAlias
from tenants.records.suppliers.queries import Choice, find_by_number, find_suppliers_by_ids
from tenants.records.suppliers.rules import name_key

#: How like each other two names are, of a hundred, for one to be offered instead of the other.
CLOSE_ENOUGH = 75
MOST_OFFERED = 6
#: Before any supplier was ended. A comparison lets an index find the few that were; "is not null" does not.
_LONG_AGO = date(1900, 1, 1)


def find_one(words: str) -> UUID | None:
    """The supplier meant: by its number, by one of its names if no other has it, or as the only one found."""
    if not words.strip():
        return None
    by_number = find_by_number(words)
    return by_number.id if by_number else _only_by_name(words) or _only_found(words)


def close_names(words: str, limit: int = MOST_OFFERED) -> list[Choice]:
    """Suppliers with a name or number spelt nearly like the words, the closest first."""
    wanted = name_key(words)
    if not wanted:
        return []
    known = _known_names(is_number=any(each.isdigit() for each in words))
    names = [name for name, _ in known]
    close = process.extract(wanted, names, scorer=fuzz.WRatio, score_cutoff=CLOSE_ENOUGH, limit=limit * 3)
    ids = list(dict.fromkeys(UUID(known[at][1]) for _, _, at in close))[:limit]
    found = find_suppliers_by_ids(ids)
    return [Choice(key, found[key].title, found[key].company_number) for key in ids if key in found]


def _only_by_name(words: str) -> UUID | None:
    key = name_key(words)
    if not key:
        return None
    by_name = select(Supplier.id).where(Supplier.name_key == key).limit(2)
    by_alias = select(SupplierAlias.supplier_id).where(SupplierAlias.name_key == key).limit(2)
    return _one(list({*db.session.scalars(by_name), *db.session.scalars(by_alias)}))


def _only_found(words: str) -> UUID | None:
    """The only one in the register that has every word, or else the only one of those that were ended."""
    statement = select(Supplier.id).where(*mentions(words)).limit(2)
    kept = list(db.session.scalars(statement.where(Supplier.ended_on.is_(None))))
    if kept:
        return _one(kept)
    return _one(list(db.session.scalars(statement.where(Supplier.ended_on >= _LONG_AGO))))


def _one(found: list[UUID]) -> UUID | None:
    return found[0] if len(found) == 1 else None


def _known_names(*, is_number: bool) -> list[tuple[str, str]]:
    """Every name, and number if one was typed, that might have been meant, with its id as text."""
    suppliers = db.session.execute(_NAMES).all()
    numbers = [(number.casefold(), key) for _, number, key in suppliers if number and is_number]
    aliases = [(name, key) for name, key in db.session.execute(_ALIASES)]
    return [*((name, key) for name, _, key in suppliers), *aliases, *numbers]


#: Ids stay text: thousands are read, and only a few are needed as more.
_NAMES = select(Supplier.name_key, Supplier.company_number, cast(Supplier.id, String(36)))
_ALIASES = select(SupplierAlias.name_key, cast(SupplierAlias.supplier_id, String(36)))
