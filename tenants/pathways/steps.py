"""The values of which a referral pathway is made, and how they are kept as plain values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class StepKind(StrEnum):
    """What a step asks of the reader."""

    QUESTION = "question"  # choose one of the options
    ACTION = "action"  # do it, then go on by the only option
    PERIOD = "period"  # a time that the law or guidance gives; `clock` says how long
    CHECKLIST = "checklist"  # read before going on, nothing is kept of what was ticked
    END = "end"


class Advice(StrEnum):
    """The lists of tenants.guidance.models.ReferralAdvice."""

    INDICATOR = "indicator"
    DO = "do"
    DONT = "dont"
    QUALITY = "quality"  # of a referral, before the Home Office's form is opened


class Local(StrEnum):
    """What differs between places and is the tenant's own to say."""

    DEVOLVED_PANEL = "devolved-panel"  # a local panel decides about children
    GUARDIAN_SERVICE = "guardian-service"  # Independent Child Trafficking Guardians
    OFFICE_HOURS = "office-hours"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a question, or the way on; `basis` says how sure we are that the source has it so."""

    words: str
    goes_to: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class StepContact:
    """Whom to reach: in words, or whoever the directory has for a service in this place.

    `is_missing` says that the source names somebody and leaves out how to reach them.
    """

    words: str
    service_key: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the walk; `text` is paragraphs parted by an empty line.

    With `follows`, the words and the basis are those of the national step of that key, on the day asked
    about, and only what is said here besides is the tenant's own. In a text, {clock-code} stands for the
    length that the clock of this code has on the day.
    """

    key: str
    kind: StepKind
    title: str
    text: str = ""
    options: tuple[Option, ...] = ()
    contacts: tuple[StepContact, ...] = ()
    clock: str = ""
    shows: tuple[str, ...] = ()  # of Advice, Local, "first-responders"
    follows: str = ""
    rests_on: str = ""  # the part of the guidance, or the source
    note: str = ""


@dataclass(frozen=True, slots=True)
class LocalFact:
    """What a tenant says of one of Local."""

    is_here: bool | None = None  # None: not known
    words: str = ""
    phone: str = ""
    email: str = ""
    since_on: str = ""  # a day as YYYY-MM-DD


@dataclass(frozen=True, slots=True)
class Pathway:
    """The steps of a pathway, the first of which is `start`."""

    start: str
    steps: Mapping[str, Step]
    local: Mapping[str, LocalFact] = field(default_factory=dict)

    def as_values(self) -> dict[str, Any]:
        """As kept in a column of JSON."""
        return {
            "start": self.start,
            "steps": [asdict(step) for step in self.steps.values()],
            "local": {key: asdict(fact) for key, fact in self.local.items()},
        }

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Pathway":
        """From as_values; what is left out takes its default."""
        steps = [_step(each) for each in values["steps"]]
        local = {key: LocalFact(**each) for key, each in values.get("local", {}).items()}
        return cls(values["start"], {step.key: step for step in steps}, local)


def _step(values: Mapping[str, Any]) -> Step:
    parts = {
        "kind": StepKind(values["kind"]),
        "options": tuple(Option(**each) for each in values.get("options", ())),
        "contacts": tuple(StepContact(**each) for each in values.get("contacts", ())),
        "shows": tuple(values.get("shows", ())),
    }
    return Step(**{**values, **parts})


def day_of(fact: LocalFact) -> date | None:
    """Since when the fact holds."""
    return date.fromisoformat(fact.since_on) if fact.since_on else None
