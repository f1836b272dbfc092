"""Tells a change that came second to another of the same moment from a fault of the portal."""

from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

#: What the database or the session raises when two changes meet, among other things.
COLLISIONS = (StaleDataError, IntegrityError, OperationalError)
#: PostgreSQL: the key is taken, each waits for the other, both read what the other changed.
_STATES = frozenset({"23505", "40P01", "40001"})
_SQLITE_NAMES = frozenset({"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"})


def is_collision(problem: Exception) -> bool:
    """Whether trying again, with what is there now, could succeed."""
    if isinstance(problem, StaleDataError):
        return True
    cause = getattr(problem, "orig", None)
    state, name = getattr(cause, "sqlstate", None), getattr(cause, "sqlite_errorname", None)
    return state in _STATES or name in _SQLITE_NAMES
