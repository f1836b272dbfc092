"""Setting up a tenant's ladder, changing its rungs, and stopping or resuming its reminders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.posts.queries import get_post
from workflows.chasing.circumstances import in_force
from workflows.chasing.models import Ladder, Rung
from workflows.chasing.rules import DEFAULT_STEPS, Part, Step, rung_words

#: The rungs furthest from the due date, in working days before and after it.
FURTHEST = 60
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class RungDraft:
    """A rung as somebody entered it: working days after the due date (negative: before), and who is told."""

    offset_days: int
    tells_owner: bool = False
    tells_lead: bool = False
    tells_escalation: bool = False

    @property
    def tells(self) -> tuple[bool, bool, bool]:
        """Whether the owner, the lead and the escalation post are told."""
        return self.tells_owner, self.tells_lead, self.tells_escalation


_LADDER = select(Ladder)


def find_ladder() -> Ladder | None:
    """The open tenant's ladder, if it has been set up."""
    return db.session.scalar(_LADDER)


def get_ladder() -> Ladder:
    """The open tenant's ladder; NotFound when it has none."""
    ladder = find_ladder()
    if ladder is None:
        raise NotFound("No reminder ladder has been set up here yet.")
    return ladder


def rungs_in_force(today: date) -> list[Rung]:
    """The rungs that count on a day, the earliest first."""
    return list(db.session.scalars(select(Rung).where(*in_force(today)).order_by(Rung.offset_days)))


def set_up_ladder(*, by: UUID | None, today: date | None = None) -> Ladder:
    """Gives the open tenant the ladder everybody begins with; WrongState when it has one already."""
    if find_ladder() is not None:
        raise WrongState("There is a reminder ladder here already.")
    ladder = Ladder(title="Reminder ladder")
    db.session.add(ladder)
    drafts = [_draft(step) for step in DEFAULT_STEPS]
    for draft in drafts:
        _add(draft, today or clock.today())
    audit.record("ladder:set-up", ladder, by=by, rungs=_in_words(drafts))
    db.session.flush()
    return ladder


def _draft(step: Step) -> RungDraft:
    return RungDraft(step.offset, *(part in step.tells for part in Part))


def change_ladder(
    rungs: Sequence[RungDraft], escalation_post_id: UUID | None, *, today: date, by: UUID
) -> None:
    """Puts these rungs in force from today; those left out end. FieldError when they cannot be kept.

    What was recorded for an ended rung and not sent is withdrawn at the next chase.
    """
    ladder = get_ladder()
    _check(rungs)
    if escalation_post_id:
        get_post(escalation_post_id)
    before = [RungDraft(rung.offset_days, *_tells(rung)) for rung in rungs_in_force(today)]
    _replace({draft.offset_days: draft for draft in rungs}, today)
    ladder.escalation_post_id = escalation_post_id
    audit.record("ladder:changed", ladder, by=by, rungs_before=_in_words(before), rungs=_in_words(rungs))
    db.session.flush()


def _check(rungs: Sequence[RungDraft]) -> None:
    offsets = [rung.offset_days for rung in rungs]
    if not rungs:
        raise FieldError("rungs", "Keep at least one reminder, or use the stop button to send none.")
    if len(set(offsets)) < len(offsets):
        raise FieldError("rungs", "Two reminders are on the same day. Change one of them, or remove it.")
    if any(abs(offset) > FURTHEST for offset in offsets):
        raise FieldError("rungs", f"Enter a number of working days from 0 to {FURTHEST}, before or after.")
    if not all(any(rung.tells) for rung in rungs):
        raise FieldError("rungs", "Choose at least one person to tell for each reminder.")


def _replace(wanted: dict[int, RungDraft], today: date) -> None:
    for rung in rungs_in_force(today):
        draft = wanted.get(rung.offset_days)
        if draft is not None and draft.tells == _tells(rung):
            del wanted[rung.offset_days]
        elif rung.valid_from == today:  # it was never in force on an earlier day, so nothing is lost
            db.session.delete(rung)
        else:
            rung.valid_to = today - timedelta(days=1)
    db.session.flush()
    for draft in wanted.values():
        _add(draft, today)


def _tells(rung: Rung) -> tuple[bool, bool, bool]:
    return rung.tells_owner, rung.tells_lead, rung.tells_escalation


def _add(draft: RungDraft, today: date) -> None:
    rung = Rung(
        offset_days=draft.offset_days,
        tells_owner=draft.tells_owner,
        tells_lead=draft.tells_lead,
        tells_escalation=draft.tells_escalation,
        valid_from=today,
    )
    db.session.add(rung)


def _in_words(rungs: Iterable[RungDraft]) -> list[str]:
    """The rungs as the history shows them: "5 working days late: owner, lead"."""
    ordered = sorted(rungs, key=lambda rung: rung.offset_days)
    return [f"{rung_words(rung.offset_days)}: {', '.join(_parts(rung))}" for rung in ordered]


def _parts(rung: RungDraft) -> list[str]:
    return [part.value for part, is_told in zip(Part, rung.tells, strict=True) if is_told]


def stop_chasing(reason: str, *, today: date, by: UUID) -> None:
    """Stops every reminder of the open tenant; what is queued is withdrawn, and comes back on resuming."""
    ladder = get_ladder()
    if ladder.stopped_on is not None:
        raise WrongState("Reminders are stopped already.")
    if not reason.strip():
        raise FieldError("reason", "Say why reminders stop, so that the next person knows.")
    if len(reason.strip()) > LONGEST_REASON:
        raise FieldError("reason", f"Shorten the reason to {LONGEST_REASON} characters or fewer.")
    ladder.stopped_on, ladder.stopped_because = today, reason.strip()
    audit.record("chasing:stopped", ladder, by=by)
    db.session.flush()


def resume_chasing(*, by: UUID) -> None:
    """Lets reminders go out again, beginning with the newest rung of each deadline."""
    ladder = get_ladder()
    if ladder.stopped_on is None:
        raise WrongState("Reminders are not stopped.")
    ladder.stopped_on, ladder.stopped_because = None, ""
    audit.record("chasing:resumed", ladder, by=by)
    db.session.flush()
