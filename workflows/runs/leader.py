"""Makes sure that of several schedulers one leads and the others wait."""

import logging
import os
import socket
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from tenants import clock
from tenants.database import db
from workflows.runs.models import Lease

log = logging.getLogger(__name__)

SCHEDULER = "scheduler"
LEASE = timedelta(seconds=60)
_NOBODY = ""


class Leadership:
    """One scheduler's claim to lead, renewed at every tick.

    On PostgreSQL an advisory lock on a connection of its own decides: the server frees it the moment the
    leader is gone. On SQLite a lease row decides, taken and renewed by one conditional statement. The row is
    written on both, because it also tells when the leader last was alive.
    """

    def __init__(self, name: str = SCHEDULER, now: Callable[[], datetime] = clock.now) -> None:
        self.name = name
        self.holder = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:8]}"
        self._now = now
        self._number = zlib.crc32(f"portal:{name}".encode())
        self._line: Connection | None = None

    def renew(self) -> bool:
        """Takes or keeps the lead, and commits; False when another scheduler has it."""
        if _is_postgresql():
            return self._hold_lock() and self._write_lease(is_ours=True)
        return self._write_lease(is_ours=False)

    def release(self) -> None:
        """Gives up the lead, so that a waiting scheduler need not wait for it to run out."""
        given_up = update(Lease).where(Lease.name == self.name, Lease.holder == self.holder)
        db.session.execute(given_up.values(holder=_NOBODY))
        db.session.commit()
        self._unlock()

    def _hold_lock(self) -> bool:
        try:
            if self._line is not None:
                self._line.execute(select(1))  # the lock lives as long as this very connection
                return True
            return self._try_lock()
        except SQLAlchemyError as error:
            log.warning("the line that held the lead broke (%s)", type(error).__name__)
            self._drop_line()
            return False

    def _try_lock(self) -> bool:
        """Touches no table, so it may go beside the fence; AUTOCOMMIT leaves no transaction lying open."""
        line = db.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if line.scalar(text("SELECT pg_try_advisory_lock(:number)"), {"number": self._number}):
            self._line = line
            return True
        line.close()
        return False

    def _unlock(self) -> None:
        """Said aloud, because the server notices a closed connection only a moment later."""
        if self._line is None:
            return
        with suppress(SQLAlchemyError):
            self._line.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": self._number})
        self._drop_line()

    def _drop_line(self) -> None:
        """Closes the connection itself, not only its place in the pool: a pooled one would keep the lock."""
        if self._line is not None:
            self._line.invalidate()
            self._line.close()
            self._line = None

    def _write_lease(self, *, is_ours: bool) -> bool:
        now = self._now()
        row = {"name": self.name, "holder": self.holder, "expires_at": now + LEASE}
        insert: Any = postgresql_insert if _is_postgresql() else sqlite_insert
        free = or_(Lease.holder.in_([self.holder, _NOBODY]), Lease.expires_at <= now)
        statement = insert(Lease).values(**row)
        taken = statement.on_conflict_do_update(
            index_elements=["name"], set_=row, where=None if is_ours else free
        ).returning(Lease.holder)
        leads = db.session.scalar(taken) is not None
        db.session.commit()
        return leads


def _is_postgresql() -> bool:
    return bool(db.session.get_bind().dialect.name == "postgresql")
