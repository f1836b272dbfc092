"""Says which machine measured, how long something took, and prints figures as a table."""

import os
import platform
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import sqlalchemy

_TICK = os.sysconf("SC_CLK_TCK")


def machine() -> str:
    """The machine, its load and the versions that matter, in one line."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    python = platform.python_version()
    return f"{os.cpu_count()} × {cpu}, load {load}, Python {python}, SQLAlchemy {sqlalchemy.__version__}"


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes by the clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def cpu_seconds(process: int) -> float:
    """Processor time that a process and the children it has now used so far."""
    return sum(_own_cpu(one) for one in [process, *_children(process)])


def _own_cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK  # utime and stime, the 14th and 15th of all


def _children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(one) for one in found]


def print_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints the rows under their headings, numbers to the right."""
    widths = [max(len(row[at]) for row in [headings, *rows]) for at in range(len(headings))]
    print(f"\n{title}")
    for row in [headings, ["-" * width for width in widths], *rows]:
        first, *others = zip(row, widths, strict=True)
        print("  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]))
    print(flush=True)
