"""Words the e-mails about questionnaires: to the supplier, and to whoever asked it."""

from dataclasses import dataclass
from datetime import date

from tenants.dating import format_day
from workflows.notices.letters import Letter
from workflows.questionnaires.rules import Nudge


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks whom, until when, and where to answer; `office` is a post, never a person's name."""

    tenant: str
    supplier: str
    office: str
    reply_by_on: date
    expires_on: date
    address: str


def invitation(asked: Asked, *, is_again: bool) -> Letter:
    """The questions are here; the second time with a link that takes the place of the first."""
    opening = f"{asked.tenant} asks {asked.supplier} some questions about modern slavery."
    newer = "This is a new link. The one in our earlier e-mail does not work any more; all you saved is kept."
    parts = [
        opening,
        *([newer] if is_again else []),
        f"Please answer by {format_day(asked.reply_by_on)}.",
        f"Answer the questions: {asked.address}",
        "Why we ask: councils have to know whether people who work for their suppliers are free, paid and "
        "safe. Your answers show us what is in order, and where we can help.",
        *_how(asked),
    ]
    day = format_day(asked.reply_by_on)
    subject = f"{asked.tenant}: questions for {asked.supplier}, please answer by {day}"
    return Letter(subject, _text(parts))


def reminder(asked: Asked, nudge: Nudge | None, today: date) -> Letter:
    """Answers are still to come: some days before, on the day, or (None) because whoever asks said so."""
    day = format_day(asked.reply_by_on)
    is_past = asked.reply_by_on < today
    when = f"were asked for by {day}" if is_past else f"are due by {day}"
    if nudge == Nudge.ON_THE_DAY and asked.reply_by_on == today:
        when = "are due today"
    parts = [
        f"The answers of {asked.supplier} to the questions of {asked.tenant} about modern slavery {when}.",
        f"Answer the questions: {asked.address}",
        "If you have begun, all you saved is there. Remember to send the answers at the end.",
        *_how(asked),
    ]
    return Letter(f"Reminder from {asked.tenant}: the questions for {asked.supplier}", _text(parts))


def withdrawn(asked: Asked) -> Letter:
    """Nothing needs to be answered any more."""
    parts = [
        f"{asked.tenant} asked {asked.supplier} some questions about modern slavery. "
        "It does not need the answers any more, and the link in our earlier e-mail does not work any more.",
        "There is nothing that you need to do. Thank you for any time that you have spent on it.",
        _nobody_reads(asked),
    ]
    return Letter(f"{asked.tenant}: no answers needed from {asked.supplier}", _text(parts))


def answers_are_here(supplier: str, tenant: str, sent_by: str, judge_by_on: date, page: str) -> Letter:
    """To whoever asked: the answers have come, and somebody has to judge them."""
    parts = [
        f"{supplier} has answered the questionnaire of {tenant}. Sent by: {sent_by}.",
        f"Please read the answers and say what they show by {format_day(judge_by_on)}.",
        f"Read the answers: {page}",
    ]
    return Letter(f"Answers from {supplier} are here", _text(parts))


def _how(asked: Asked) -> list[str]:
    return [
        "You need no account. You can save what you have, and come back with the same link until "
        f"{format_day(asked.expires_on)}. Whoever has the link can read and change the answers until they "
        "are sent, so pass it on only to people who work on them.",
        "Please name no worker, victim or survivor. If somebody is in danger now, call 999. The Modern "
        "Slavery and Exploitation Helpline is 08000 121 700, day and night.",
        _nobody_reads(asked),
    ]


def _nobody_reads(asked: Asked) -> str:
    whom = f"{asked.office} at {asked.tenant}"
    return f"Nobody reads answers to this e-mail address. If you have a question, ask {whom}."


def _text(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"
