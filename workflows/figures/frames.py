"""Puts entries of the log into frames of pandas, with what they do not say as a category of its own."""

from collections.abc import Sequence
from typing import Any

from tenants.counting.standard import Standard
from tenants.records.referrals.entries import Entry
from tenants.records.referrals.rules import CHOSEN, AgeBand
from tenants.records.referrals.standing import is_waiting_for_conclusive, is_waiting_for_reasonable

#: The one key for “asked, and not known” and for “not answered”.
UNKNOWN = "unknown"

ADULT, CHILD = "adult", "child"
#: Somebody whose age is disputed is treated as a child until it is decided, and is counted as one.
AGE_GROUPS = {
    AgeBand.ADULT.value: ADULT,
    AgeBand.CHILD.value: CHILD,
    AgeBand.DISPUTED.value: CHILD,
}
_ALSO = ("responder_key", "service_key", "completeness", "reasonable_outcome", "conclusive_outcome")
#: As lists and the page of late decisions see it, too.
_WAITS = ("waits_reasonable", "waits_conclusive")


def frame_of(entries: Sequence[Entry], standard: Standard) -> Any:
    """A row for each entry: its month, its choices, its age group, and its days to each decision."""
    import pandas as pd  # costs a second, so only where something is counted

    columns = ["id", "month", *CHOSEN, *_ALSO, *_WAITS, "to_reasonable", "to_conclusive"]
    frame = pd.DataFrame([_row(entry, standard) for entry in entries], columns=columns)
    frame["age_group"] = frame["age_band"].map(AGE_GROUPS).fillna(UNKNOWN)
    return frame


def _row(entry: Entry, standard: Standard) -> list[Any]:
    chosen = [known(standard, name, getattr(entry, name)) for name in CHOSEN]
    also = [getattr(entry, name) for name in _ALSO]
    also[0], also[1] = also[0] or UNKNOWN, also[1] or UNKNOWN
    month = entry.referred_on.replace(day=1)
    waits = [is_waiting_for_reasonable(entry), is_waiting_for_conclusive(entry)]
    return [entry.id, month, *chosen, *also, *waits, entry.days_to_reasonable, entry.days_to_conclusive]


def known(standard: Standard, name: str, key: str) -> str:
    """The answer, or the one key for every answer that says nothing."""
    return UNKNOWN if not key or standard.field(name).is_unknown(key) else key


def by_type(entries: Sequence[Entry], frame: Any, standard: Standard) -> Any:
    """A row for each exploitation type of each entry; an entry without one has a row that says so."""
    import pandas as pd

    pairs = [(entry.id, key) for entry in entries for key in types_said(entry, standard)]
    return pd.DataFrame(pairs, columns=["id", "type"]).merge(frame, on="id")


def types_said(entry: Entry, standard: Standard) -> tuple[str, ...]:
    """The types of an entry; when it names none, or only that it is not known, the one key for that."""
    said = {known(standard, "exploitation", key) for key in entry.types} - {UNKNOWN}
    return tuple(sorted(said)) or (UNKNOWN,)


def crossed(frame: Any, rows: str, columns: str) -> dict[tuple[Any, str], int]:
    """How many rows of the frame have each pair of answers."""
    counts = frame.groupby([rows, columns], observed=True).size()
    return {pair: int(count) for pair, count in counts.items()}


def counted(frame: Any, column: str) -> dict[Any, int]:
    """How many rows of the frame have each answer."""
    return {key: int(count) for key, count in frame[column].value_counts().items()}
