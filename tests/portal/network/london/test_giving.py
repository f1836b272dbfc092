"""Who gave figures for a quarter and when, from the receipts; never what they gave."""

from datetime import date

from portal.network.london.giving import Giver, givers_of
from workflows.register.queries import MemberLine, ReceiptLine

STARTS, FIRST, LAST = date(2025, 7, 1), date(2025, 10, 3), date(2025, 10, 14)


def _receipt(key: str, day: date, *, is_given: bool = True, is_by_default: bool = False) -> ReceiptLine:
    return ReceiptLine("barnet", "Barnet", key, STARTS, is_given, is_by_default, day)


def test_each_authority_is_named_with_what_it_gave_when_some_gave_nothing() -> None:
    members = [MemberLine("barnet", "Barnet", "North"), MemberLine("bexley", "Bexley", "East")]
    receipts = [
        _receipt("referrals", FIRST),
        _receipt("decisions", LAST, is_by_default=True),
        _receipt("boards", LAST, is_given=False),
    ]
    assert givers_of(receipts, members) == [
        Giver("Barnet", 2, 1, LAST, is_by_default=False),
        Giver("Bexley", 0, 0, None, is_by_default=False),
    ]


def test_figures_went_by_themselves_when_every_one_was_given_on_its_day() -> None:
    members = [MemberLine("barnet", "Barnet", "North")]
    (giver,) = givers_of([_receipt("referrals", LAST, is_by_default=True)], members)
    assert giver.is_by_default
