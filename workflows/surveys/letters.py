"""Words the e-mails about surveys to the organisations that are asked."""

from dataclasses import dataclass
from datetime import date

from tenants.dating import format_day
from workflows.notices.letters import Letter, quoted


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks whom about what, until when, and where to answer; `office` is a post, never a person."""

    tenant: str
    organisation: str
    title: str
    introduction: str
    office: str
    closes_on: date
    address: str


def invitation(asked: Asked, *, is_again: bool) -> Letter:
    """The survey is here; the second time with a link that takes the place of the first."""
    newer = "This is a new link. The one in our earlier e-mail does not work any more."
    parts = [
        f"{asked.tenant} asks {asked.organisation} some questions: {asked.title}.",
        *([newer] if is_again else []),
        *([quoted(asked.introduction)] if asked.introduction else []),
        f"Please answer by {format_day(asked.closes_on)}.",
        f"Answer the survey: {asked.address}",
        *_how(asked),
    ]
    day = format_day(asked.closes_on)
    return Letter(f"{asked.tenant}: {asked.title}, please answer by {day}", _text(parts))


def reminder(asked: Asked, today: date) -> Letter:
    """Answers are still to come."""
    when = "today" if asked.closes_on == today else f"until {format_day(asked.closes_on)}"
    parts = [
        f"{asked.tenant} has asked {asked.organisation} some questions: {asked.title}. "
        f"We have no answer from you yet. You can still answer {when}.",
        f"Answer the survey: {asked.address}",
        *_how(asked),
    ]
    return Letter(f"Reminder from {asked.tenant}: {asked.title}", _text(parts))


def _how(asked: Asked) -> list[str]:
    return [
        "You need no account, and it takes a few minutes. The link is for your organisation and can be used "
        "once, so pass it on only to whoever is to answer.",
        f"{asked.tenant} sees that you have answered, but not what: answers are kept without your name and "
        "only counted, and results of very few answers are not shown to anybody.",
        "If somebody is in danger now, call 999. The Modern Slavery and Exploitation Helpline is "
        "08000 121 700, day and night.",
        f"Nobody reads answers to this e-mail address. If you have a question, ask {asked.office} at "
        f"{asked.tenant}.",
    ]


def _text(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"
