"""Tries a piece of work for a form, and puts any refusal on the form instead of losing what was typed."""

from collections.abc import Callable

from portal.collisions import COLLISIONS, is_collision
from portal.forms.form import PortalForm
from tenants.database import db
from tenants.errors import Conflict, FieldError, NotAllowed, Refusal, WrongState

DONE = 200
_STATUS: dict[type[Refusal], int] = {FieldError: 422, NotAllowed: 403, WrongState: 409, Conflict: 409}
_INVALID = 422


def attempt(form: PortalForm, work: Callable[[], object]) -> int:
    """Does `work` if the form is valid: DONE, or the status with which its page is to be shown again.

    After a refusal nothing of the work is left, its words stand on the form, and records must be read anew.
    """
    if not form.validate_on_submit():
        return _INVALID
    try:
        work()
        db.session.flush()
    except tuple(_STATUS) as refusal:
        return _refused(form, refusal)
    except COLLISIONS as problem:
        if not is_collision(problem):
            raise
        return _refused(form, Conflict("Somebody else changed this while you were writing.", seen=0))
    return DONE


def _refused(form: PortalForm, refusal: Refusal) -> int:
    db.session.rollback()
    form.show(refusal)
    return _STATUS[type(refusal)]
