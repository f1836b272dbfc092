"""The words of a digest: what is late, what is due, and where to say how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tenants.records.plans.rules import lateness_words
from workflows.chasing.rules import Part
from workflows.notices.letters import Letter


@dataclass(frozen=True, slots=True)
class Line:
    """One deadline as its reader meets it. `address` is where it can be updated or seen."""

    title: str
    due_on: date
    due_words: str
    part: Part
    owner_words: str
    covering_name: str | None  # who is away, when the reader stands in for them
    address: str
    is_update: bool  # whether the address takes an update without signing in


@dataclass(frozen=True, slots=True)
class Block:
    """What one tenant has to say to the reader; `waiting` actions wait for the reader to accept them."""

    tenant_name: str
    lines: Sequence[Line]
    waiting: int
    waiting_address: str


LATE, TODAY, SOON = "Late", "Due today", "Coming up"
OTHERS_LATE, OTHERS_SOON, RAISED = (
    "Others you lead: late",
    "Others you lead: coming up",
    "Raised with you: late",
)
_ORDER = (LATE, TODAY, SOON, OTHERS_LATE, OTHERS_SOON, RAISED)

_CLOSING = """
You get this because you own these deadlines, cover for somebody who does, lead where they are, or are told
what stays late. Going away? Say in the portal, under My deadlines, who covers for you, or ask your lead.
Not yours any more, or a date that cannot be met?
Tell your lead, or say so through the link beside it.
A link works once, for you only, so please do not pass it on.
Never put anything about a victim or survivor into an update.
"""


def heading_of(line: Line, day: date) -> str:
    """Under which heading a line stands."""
    if line.part is Part.ESCALATION:
        return RAISED
    if line.part is Part.LEAD:
        return OTHERS_LATE if line.due_on < day else OTHERS_SOON
    if line.due_on == day:
        return TODAY
    return LATE if line.due_on < day else SOON


def digest_letter(name: str, blocks: Sequence[Block], day: date) -> Letter:
    """The whole letter; there is at least one block and each has at least one line."""
    body = [f"Hello {name},", *(_block_words(block, day) for block in blocks), _one_paragraph(_CLOSING)]
    return Letter(_subject(blocks, day), "\n\n".join(body) + "\n")


def _one_paragraph(words: str) -> str:
    return " ".join(words.split())


def _subject(blocks: Sequence[Block], day: date) -> str:
    lines = [line for block in blocks for line in block.lines]
    late = sum(line.due_on < day for line in lines)
    today = sum(line.due_on == day for line in lines)
    counts = {"late": late, "due today": today, "coming up": len(lines) - late - today}
    words = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    where = f" – {blocks[0].tenant_name}" if len(blocks) == 1 else ""
    return f"Your deadlines: {words}{where}"


def _block_words(block: Block, day: date) -> str:
    parts = [_underlined(block.tenant_name, "=")]
    for heading in _ORDER:
        lines = sorted(
            (line for line in block.lines if heading_of(line, day) == heading),
            key=lambda line: (line.due_on, line.title),
        )
        if lines:
            parts.append(_underlined(heading, "-"))
            parts.extend(_line_words(line, day) for line in lines)
    if block.waiting:
        parts.append(f"{_waiting_words(block.waiting)}: {block.waiting_address}")
    return "\n\n".join(parts)


def _underlined(words: str, line: str) -> str:
    return f"{words}\n{line * len(words)}"


def _line_words(line: Line, day: date) -> str:
    lateness = "" if line.due_on == day else f", {lateness_words(line.due_on, day)}"
    words = [f"- {line.title}", f"  {_due_words(line, day)}{lateness}."]
    if line.covering_name:
        words.append(f"  You cover for {line.covering_name}.")
    if line.part is not Part.OWNER:
        words.append(f"  Owner: {line.owner_words}.")
    words.append(f"  {'Say how it stands' if line.is_update else 'See it'}: {line.address}")
    return "\n".join(words)


def _due_words(line: Line, day: date) -> str:
    if line.due_on == day:
        return f"Due today, {line.due_words}"
    return f"{'Was due' if line.due_on < day else 'Due'} {line.due_words}"


def _waiting_words(count: int) -> str:
    return "1 action waits to be accepted" if count == 1 else f"{count} actions wait to be accepted"
