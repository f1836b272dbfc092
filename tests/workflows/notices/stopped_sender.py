"""A sender in a process of its own that is killed the moment its first message has left."""

import os
import signal
import sys
from pathlib import Path

from portal.application import create_app
from tests.workflows.notices.outgoing import says, send, soon
from workflows.notices.delivery import FileDelivery
from workflows.notices.letters import Envelope


class Stopped:
    """Delivers into a folder and is gone before anybody can record it."""

    def __init__(self, folder: Path) -> None:
        self._files = FileDelivery(folder)

    def deliver(self, envelope: Envelope) -> None:
        """Delivers and dies."""
        self._files.deliver(envelope)
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    with create_app().app_context():
        send(Stopped(Path(sys.argv[1])), soon(), says("The words before the kill."))
