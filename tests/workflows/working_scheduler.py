"""A scheduler in a process of its own, in the middle of a job when it is told to stop."""

from contextlib import AbstractContextManager
from datetime import date
from threading import Event

from portal.application import create_app
from workflows.runs.rules import Job, every
from workflows.scheduler import work

STOPPING = Event()


def slow(_today: date) -> str:
    """Says that it has begun, and ends once the scheduler was told to stop."""
    print("A job is running.", flush=True)
    return "It ended in peace." if STOPPING.wait(15) else "Nobody stopped it."


def never(_today: date) -> str:
    """Would run if the scheduler began another job after it was told to stop."""
    return "It should not have run."


if __name__ == "__main__":
    app = create_app()

    def surroundings() -> AbstractContextManager[None]:
        """As the portal opens them."""
        return app.app_context()  # type: ignore[return-value]

    jobs = (Job("slow", "Wait", every(minutes=1), slow), Job("never", "Run", every(minutes=1), never))
    work(jobs, surroundings, STOPPING)
