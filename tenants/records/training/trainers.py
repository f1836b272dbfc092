"""People trained to train others, and the sessions they pledged."""

from datetime import date
from uuid import UUID, uuid4

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.training.details import checked_number, checked_words
from tenants.records.training.models import Trainer


def add_trainer(
    title: str,
    department: str = "",
    *,
    trained_on: date | None = None,
    trained_by: str = "",
    pledged: int | None = None,
    pledged_until_on: date | None = None,
    invented: str = "",
    by: UUID | None,
) -> Trainer:
    """Adds somebody to the pool; `pledged` is a number of sessions, None when none were pledged."""
    trainer = Trainer(id=uuid4(), invented=invented)
    _write_on(trainer, title, department, trained_on, trained_by, pledged, pledged_until_on)
    db.session.add(trainer)
    audit.record("trainer:added", trainer, by=by)
    db.session.flush()
    return trainer


def edit_trainer(
    trainer: Trainer,
    title: str,
    department: str,
    *,
    trained_on: date | None,
    trained_by: str,
    pledged: int | None,
    pledged_until_on: date | None,
    by: UUID,
) -> None:
    """Changes what is known of a trainer."""
    _write_on(trainer, title, department, trained_on, trained_by, pledged, pledged_until_on)
    audit.record("trainer:edited", trainer, by=by)


def end_trainer(trainer: Trainer, *, by: UUID, today: date) -> None:
    """Takes a trainer out of the pool; sessions given stay."""
    if trainer.ended_on is not None:
        raise WrongState("This trainer has left the pool already.")
    trainer.ended_on = today
    audit.record("trainer:ended", trainer, by=by)


def _write_on(
    trainer: Trainer,
    title: str,
    department: str,
    trained_on: date | None,
    trained_by: str,
    pledged: int | None,
    pledged_until_on: date | None,
) -> None:
    trainer.title = checked_words("title", title, 160, "Enter who the trainer is.")
    trainer.department = checked_words("department", department, 120)
    trainer.trained_by = checked_words("trained_by", trained_by, 160)
    trainer.pledged = checked_number("pledged", pledged, 999)
    trainer.trained_on, trainer.pledged_until_on = trained_on, pledged_until_on
