"""Says step by step what differs between two pathways."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tenants.pathways.checking import in_order
from tenants.pathways.steps import Local, LocalFact, Option, Pathway, Step, StepContact, StepKind

KIND_WORDS: dict[StepKind, str] = {
    StepKind.QUESTION: "Question",
    StepKind.ACTION: "Something to do",
    StepKind.PERIOD: "A time that runs",
    StepKind.CHECKLIST: "Checklist",
    StepKind.END: "Ending",
}
LOCAL_WORDS: dict[Local, str] = {
    Local.DEVOLVED_PANEL: "Panel that decides about children here",
    Local.GUARDIAN_SERVICE: "Independent Child Trafficking Guardians",
    Local.OFFICE_HOURS: "Office hours",
}
#: Whether it is here, in words.
HERE_WORDS: dict[bool | None, str] = {True: "Yes", False: "No", None: "Not known"}


class What(StrEnum):
    """What became of a step."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that differs, with its words before and after; empty where there were none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one step or one local fact."""

    title: str
    what: What
    lines: tuple[Line, ...] = ()


def changes(before: Pathway, after: Pathway) -> list[Change]:
    """Every step that is new, different or gone, in the order of the walk, and what differs locally."""
    found = [
        _of_step(before.steps.get(key), after.steps[key], before, after)
        for key in dict.fromkeys((*in_order(after), *after.steps))
    ]
    gone = [Change(step.title, What.REMOVED) for key, step in before.steps.items() if key not in after.steps]
    begins = _lines({"First step": (_title(before, before.start), _title(after, after.start))})
    start = [Change("Where it begins", What.CHANGED, begins)] if begins else []
    return [*start, *(each for each in found if each is not None), *gone, *_of_local(before, after)]


def differences(before: Step, after: Step, old: Pathway, new: Pathway) -> tuple[Line, ...]:
    """What differs between two versions of a step; titles are those of the pathways that hold them."""
    return _lines(
        {
            "Title": (before.title, after.title),
            "Kind": (KIND_WORDS[before.kind], KIND_WORDS[after.kind]),
            "Words": (before.text, after.text),
            "National words": (_followed(before), _followed(after)),
            "Ways on": (_ways(before.options, old), _ways(after.options, new)),
            "Contacts": (_contacts(before.contacts), _contacts(after.contacts)),
            "Time": (before.clock, after.clock),
            "Shown as well": (", ".join(before.shows), ", ".join(after.shows)),
            "Rests on": (before.rests_on, after.rests_on),
            "Note": (before.note, after.note),
        }
    )


def fact_words(fact: LocalFact) -> str:
    """A local fact as one text."""
    here = HERE_WORDS[fact.is_here]
    return "; ".join(filter(None, (here, fact.words, fact.phone, fact.email, fact.since_on)))


def _of_step(before: Step | None, after: Step, old: Pathway, new: Pathway) -> Change | None:
    if before is None:
        return Change(after.title, What.ADDED)
    lines = differences(before, after, old, new)
    return Change(after.title, What.CHANGED, lines) if lines else None


def _of_local(before: Pathway, after: Pathway) -> Iterator[Change]:
    for local, title in LOCAL_WORDS.items():
        known = [fact_words(each.local.get(local, LocalFact())) for each in (before, after)]
        lines = _lines({"What we say": (known[0], known[1])})
        if lines:
            yield Change(title, What.CHANGED, lines)


def _lines(compared: Mapping[str, tuple[str, str]]) -> tuple[Line, ...]:
    return tuple(Line(label, old, new) for label, (old, new) in compared.items() if old != new)


def _followed(step: Step) -> str:
    return "Followed" if step.follows else "Not followed"


def _ways(ways: tuple[Option, ...], pathway: Pathway) -> str:
    return "\n".join(f"{each.words or 'On'} → {_title(pathway, each.goes_to)}" for each in ways)


def _title(pathway: Pathway, key: str) -> str:
    return pathway.steps[key].title if key in pathway.steps else "nowhere"


def _contacts(contacts: tuple[StepContact, ...]) -> str:
    return "\n".join(contact_words(each) for each in contacts)


def contact_words(contact: StepContact, services: Mapping[str, str] = MappingProxyType({})) -> str:
    """A contact as one line; `services` gives the titles of services by key."""
    service = services.get(contact.service_key, contact.service_key)
    directory = f"whoever the directory has for “{service}”" if service else ""
    missing = "not known yet" if contact.is_missing else ""
    parts = (contact.words, directory, contact.phone, contact.email, contact.url, missing)
    return ", ".join(filter(None, parts))
