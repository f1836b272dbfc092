"""Serves an application with gunicorn, as the floor and the portal both are."""

import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measuring import cpu_seconds

WORKERS = 1
CONNECTIONS = 2
_LISTENING = re.compile(r"Listening at: (http://[0-9.:]+)")


@dataclass(frozen=True, slots=True)
class Served:
    """A running server."""

    address: str
    process: int


@dataclass(frozen=True, slots=True)
class Sample:
    """What one round of asking saw."""

    per_second: float
    median_ms: float
    cpu_ms: float


@contextmanager
def served(application: str, environment: dict[str, str], log: Path) -> Iterator[Served]:
    """The application behind gunicorn's sync worker on a free port of this machine."""
    command = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--worker-class", "sync"]
    command += ["--workers", str(WORKERS), "--bind", "127.0.0.1:0", "--log-level", "info", application]
    with log.open("w") as out:
        process = subprocess.Popen(command, stderr=out, stdout=out, env=os.environ | environment)
        try:
            yield Served(_address(log, process), process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _address(log: Path, process: "subprocess.Popen[bytes]") -> str:
    for _ in range(300):
        found = _LISTENING.search(log.read_text())
        if found:
            return found[1]
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"gunicorn did not start: {log.read_text()}")


def ask(server: Served, path: str, cookie: str, lasts: float) -> Sample:
    """Asks for one page from another process for so many seconds."""
    client = [sys.executable, "-m", "tests.bench.client"]
    before = cpu_seconds(server.process)
    done = subprocess.run(
        [*client, server.address + path, cookie, str(lasts), str(CONNECTIONS)],
        check=True,
        capture_output=True,
        text=True,
    )
    used = cpu_seconds(server.process) - before
    seen = json.loads(done.stdout)
    waits = seen["waits"]
    return Sample(
        len(waits) / seen["seconds"], statistics.median(waits) * 1000, used / max(len(waits), 1) * 1000
    )
