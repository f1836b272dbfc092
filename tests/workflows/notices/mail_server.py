"""A real mail server on this machine that answers as it is told."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Thread
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

HANG_UP = "hang up"


class Mailbox:
    """Keeps what arrives; takes the answers to the next messages from `answers`, then accepts everything."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.raw: list[bytes] = []
        self.asked = 0

    @property
    def messages(self) -> list[EmailMessage]:
        """What arrived, read."""
        return [message_from_bytes(raw, policy=policy.default) for raw in self.raw]

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name there
        """Takes a message, or answers as told; HANG_UP takes it and breaks the line without a word."""
        self.asked += 1
        content = envelope.content
        assert isinstance(content, bytes)
        answer = self.answers.pop(0) if self.answers else "250 2.0.0 taken"
        if answer.startswith("250") or answer == HANG_UP:
            self.raw.append(content)
        if answer == HANG_UP and isinstance(server.transport, asyncio.WriteTransport):
            server.transport.abort()
        return answer


@contextmanager
def mail_server(handler: Any, **options: Any) -> Iterator[int]:
    """Serves on a free port of 127.0.0.1 and gives its number."""
    loop = asyncio.new_event_loop()
    make = loop.create_server(lambda: SMTP(handler, loop=loop, **options), "127.0.0.1", 0)
    server = loop.run_until_complete(make)
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.run_until_complete(_end_conversations())
        loop.close()


async def _end_conversations() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
