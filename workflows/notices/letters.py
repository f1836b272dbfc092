"""Turns words for one person into a proper e-mail."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from html import escape
from uuid import UUID

LONGEST_LINE = 900  # SMTP allows 998 bytes; an HTML line grows a little
_LINK = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]]")
_NAMED_LINK = re.compile(rf"\s*(?P<words>[^:]{{3,80}}): (?P<url>{_LINK.pattern})")
_LEVELS = {"=": "h1", "-": "h2"}
_QUOTE = "> "
_LOOK = "font-family: Arial, Helvetica, sans-serif; font-size: 16px; line-height: 1.4; max-width: 40em"
_METHOD = re.compile(r"^METHOD:(?P<method>[A-Z]+)\r?$", re.MULTILINE)
_NOT_PRINTED = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of one e-mail: a subject of one line, plain text, and perhaps an invitation (RFC 5545)."""

    subject: str
    body: str
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter ready to go: who it is from and to, and the reference, the same at every repeat."""

    reference: UUID
    message_id: str
    day: date
    written_at: datetime
    sender: str  # as in a From header: a name and an address
    to_name: str
    to_address: str
    letter: Letter

    @property
    def sender_address(self) -> str:
        """The bare address it is sent from."""
        return parseaddr(self.sender)[1]


def quoted(words: str) -> str:
    """Somebody else's words, each line marked as theirs: none becomes a heading or a link of ours."""
    return "\n".join(f"{_QUOTE}{line}" for line in words.strip().splitlines())


def compose(envelope: Envelope, *, is_8bit: bool = True) -> bytes:
    """The e-mail as bytes, the same for the same envelope; ValueError when the address cannot be used."""
    message = EmailMessage(policy=policy.SMTP)
    _head(message, envelope)
    html = _as_html(envelope.letter.body)
    encoding = _encoding(envelope.letter.body + html, is_8bit=is_8bit)
    message.set_content(envelope.letter.body, cte=encoding)
    message.add_alternative(html, subtype="html", cte=encoding)
    message.set_boundary(f"=_{envelope.reference.hex}")
    if envelope.letter.calendar:
        _enclose(message, envelope, is_8bit=is_8bit)
    return message.as_bytes()


def _enclose(message: EmailMessage, envelope: Envelope, *, is_8bit: bool) -> None:
    """Adds the invitation twice, as every large calendar does.

    Outlook and Gmail show the last of the alternatives, if it names its method; programs that look at
    attachments only find the same as a file.
    """
    calendar = envelope.letter.calendar
    encoding = _encoding(calendar, is_8bit=is_8bit)
    method = {"method": _method_of(calendar)}
    message.add_alternative(calendar, subtype="calendar", charset="utf-8", cte=encoding, params=method)
    file = calendar.encode()
    message.add_attachment(file, maintype="application", subtype="ics", filename="invite.ics")
    message.set_boundary(f"=_whole_{envelope.reference.hex}")


def _method_of(calendar: str) -> str:
    """What the invitation tells a calendar, such as REQUEST or CANCEL."""
    found = _METHOD.search(calendar)
    return found["method"] if found else "PUBLISH"


def _head(message: EmailMessage, envelope: Envelope) -> None:
    name, address = parseaddr(envelope.sender)
    message["From"] = Address(one_line(name), addr_spec=address)
    message["To"] = _recipient(envelope)
    message["Subject"] = one_line(envelope.letter.subject)
    message["Date"] = envelope.written_at
    message["Message-ID"] = envelope.message_id
    message["Auto-Submitted"] = "auto-generated"  # keeps out-of-office answers from coming back
    message["X-Auto-Response-Suppress"] = "All"


def _recipient(envelope: Envelope) -> Address:
    if not envelope.to_address.isascii():
        raise ValueError("the address has letters that few mail servers accept")
    try:
        return Address(one_line(envelope.to_name), addr_spec=envelope.to_address)
    except (
        IndexError,
        AttributeError,
    ) as error:  # what the parser trips over when there is no address at all
        raise ValueError("the address cannot be read") from error


def one_line(words: str) -> str:
    """The words without line breaks and control characters, so that no header can be smuggled in."""
    return " ".join(_NOT_PRINTED.sub(" ", words).split())


def _encoding(text: str, *, is_8bit: bool) -> str:
    """As readable as the way allows: a link in a file or a log is then whole."""
    if any(len(line.encode()) > LONGEST_LINE for line in text.splitlines()):
        return "quoted-printable"
    if text.isascii():
        return "7bit"
    return "8bit" if is_8bit else "quoted-printable"


def _as_html(body: str) -> str:
    """The same words as HTML: underlined lines become headings, and words before an address its link."""
    paragraphs = [part for part in re.split(r"\n\s*\n", body.strip()) if part]
    inner = "\n".join(_heading(part) or _paragraph(part) for part in paragraphs)
    return f'<!DOCTYPE html>\n<html lang="en">\n<body style="{_LOOK}">\n{inner}\n</body>\n</html>\n'


def _heading(part: str) -> str | None:
    words, _, line = part.partition("\n")
    level = _LEVELS.get(line[:1]) if line and set(line) == {line[0]} else None
    return f"<{level}>{escape(words)}</{level}>" if level else None


def _paragraph(part: str) -> str:
    first, *others = part.splitlines()
    opening = f"<strong>{escape(first[2:])}</strong>" if first.startswith("- ") else _linked(first)
    return "<p>" + "<br>\n".join([opening, *map(_linked, others)]) + "</p>"


def _linked(line: str) -> str:
    """The line escaped; "See it: https://…" becomes a link of those words, unless it is quoted."""
    if line.startswith(_QUOTE):
        return escape(line)
    named = _NAMED_LINK.fullmatch(line)
    if named:
        return f'<a href="{escape(named["url"])}">{escape(named["words"])}</a>'
    parts, end = [], 0
    for found in _LINK.finditer(line):
        url = escape(found.group())
        parts += [escape(line[end : found.start()]), f'<a href="{url}">{url}</a>']
        end = found.end()
    return "".join([*parts, escape(line[end:])])
