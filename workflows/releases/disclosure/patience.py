"""Says when to give up: by the work of this thread, so that a busy machine changes no result."""

from time import thread_time

#: The solver has only the clock on the wall; so many times as long lets it through on a busy machine.
_BUSY = 5.0


class Patience:
    """So many processor seconds of the thread that made it. When they are over nothing is published."""

    def __init__(self, seconds: float) -> None:
        self._ends_at = thread_time() + seconds

    @property
    def is_over(self) -> bool:
        """Whether it is time to give up."""
        return self.seconds <= 0

    @property
    def seconds(self) -> float:
        """The seconds that are left."""
        return max(0.0, self._ends_at - thread_time())

    @property
    def of_solver(self) -> float:
        """A limit for one run of the solver, which is met only where all is given up."""
        return max(0.1, _BUSY * self.seconds)
