"""Pure decisions about what follows from checks: how soon, and which step of the ladder may come next."""

from collections.abc import Collection

from tenants.records.checks.rules import Outcome, Sanction

#: So many days a supplier usually has to put something right; the portal's own proposal.
DAYS_TO_PUT_RIGHT: dict[Outcome, int] = {Outcome.SERIOUS: 30, Outcome.IMPROVE: 90}
USUAL_DAYS = 60
#: The mildest first.
STEPS = tuple(Sanction)


def furthest(standing: Collection[Sanction]) -> Sanction | None:
    """The hardest step that stands."""
    return max(standing, key=STEPS.index, default=None)


def steps_left(standing: Collection[Sanction]) -> tuple[Sanction, ...]:
    """The steps beyond those that stand; the first of them is the one that usually comes next."""
    at = furthest(standing)
    return STEPS if at is None else STEPS[STEPS.index(at) + 1 :]
