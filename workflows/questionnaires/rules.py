"""Pure decisions about questionnaires: the days that count, how much may be saved, what an answer may be."""

from datetime import date, timedelta
from enum import StrEnum

from tenants.records.checks.rules import AnswerKind, CheckKind

#: So long a supplier has, unless whoever asks says otherwise.
REPLY_WITHIN = timedelta(days=21)
LONGEST_TIME = timedelta(days=180)
#: A link works for a while after the day by which an answer was asked for: late is better than never.
LINK_LASTS = timedelta(days=28)
#: So long whoever asked has to look at what came.
JUDGE_WITHIN = timedelta(days=14)
#: So long before the day the supplier is reminded, unless the questions only went out just now.
REMIND_BEFORE = timedelta(days=5)
TOO_SOON = timedelta(days=3)
#: A reminder for the day itself may still go out so long after it, when the clock stood still.
CATCH_UP = timedelta(days=3)

#: What one link may make us keep, so that one that leaks cannot fill the disk.
MOST_SAVES = 200
MOST_FILES = 5
MOST_UPLOADS = 20

#: The kinds of check whose questions the supplier itself answers.
ASKED_OF_SUPPLIERS = (CheckKind.QUESTIONNAIRE,)


class Nudge(StrEnum):
    """Which of the two reminders it is."""

    BEFORE = "before"
    ON_THE_DAY = "on-the-day"


def nudge_due(reply_by_on: date, sent_on: date, today: date) -> Nudge | None:
    """The reminder that a supplier who has not answered is to have by today, if any."""
    if reply_by_on <= today <= reply_by_on + CATCH_UP:
        return Nudge.ON_THE_DAY if sent_on < today else None
    is_near = reply_by_on - REMIND_BEFORE <= today < reply_by_on
    return Nudge.BEFORE if is_near and today - sent_on >= TOO_SOON else None


def expires_on(reply_by_on: date) -> date:
    """The last day on which a link can be used."""
    return reply_by_on + LINK_LASTS


def problem_with_day(reply_by_on: date, today: date) -> str | None:
    """Why this cannot be the day by which to answer, in words; None when it can."""
    if reply_by_on <= today:
        return "Enter a day after today, so that the supplier has time to answer."
    if reply_by_on > today + LONGEST_TIME:
        return "Enter a day within the next six months."
    return None


def answer_words(kind: AnswerKind, answer: str) -> str:
    """An answer as people read it: “Yes”, “1,250”, a day in words, else what was written."""
    if kind == AnswerKind.NUMBER and answer.isascii() and answer.isdigit():
        return f"{int(answer):,}"
    if kind == AnswerKind.YES_NO:
        return {"yes": "Yes", "no": "No"}.get(answer, answer)
    if kind == AnswerKind.DAY:
        try:
            day = date.fromisoformat(answer)
        except ValueError:
            return answer
        return f"{day.day} {day:%B %Y}"
    return answer
