"""Following a supply chain from one supplier, up to those who supply it and down to those it supplies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.suppliers.models import Supplier, SupplyLink
from tenants.records.suppliers.queries import find_suppliers_by_ids

#: Steps away from the supplier that are shown, and how many links in one direction at most.
DEPTH = 5
MOST_SHOWN = 200


class Step(NamedTuple):
    """One link of a chain, as seen from the supplier that the chain is of."""

    link_id: UUID
    customer_id: UUID
    supplier_id: UUID | None  # who supplies, when in the register
    words: str
    provides: str
    is_labour: bool
    country_code: str
    source: str
    noted_on: date

    def near(self, *, is_up: bool) -> UUID | None:
        """The one from which it leads on, going up the chain or down."""
        return self.customer_id if is_up else self.supplier_id

    def far(self, *, is_up: bool) -> UUID | None:
        """The one to which it leads."""
        return self.supplier_id if is_up else self.customer_id


@dataclass(slots=True)
class Branch:
    """A step with what lies beyond it; `is_elsewhere` when that is in the list already."""

    step: Step
    other: Supplier | None  # the one at the far end, when in the register
    branches: list["Branch"] = field(default_factory=list)
    is_elsewhere: bool = False

    @property
    def title(self) -> str:
        """What the one at the far end is called."""
        return self.other.title if self.other else self.step.words


@dataclass(frozen=True, slots=True)
class Chain:
    """Who supplies a supplier, and whom it supplies, each with those beyond them."""

    supplied_by: list[Branch]
    supplies: list[Branch]
    is_cut: bool  # there are more than are shown


def chain_of(supplier_id: UUID, depth: int = DEPTH) -> Chain:
    """The chain both ways, `depth` steps far, by name at each step; a company is opened once."""
    up, is_cut_up = _follow(supplier_id, depth, is_up=True)
    down, is_cut_down = _follow(supplier_id, depth, is_up=False)
    return Chain(up, down, is_cut_up or is_cut_down)


def is_upstream(supplier_id: UUID, *, of: UUID) -> bool:
    """Whether a supplier supplies another, directly or through others."""
    seen, level = {of}, {of}
    while level:
        found = select(SupplyLink.supplier_id).where(SupplyLink.customer_id.in_(list(level)))
        level = {key for key in db.session.scalars(found) if key} - seen
        if supplier_id in level:
            return True
        seen |= level
    return False


def _follow(supplier_id: UUID, depth: int, *, is_up: bool) -> tuple[list[Branch], bool]:
    """One direction, a level at a time: one statement for the links, one for the names."""
    roots: list[Branch] = []
    level: dict[UUID, list[Branch]] = {supplier_id: roots}
    seen, shown = {supplier_id}, 0
    for _ in range(depth):
        found = _in_order(level, is_up=is_up)
        next_level: dict[UUID, list[Branch]] = {}
        for near, branch in found[: MOST_SHOWN - shown]:
            level[near].append(branch)
            other = branch.other
            branch.is_elsewhere = other is not None and other.id in seen
            if other is not None and not branch.is_elsewhere:
                seen.add(other.id)
                next_level[other.id] = branch.branches
        shown += len(found)
        if shown > MOST_SHOWN:
            return roots, True
        level = next_level
    return roots, False


def _in_order(level: Mapping[UUID, object], *, is_up: bool) -> list[tuple[UUID, Branch]]:
    """What leads on from a level, each with where it begins, as the page shows it from top to bottom."""
    steps = _steps(level, is_up=is_up)
    known = find_suppliers_by_ids(key for each in steps if (key := each.far(is_up=is_up)))
    others: dict[UUID | None, Supplier] = dict(known.items())
    places = {key: at for at, key in enumerate(level)}
    found = [(each.near(is_up=is_up), Branch(each, others.get(each.far(is_up=is_up)))) for each in steps]
    kept = [(near, branch) for near, branch in found if near is not None]
    return sorted(kept, key=lambda pair: (places[pair[0]], pair[1].title.casefold(), pair[1].step.link_id))


def _steps(ids: Iterable[UUID], *, is_up: bool) -> list[Step]:
    """The links that lead on from these suppliers."""
    wanted = list(ids)
    if not wanted:
        return []
    near: Any = SupplyLink.customer_id if is_up else SupplyLink.supplier_id
    statement = select(*_COLUMNS).where(near.in_(wanted)).order_by(SupplyLink.id).limit(MOST_SHOWN + 1)
    return [Step._make(row) for row in db.session.execute(statement)]


_COLUMNS = (
    SupplyLink.id,
    SupplyLink.customer_id,
    SupplyLink.supplier_id,
    SupplyLink.words,
    SupplyLink.provides,
    SupplyLink.is_labour,
    SupplyLink.country_code,
    SupplyLink.source,
    SupplyLink.noted_on,
)
