"""Who gave figures for a quarter and when, from the receipts; never what they gave."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workflows.register.queries import MemberLine, ReceiptLine


@dataclass(frozen=True, slots=True)
class Giver:
    """One authority: how many measures it gave and left out, and when it last did; None is not at all."""

    name: str
    given: int
    left_out: int
    last_on: date | None
    is_by_default: bool  # all of them went by themselves on their day


def givers_of(receipts: Sequence[ReceiptLine], members: Sequence[MemberLine]) -> list[Giver]:
    """Every authority, in the order of `members`."""
    by_slug: defaultdict[str, list[ReceiptLine]] = defaultdict(list)
    for receipt in receipts:
        by_slug[receipt.giver_slug].append(receipt)
    return [_giver(member.name, by_slug[member.slug]) for member in members]


def _giver(name: str, receipts: Sequence[ReceiptLine]) -> Giver:
    given = [each for each in receipts if each.is_given]
    return Giver(
        name=name,
        given=len(given),
        left_out=len(receipts) - len(given),
        last_on=max((each.decided_on for each in given), default=None),
        is_by_default=bool(given) and all(each.is_by_default for each in given),
    )
