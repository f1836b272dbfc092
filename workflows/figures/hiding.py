"""Hides small counts of a table, and as many others as it takes so that nobody can work them out."""

from collections.abc import Sequence


def least_total(threshold: int) -> int:
    """With fewer people than this nothing is shown at all, not even how many they are."""
    return 2 * threshold


def hide(counts: Sequence[int], total: int, order: Sequence[int], threshold: int) -> tuple[int | None, ...]:
    """The counts of one table as they may be shown: None is hidden, 0 stays 0.

    Counts from 1 to `threshold` - 1 are small; guidance says what the threshold is on a day.
    `total` is how many people the table is about, which others may see; where people count in several rows it
    is less than the sum. `order` names each place once, in an order that nobody else knows: by it the others
    are chosen that are hidden with small counts. Whoever knows every count that is shown, the total and this
    very rule can still take each hidden small count for 1, and for `threshold` or more.
    """
    if total < max(least_total(threshold), threshold + len(counts) - 1):
        return (None,) * len(counts)
    hidden = {place for place, count in enumerate(counts) if 0 < count < threshold}
    for place in order:
        if not hidden or _is_safe([counts[each] for each in hidden], threshold):
            break
        if counts[place]:
            hidden.add(place)
    return tuple(None if place in hidden else count for place, count in enumerate(counts))


def _is_safe(hidden: Sequence[int], threshold: int) -> bool:
    """Whether each could hold what they are together, but for one each of the others, and be large.

    That nothing larger than these is shown tells nobody anything: which large counts are hidden is decided by
    the secret order, and not by how large they are.
    """
    return len(hidden) > 1 and sum(hidden) >= threshold + len(hidden) - 1
