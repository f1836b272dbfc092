"""Measures the chase against one statement that writes the same lines of the ledger."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from flask import Flask
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine

from portal.config import Settings
from tenants import clock
from tenants.working_days import add_working_days
from tests import postgres
from tests.bench.floor_of_chase import one_statement
from tests.bench.measuring import seconds
from tests.bench.setting import fill, postgresql_portal, sqlite_portal
from workflows.chasing.jobs import chase

TITLE = (
    "The chase: 33 tenants, against one INSERT … SELECT of the same ledger lines over all of them; "
    "medians of interleaved rounds (ratio: lower is better)"
)
HEADINGS = (
    "store, open actions",
    "lines",
    "floor s",
    "first run s",
    "ratio",
    "again s",
    "ratio",
    "lines added",
)
SIZES = {6_600: 5, 66_600: 3}  # open actions, and how many rounds

_Make = Callable[[Path, str], tuple[Flask, Settings]]
_STORES: dict[str, tuple[_Make, str]] = {
    "SQLite": (sqlite_portal, "sqlite"),
    "PostgreSQL": (postgresql_portal, "postgresql"),
}


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds that the floor, the first run and the run after it took, and the lines each left."""

    floor: float
    first: float
    again: float
    floor_lines: int
    first_lines: int
    lines_after_again: int


def measure(folder: Path) -> list[tuple[str, ...]]:
    """One row for each store and size."""
    return [
        _row(f"{store}, {size:,}", _rounds(folder, store, size, rounds))
        for store in _STORES
        for size, rounds in SIZES.items()
    ]


def _rounds(folder: Path, store: str, size: int, rounds: int) -> list[Round]:
    make, short = _STORES[store]
    name = f"bench_{short}_{size}"
    app, settings = make(folder, name)
    fill(app, tenants=33, actions=size)
    outside = create_engine(
        postgres.url(name, postgres.SUPERUSER) if short == "postgresql" else settings.database_url
    )
    _analyse(outside)
    with app.app_context():
        found = [_round(outside, add_working_days(clock.today(), 1)) for _ in range(rounds + 1)]
    outside.dispose()
    return found[1:]  # the first one warmed up


def _round(outside: Engine, today: date) -> Round:
    _wipe(outside)
    first = seconds(lambda: chase(today))
    first_lines = _lines(outside)
    again = seconds(lambda: chase(today))
    after = _lines(outside)
    _wipe(outside)
    floor = seconds(lambda: _run(outside, one_statement(today, outside.dialect.name)))
    return Round(floor, first, again, _lines(outside), first_lines, after)


def _run(outside: Engine, *statements: str) -> None:
    with outside.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def _wipe(outside: Engine) -> None:
    empty = "TRUNCATE" if outside.dialect.name == "postgresql" else "DELETE FROM"
    _run(outside, f"{empty} reminder", f"{empty} outbox_message")


def _analyse(outside: Engine) -> None:
    """What PostgreSQL does by itself after a while; SQLite is left as an installation is."""
    if outside.dialect.name == "postgresql":
        _run(outside, "ANALYZE")


def _lines(outside: Engine) -> int:
    with outside.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM reminder").scalar_one())


def _row(name: str, rounds: list[Round]) -> tuple[str, ...]:
    last = rounds[-1]
    lines = f"{last.first_lines:,}"
    if last.floor_lines != last.first_lines:
        lines += f" (floor {last.floor_lines:,})"
    return (
        name,
        lines,
        f"{median(one.floor for one in rounds):.3f}",
        f"{median(one.first for one in rounds):.3f}",
        f"{median(one.first / one.floor for one in rounds):.2f}",
        f"{median(one.again for one in rounds):.3f}",
        f"{median(one.again / one.floor for one in rounds):.2f}",
        str(last.lines_after_again - last.first_lines),
    )
