"""Words the letters that carry an invitation, for people whose mail program shows no calendar."""

from workflows.calendar.appointments import Appointment
from workflows.calendar.events import joins_online
from workflows.invites.rules import Method
from workflows.notices.letters import Letter

_OPENINGS = {
    "Invitation": "{tenant} invites you to a meeting.",
    "Changed": "A meeting that you are invited to has changed. This is how it stands now.",
    "Cancelled": "This meeting is cancelled. There is nothing that you need to do.",
}


def letter_about(meeting: Appointment, method: Method, *, is_new: bool, tenant: str, reason: str) -> Letter:
    """An invitation, what it is now, or that it is off."""
    kind = "Cancelled" if method == Method.CANCEL else "Invitation" if is_new else "Changed"
    subject = f"{kind}: {meeting.summary}, {meeting.when}"
    why = [f"Reason: {reason}"] if reason and kind != "Invitation" else []
    parts = [_OPENINGS[kind].format(tenant=tenant), _facts(meeting), *why, *_closing(meeting, kind)]
    return Letter(subject, "\n\n".join(parts) + "\n")


def _facts(meeting: Appointment) -> str:
    lines = [f"    {meeting.summary}", f"    {meeting.when}"]
    if meeting.place:
        lines.append(f"    {meeting.place}")
    return "\n".join(lines)


def _closing(meeting: Appointment, kind: str) -> list[str]:
    if kind == "Cancelled":
        return [f"See the meeting: {meeting.page}", "Your calendar takes it out, or asks you to."]
    join = [f"Join online: {meeting.join_url}"] if joins_online(meeting) else []
    return [
        *join,
        f"Agenda and papers: {meeting.page}",
        "Your calendar can take this in from the e-mail, and follows if the meeting changes. "
        "If it does not, open invite.ics, or download it from the page of the meeting.",
        "Nobody reads answers to this address. If you cannot come, tell the secretary of the board.",
    ]
