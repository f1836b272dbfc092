"""Turns a line of the audit into words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from portal.formatting import day, moment
from tenants.audit.queries import Change
from tenants.people.permissions import ROLE_WORDS, Role
from tenants.records.plans.rules import CLAIMED_WORDS, Claimed

#: How one record of each kind is called.
KINDS = {
    "action": "action",
    "actionnote": "note",
    "absence": "leave cover",
    "aim": "aim",
    "duty": "recurring duty",
    "evidence": "evidence",
    "ladder": "reminder ladder",
    "membership": "person",
    "milestone": "step",
    "plan": "plan",
    "post": "post",
    "rung": "reminder on the ladder",
    "snooze": "pause of reminders",
    "storedfile": "file",
}
#: What happened, where the event's own words would not read well.
EVENTS = {
    "chasing:resumed": "reminders started again",
    "chasing:stopped": "reminders stopped",
    "membership:began": "joined",
    "membership:ended": "left",
    "membership:role-changed": "role changed",
    "post:created": "post added",
}
LABELS = {
    "cover": "Covered by",
    "claimed": "Status",
    "closed_on": "Closed",
    "digest_on": "E-mail of",
    "done_on": "Said to be done",
    "due_event": "Due on the occasion of",
    "due_on": "Due",
    "due_precision": "Date given as",
    "holder": "Held by",
    "occurrence_on": "Comes round on",
    "owner_person": "Owner",
    "owner_post": "Owner (post)",
    "percent": "Per cent done",
    "priority_code": "Network priority",
    "ref": "Reference",
    "theme_key": "Theme",
}
#: Columns that say nothing to a reader, or only what the line's title says.
_QUIET = {
    *("chain_days", "chain_months", "created_at", "due_version", "invented"),
    *("is_demonstration", "position", "since_on", "subject_kind", "theme_set_code"),
}
_SHOWN_LENGTH = 300
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """What changed in one column: its label, and the values in words, empty where there was none."""

    label: str
    before: str
    after: str


def what_happened(change: Change) -> str:
    """The event in words, such as “Action re-dated” or “Plan created”."""
    if change.event in EVENTS:
        words = EVENTS[change.event]
    else:
        resource, _, happened = change.event.partition(":")
        words = f"{kind_words(resource)} {happened.replace('-', ' ')}"
    return words[:1].upper() + words[1:]


def kind_words(kind: str) -> str:
    """How a kind of record is called."""
    return KINDS.get(kind.replace("-", ""), kind.replace("-", " ").replace("_", " "))


def lines_of(change: Change, names: Mapping[str, str]) -> list[Line]:
    """What changed, in order; `names` gives the words for ids. Ids without words are left out."""
    keys = [key for key in dict.fromkeys([*change.before, *change.after]) if not _is_quiet(key, change)]
    lines = (
        Line(label_of(key), _shown(key, change.before, names), _shown(key, change.after, names))
        for key in keys
    )
    return [line for line in lines if line.before or line.after]


def _is_quiet(key: str, change: Change) -> bool:
    is_title_again = key == "title" and not change.before and change.after.get(key) == change.subject_title
    is_unset = key not in change.before and change.after.get(key) in (0, False, "", [])
    return key in _QUIET or is_title_again or is_unset


def ids_in(changes: list[Change]) -> set[UUID]:
    """Every id among the values, so that its words can be looked up at once."""
    values = (value for change in changes for value in (*change.before.values(), *change.after.values()))
    return {found for value in values if (found := _as_id(value)) is not None}


def label_of(column: str) -> str:
    """How a column is called on the page."""
    name = column.removesuffix("_id")
    bare = name.removesuffix("_on").removesuffix("_at").replace("_", " ")
    return LABELS.get(name) or bare[:1].upper() + bare[1:]


def _shown(key: str, values: Mapping[str, Any], names: Mapping[str, str]) -> str:
    value = values.get(key)
    if key == "role" and value in set(Role):
        return ROLE_WORDS[Role(value)]
    if key == "claimed" and value in set(Claimed):
        return CLAIMED_WORDS[Claimed(value)]
    return _value(value, names)


def _value(value: Any, names: Mapping[str, str]) -> str:
    """A value in words; nothing for None, an empty text, and an id that has no words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(filter(None, (_value(each, names) for each in value)))
    if value is None or isinstance(value, dict):
        return ""
    if _as_id(value) is not None:
        return names.get(str(value), "")
    return _text(str(value))


def _text(text: str) -> str:
    when = _as_day(text)
    if when:
        return when
    return text if len(text) <= _SHOWN_LENGTH else text[:_SHOWN_LENGTH].rstrip() + "…"


def _as_day(text: str) -> str:
    """A day or a moment in words; nothing for any other text, however much it looks like a number."""
    try:
        if _DAY.fullmatch(text):
            return day(date.fromisoformat(text))
        return moment(datetime.fromisoformat(text)) if _MOMENT.fullmatch(text) else ""
    except ValueError:
        return ""


def _as_id(value: Any) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) and len(value) == 36 else None
    except ValueError:
        return None
