"""Delivers an e-mail to a mail server, never in clear text over a network."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from workflows.notices.delivery import MayHaveArrived, Refused, TryAgain, composed
from workflows.notices.letters import Envelope

_ENHANCED = re.compile(rb"^[245]\.\d{1,3}\.\d{1,3}\b")


@dataclass(frozen=True)
class SmtpDelivery:
    """Sends by `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`.

    Without TLS it sends to this very machine only. Each step on the line may take `timeout` seconds; together
    they stay below the lease of a message.
    """

    url: str
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False)
    timeout: float = 8

    def deliver(self, envelope: Envelope) -> None:
        """Hands the message over; TryAgain, MayHaveArrived or Refused say why it was not taken."""
        try:
            with self._line(envelope) as line:
                _hand_over(line, envelope)
        except smtplib.SMTPAuthenticationError as error:  # ours to put right, so no message is lost by it
            raise TryAgain("The mail server did not accept the portal’s user name and password.") from error
        except smtplib.SMTPResponseException as error:
            raise _answer(error.smtp_code, error.smtp_error) from error
        except (OSError, smtplib.SMTPException) as error:
            raise TryAgain(f"The mail server could not be reached ({type(error).__name__}).") from error

    @contextmanager
    def _line(self, envelope: Envelope) -> Iterator[smtplib.SMTP]:
        """An encrypted, signed-in connection; what happens while saying goodbye no longer matters."""
        line = self._connect(envelope.sender_address.rpartition("@")[2] or "localhost")
        try:
            self._secure(line)
            self._sign_in(line)
            yield line
            with suppress(OSError, smtplib.SMTPException):
                line.quit()
        finally:
            line.close()

    def _connect(self, own_name: str) -> smtplib.SMTP:
        where = urlsplit(self.url)
        host, is_wrapped = where.hostname or "localhost", where.scheme == "smtps"
        port = where.port or (465 if is_wrapped else 587)
        if not is_wrapped:
            return smtplib.SMTP(host, port, own_name, self.timeout)
        return smtplib.SMTP_SSL(host, port, own_name, timeout=self.timeout, context=self.trust)

    def _secure(self, line: smtplib.SMTP) -> None:
        line.ehlo_or_helo_if_needed()
        where = urlsplit(self.url)
        if where.scheme == "smtps":
            return
        if line.has_extn("starttls"):
            line.starttls(context=self.trust)
            line.ehlo_or_helo_if_needed()
        elif not _is_this_machine(where.hostname or "localhost"):
            raise TryAgain("The mail server offers no encryption, so nothing was sent.")

    def _sign_in(self, line: smtplib.SMTP) -> None:
        where = urlsplit(self.url)
        if where.username:
            line.login(unquote(where.username), unquote(where.password or ""))


def _hand_over(line: smtplib.SMTP, envelope: Envelope) -> None:
    is_8bit = line.has_extn("8bitmime")
    message = composed(envelope, is_8bit=is_8bit)
    _expect(line.mail(envelope.sender_address, ["body=8bitmime"] if is_8bit else []))
    _expect(line.rcpt(envelope.to_address))
    try:
        _expect(line.data(message))
    except smtplib.SMTPServerDisconnected as error:
        raise MayHaveArrived("The line broke before the mail server confirmed the message.") from error


def _expect(answer: tuple[int, bytes]) -> None:
    code, words = answer
    if not 200 <= code < 300:
        raise _answer(code, words)


def _answer(code: int, words: bytes | str) -> TryAgain | Refused:
    """Keeps the codes and drops the server's words, which often quote the address."""
    found = _ENHANCED.match(words if isinstance(words, bytes) else words.encode())
    codes = f"{code} {found.group().decode()}" if found else str(code)
    problem = f"The mail server did not take the message ({codes})."
    return Refused(problem) if 500 <= code < 600 else TryAgain(problem)


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
