"""How a seat stands, and what a reason may be."""

import pytest

from tenants.errors import FieldError
from workflows.sharing.rules import Standing, checked_reason, standing_of


@pytest.mark.parametrize(
    ("joined", "ended", "left", "standing"),
    [
        (False, False, False, Standing.OFFERED),
        (True, False, False, Standing.JOINED),
        (True, True, True, Standing.LEFT),
        (False, True, True, Standing.LEFT),
        (True, True, False, Standing.WITHDRAWN),
        (False, True, False, Standing.WITHDRAWN),
    ],
)
def test_an_end_counts_first_when_a_seat_is_looked_at(
    joined: bool, ended: bool, left: bool, standing: Standing
) -> None:
    assert standing_of(has_joined=joined, has_ended=ended, has_left=left) == standing


def test_a_reason_is_kept_without_space_round_it_when_it_is_short_enough() -> None:
    assert checked_reason("  Done  ") == "Done"
    with pytest.raises(FieldError, match="200 characters"):
        checked_reason("x" * 201)
