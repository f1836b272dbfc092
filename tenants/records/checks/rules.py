"""Kinds, states and outcomes of checks and of what follows from them, with their words."""

from enum import StrEnum


class CheckKind(StrEnum):
    """What sort of check it is."""

    STATEMENT = "statement"
    MSAT = "msat"
    QUESTIONNAIRE = "questionnaire"
    SITE_VISIT = "site-visit"
    TENDER_CHALLENGE = "tender-challenge"
    EXCLUSION = "exclusion"
    CLAUSES = "clauses"
    ANNUAL = "annual"


CHECK_WORDS: dict[CheckKind, str] = {
    CheckKind.STATEMENT: "Statement check",
    CheckKind.MSAT: "Modern Slavery Assessment Tool result",
    CheckKind.QUESTIONNAIRE: "Questionnaire",
    CheckKind.SITE_VISIT: "Site visit",
    CheckKind.TENDER_CHALLENGE: "Low-cost tender challenge",
    CheckKind.EXCLUSION: "Exclusion check",
    CheckKind.CLAUSES: "Contract clause check",
    CheckKind.ANNUAL: "Annual assessment",
}


class CheckStatus(StrEnum):
    """Where a check is."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"  # a questionnaire is with the supplier
    DONE = "done"
    CALLED_OFF = "called-off"


STATUS_WORDS: dict[CheckStatus, str] = {
    CheckStatus.PLANNED: "Planned",
    CheckStatus.UNDER_WAY: "With the supplier",
    CheckStatus.DONE: "Done",
    CheckStatus.CALLED_OFF: "Called off",
}


class Outcome(StrEnum):
    """What a check found."""

    SATISFACTORY = "satisfactory"
    IMPROVE = "improve"
    SERIOUS = "serious"
    UNCLEAR = "unclear"


OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.SATISFACTORY: "Satisfactory",
    Outcome.IMPROVE: "Needs to improve",
    Outcome.SERIOUS: "Serious concern",
    Outcome.UNCLEAR: "Could not be judged",
}


class AnswerKind(StrEnum):
    """What a question expects."""

    YES_NO = "yes-no"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"


class FollowUpKind(StrEnum):
    """What follows from a check."""

    CORRECTIVE_ACTION = "corrective-action"
    IMPROVEMENT_PLAN = "improvement-plan"
    SANCTION = "sanction"


FOLLOW_UP_WORDS: dict[FollowUpKind, str] = {
    FollowUpKind.CORRECTIVE_ACTION: "Corrective action",
    FollowUpKind.IMPROVEMENT_PLAN: "Improvement plan",
    FollowUpKind.SANCTION: "Sanction",
}


class Sanction(StrEnum):
    """How far a sanction goes, the mildest first."""

    WARNING = "warning"
    NO_NEW_WORK = "no-new-work"
    SUSPENSION = "suspension"
    TERMINATION = "termination"


SANCTION_WORDS: dict[Sanction, str] = {
    Sanction.WARNING: "Written warning",
    Sanction.NO_NEW_WORK: "No new work until it is put right",
    Sanction.SUSPENSION: "Suspension of the contract",
    Sanction.TERMINATION: "Termination of the contract",
}


class FollowUpStatus(StrEnum):
    """Whether a follow-up is still to be done."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


FOLLOW_UP_STATUS_WORDS: dict[FollowUpStatus, str] = {
    FollowUpStatus.OPEN: "Open",
    FollowUpStatus.DONE: "Done",
    FollowUpStatus.DROPPED: "Dropped",
}


class Decision(StrEnum):
    """What was decided about excluding a supplier."""

    EXCLUDED = "excluded"
    NOT_EXCLUDED = "not-excluded"
    UNDECIDED = "undecided"


DECISION_WORDS: dict[Decision, str] = {
    Decision.EXCLUDED: "Excluded",
    Decision.NOT_EXCLUDED: "Not excluded",
    Decision.UNDECIDED: "Not decided yet",
}
