"""Pure decisions about statements: their areas, levels and states, and what may be done in each."""

from collections.abc import Mapping
from enum import StrEnum

from tenants.editions.rules import WayOfDrafts


class Area(StrEnum):
    """The six areas of a modern slavery statement."""

    STRUCTURE = "structure"
    POLICIES = "policies"
    DUE_DILIGENCE = "due-diligence"
    RISK = "risk"
    EFFECTIVENESS = "effectiveness"
    TRAINING = "training"


AREA_WORDS: dict[Area, str] = {
    Area.STRUCTURE: "Organisation, structure and supply chains",
    Area.POLICIES: "Policies",
    Area.DUE_DILIGENCE: "Due diligence",
    Area.RISK: "Assessing and managing risk",
    Area.EFFECTIVENESS: "Effectiveness: measures and progress",
    Area.TRAINING: "Training",
}


class Level(StrEnum):
    """How far a section goes, in the words of the guidance."""

    ABSENT = "absent"
    ONE = "level-1"
    TWO = "level-2"


LEVEL_WORDS: dict[Level, str] = {
    Level.ABSENT: "Absent",
    Level.ONE: "Level 1: good practice",
    Level.TWO: "Level 2: best practice",
}
#: Of a section that is being written: one that has words is not absent, whatever they lack.
OWN_LEVEL_WORDS = LEVEL_WORDS | {Level.ABSENT: "Below level 1"}


def level_reached(met: Mapping[int, tuple[int, int]]) -> Level:
    """The level of a section from how many criteria of each level are met: {level: (met, asked)}.

    Level 1 needs every criterion of level 1, level 2 every criterion of both.
    """
    first_met, first_asked = met.get(1, (0, 0))
    second_met, second_asked = met.get(2, (0, 0))
    if not first_asked or first_met < first_asked:
        return Level.ABSENT
    return Level.TWO if second_asked and second_met == second_asked else Level.ONE


class StatementStatus(StrEnum):
    """Where a statement is on its way."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    SIGNED = "signed"
    PUBLISHED = "published"


STATUS_WORDS: dict[StatementStatus, str] = {
    StatementStatus.DRAFT: "Draft",
    StatementStatus.IN_REVIEW: "In review",
    StatementStatus.APPROVED: "Approved",
    StatementStatus.SIGNED: "Signed",
    StatementStatus.PUBLISHED: "Published",
}


class Step(StrEnum):
    """What can happen to a statement, as its history names it."""

    STARTED = "started"
    SENT = "sent"
    SENT_BACK = "sent-back"
    APPROVED = "approved"
    SIGNED = "signed"
    PUBLISHED = "published"
    REOPENED = "reopened"  # an approved or signed one goes back to draft, with a reason
    CORRECTED = "corrected"  # so does a published one, whose edition stays public until the next is


STEP_WORDS: dict[Step, str] = {
    Step.STARTED: "Started",
    Step.SENT: "Sent for review",
    Step.SENT_BACK: "Sent back",
    Step.APPROVED: "Approved",
    Step.SIGNED: "Signed",
    Step.PUBLISHED: "Published",
    Step.REOPENED: "Opened again",
    Step.CORRECTED: "Opened again to be corrected",
}

_S = StatementStatus
#: From which status each step may be taken, and to which it leads.
TRANSITIONS: dict[Step, dict[StatementStatus, StatementStatus]] = {
    Step.SENT: {_S.DRAFT: _S.IN_REVIEW},
    Step.SENT_BACK: {_S.IN_REVIEW: _S.DRAFT},
    Step.APPROVED: {_S.IN_REVIEW: _S.APPROVED},
    Step.SIGNED: {_S.APPROVED: _S.SIGNED},
    Step.PUBLISHED: {_S.SIGNED: _S.PUBLISHED},
    Step.REOPENED: dict.fromkeys((_S.APPROVED, _S.SIGNED), _S.DRAFT),
    Step.CORRECTED: {_S.PUBLISHED: _S.DRAFT},
}
_NOT_NOW: dict[Step, str] = {
    Step.SENT: "Only a draft can be sent for review",
    Step.SENT_BACK: "Only a statement in review can be sent back",
    Step.APPROVED: "Only a statement in review can be approved",
    Step.SIGNED: "Only an approved statement can be signed",
    Step.PUBLISHED: "Only a signed statement can be published",
    Step.REOPENED: "Only an approved or signed statement that is not published can be opened again",
    Step.CORRECTED: "Only a published statement can be corrected",
}
#: Why its words cannot be changed now, and what to do about it.
_CLOSED: dict[StatementStatus, str] = {
    _S.IN_REVIEW: "It is in review, so its words stay as they were sent. Send it back first.",
    _S.APPROVED: "It is approved, so its words stay as they are. Open it again first, with the reason.",
    _S.SIGNED: "It is signed, so its words stay as they are. Open it again first, with the reason.",
    _S.PUBLISHED: "It is published, so its words stay as they are. Open it again to correct it.",
}


WAY = WayOfDrafts(
    transitions=TRANSITIONS,
    words=STATUS_WORDS,
    not_now=_NOT_NOW,
    called="this one",
    draft=_S.DRAFT,
    closed=_CLOSED,
)


class Kept(StrEnum):
    """What became of a promise."""

    NOT_SAID = "not-said"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not-done"


KEPT_WORDS: dict[Kept, str] = {
    Kept.NOT_SAID: "Not said yet",
    Kept.DONE: "Done",
    Kept.PARTLY: "Partly done",
    Kept.NOT_DONE: "Not done",
}
