"""Says what of an action the demonstration invented, in words that stand beside it."""

from collections.abc import Iterable

from workflows.demonstration.sources import Entry


def label_of(entry: Entry) -> str:
    """What no source gives of this entry: "date", "date and owner", "date, owner and status"; else ""."""
    timing = entry["timing"]
    said = {
        "date": timing.get("invented") or timing.get("invented_start"),
        "owner": entry.get("owner_invented"),
        "status": entry.get("claimed_status", "not_started") != "not_started",
    }
    return in_words(word for word, is_invented in said.items() if is_invented)


def with_status(label: str) -> str:
    """The label, with the status among what was invented."""
    return in_words(dict.fromkeys([*filter(None, label.replace(" and ", ", ").split(", ")), "status"]))


def in_words(words: Iterable[str]) -> str:
    """The words as a list: "date, owner and status"; "" for none."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last
