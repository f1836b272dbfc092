"""The three ways by which an e-mail leaves the portal: a file, a mail server, GOV.UK Notify."""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from workflows.notices.letters import Envelope, compose

NOTIFY_URL = "https://api.notifications.service.gov.uk"
NOTIFY_TEMPLATE = "LMSL portal"


class NotDelivered(Exception):
    """A message did not go out; `words` says why, without addresses or anything of its text."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class TryAgain(NotDelivered):
    """It did not go out this time, and may at the next."""


class MayHaveArrived(TryAgain):
    """The line went dead after it was handed over, so a repeat has to be the very same message."""


class Refused(NotDelivered):
    """It will never go out."""


class Delivery(Protocol):
    """A way out of the portal."""

    def deliver(self, envelope: Envelope) -> None:
        """Returns when somebody else has taken over the message; NotDelivered otherwise."""


def composed(envelope: Envelope, *, is_8bit: bool = True) -> bytes:
    """The e-mail as bytes; Refused when its address can never work."""
    try:
        return compose(envelope, is_8bit=is_8bit)
    except ValueError as error:
        raise Refused("The address cannot be used in an e-mail.") from error


@dataclass(frozen=True, slots=True)
class FileDelivery:
    """Writes each message into a folder as `<day>-<short id>.eml`; a repeat overwrites the same file."""

    folder: Path

    def deliver(self, envelope: Envelope) -> None:
        """Writes beside and renames, so that nobody ever reads half a message."""
        message = composed(envelope)
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{envelope.day}-{envelope.reference.hex[:12]}.eml"
        draft = path.with_suffix(f".{os.getpid()}.part")
        with draft.open("wb") as file:
            file.write(message)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)


@dataclass(frozen=True)
class NotifyDelivery:
    """Hands each message to GOV.UK Notify, whose template holds only ((subject)) and ((body))."""

    key: str
    base_url: str = NOTIFY_URL
    timeout: float = 30  # seconds
    _found: dict[str, str] = field(default_factory=dict, repr=False)

    def deliver(self, envelope: Envelope) -> None:
        """Asks by reference first, so that a repeat after a crash never makes a second message."""
        from notifications_python_client.errors import HTTPError, InvalidResponse

        try:
            if not self._has(envelope):
                self._send(envelope)
        except HTTPError as error:
            raise _notify_problem(int(error.status_code)) from error
        except InvalidResponse as error:
            raise TryAgain("GOV.UK Notify gave an answer that could not be read.") from error

    @cached_property
    def _client(self) -> Any:
        from notifications_python_client.notifications import NotificationsAPIClient

        client: Any = NotificationsAPIClient  # comes without types
        return client(self.key, base_url=self.base_url, timeout=self.timeout)

    def _has(self, envelope: Envelope) -> bool:
        answer = self._client.get_all_notifications(reference=str(envelope.reference))
        return bool(answer["notifications"])

    def _send(self, envelope: Envelope) -> None:
        self._client.send_email_notification(
            email_address=envelope.to_address,
            template_id=self._template_id(),
            personalisation={"subject": envelope.letter.subject, "body": envelope.letter.body},
            reference=str(envelope.reference),
        )

    def _template_id(self) -> str:
        """The template is found by its name, so no setting has to carry its id."""
        if not self._found:
            templates = self._client.get_all_templates(template_type="email")["templates"]
            self._found.update({one["name"]: one["id"] for one in templates})
        if NOTIFY_TEMPLATE not in self._found:
            self._found.clear()
            raise TryAgain(f"GOV.UK Notify has no e-mail template called “{NOTIFY_TEMPLATE}”.")
        return self._found[NOTIFY_TEMPLATE]


def _notify_problem(status: int) -> NotDelivered:
    """Only a message that Notify calls wrong is given up; a wrong key or a full quota can be put right."""
    words = f"GOV.UK Notify did not take the message (status {status})."
    return Refused(words) if status == 400 else TryAgain(words)
