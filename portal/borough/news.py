"""Says in sentences what others changed on a record while somebody was writing."""

from uuid import UUID

from portal.borough.activity import words
from portal.borough.names import names_for
from portal.formatting import moment
from tenants.audit.changes import changes_since
from tenants.audit.queries import Change
from tenants.records.plans.rules import CLAIMED_WORDS, Claimed

#: Columns that repeat what another line says already.
_REPEATING = frozenset({"due_precision", "due_version", "done_by", "done_on", "closed_by", "invented"})


def news_of(subject_id: UUID, seen_version: int) -> tuple[str, ...]:
    """One sentence for each change since version `seen_version` of the record, the oldest first."""
    changes = changes_since(subject_id, seen_version)
    names = names_for(changes)
    return tuple(_sentence(change, names) for change in changes)


def _sentence(change: Change, names: dict[str, str]) -> str:
    who = change.by_name or "The portal"
    details = "; ".join(lines_in_words(change, names))
    happened = details or f"{words.what_happened(change)[:1].lower()}{words.what_happened(change)[1:]}"
    return f"{who}, {moment(change.at)}: {happened}"


def lines_in_words(change: Change, names: dict[str, str]) -> list[str]:
    """Each thing that changed: "status from “On track” to “At risk”"."""
    return [_line(line) for line in words.lines_of(_told(change), names)]


def _told(change: Change) -> Change:
    """The change without repetition, its statuses in words."""
    return Change(
        change.at,
        change.by_name,
        change.event,
        change.subject_kind,
        change.subject_id,
        change.subject_title,
        _values(change.before),
        _values(change.after),
    )


def _values(values: dict[str, object]) -> dict[str, object]:
    kept = {key: value for key, value in values.items() if key.removesuffix("_id") not in _REPEATING}
    if "claimed" in kept:
        kept["claimed"] = CLAIMED_WORDS[Claimed(str(kept["claimed"]))]
    return kept


def _line(line: words.Line) -> str:
    label = line.label[:1].lower() + line.label[1:]
    if line.before and line.after:
        return f"{label} from “{line.before}” to “{line.after}”"
    return f"{label}: {line.after}" if line.after else f"{label} “{line.before}” taken away"
