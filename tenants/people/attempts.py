"""Counts failed sign-ins, so that guessing a password ends after a few tries."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import case, delete, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from tenants import clock
from tenants.database import db
from tenants.people.models import SignInCounter

WINDOW = timedelta(minutes=15)
LIMIT_FOR_EMAIL = 10
LIMIT_FOR_ADDRESS = 50


def are_spent(email: str, address: str) -> bool:
    """Whether this e-mail or this network address has failed too often within the window."""
    limits = {_key("email", email): LIMIT_FOR_EMAIL, _key("address", address): LIMIT_FOR_ADDRESS}
    counted = select(SignInCounter.key, SignInCounter.failures).where(
        SignInCounter.key.in_(limits), SignInCounter.counting_since_at > clock.now() - WINDOW
    )
    return any(row.failures >= limits[row.key] for row in db.session.execute(counted))


def count_failure(email: str, address: str) -> None:
    """Adds one failure to both counters; a counter whose window is over begins anew."""
    for key in sorted((_key("email", email), _key("address", address))):
        db.session.execute(_one_more(key))


def forget_failures_of(email: str) -> None:
    """Clears the e-mail's counter; the network address keeps its own."""
    db.session.execute(delete(SignInCounter).where(SignInCounter.key == _key("email", email)))


def forget_old_failures() -> None:
    """Removes counters whose window is over."""
    db.session.execute(delete(SignInCounter).where(SignInCounter.counting_since_at <= clock.now() - WINDOW))


def _one_more(key: str) -> Any:
    """One statement, so that two failures at the same moment both count."""
    now = clock.now()
    is_over = SignInCounter.counting_since_at <= now - WINDOW
    is_postgresql = db.session.get_bind().dialect.name == "postgresql"
    insert = postgresql_insert if is_postgresql else sqlite_insert
    return (
        insert(SignInCounter)
        .values(key=key, failures=1, counting_since_at=now)
        .on_conflict_do_update(
            index_elements=[SignInCounter.key],
            set_={
                "failures": case((is_over, 1), else_=SignInCounter.failures + 1),
                "counting_since_at": case((is_over, now), else_=SignInCounter.counting_since_at),
            },
        )
    )


def _key(kind: str, value: str) -> str:
    return f"{kind}:{sha256(value.strip().casefold().encode()).hexdigest()}"
