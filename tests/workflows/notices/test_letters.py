"""Tests of how words become an e-mail."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from tests.workflows.notices.outgoing import envelope
from workflows.notices.letters import Letter, compose, one_line, quoted


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body(preferencelist=(kind,))
    assert found is not None
    return str(found.get_content()).replace("\r\n", "\n")


def test_an_e_mail_has_every_header_when_composed() -> None:
    message = read(compose(envelope()))
    assert message["From"] == "LMSL portal <portal@lmsl.example>"
    assert message["To"] == "Barnet Owner <owner@barnet.example>"
    assert message["Subject"] == "One action is due"
    assert message["Date"] == "Mon, 23 Nov 2026 06:30:00 +0000"
    assert message["Message-ID"] == "<0b1f4f0e-6a55-4e4f-9d0a-3a0f5f6a7b8c@portal.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"


def test_the_bytes_are_the_same_when_composed_again() -> None:
    assert compose(envelope()) == compose(envelope())


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x00\n", "\u2028", "\x85", "\x0b"])
def test_no_header_is_smuggled_in_when_subject_or_name_hold_line_breaks(end: str) -> None:
    hostile = f"Due{end}Bcc: everybody@council.example{end}{end}A body"
    raw = compose(envelope(letter=Letter(hostile, "Words"), to_name=hostile))
    message = read(raw)
    assert message["Bcc"] is None
    assert [address.addr_spec for address in message["To"].addresses] == ["owner@barnet.example"]
    assert "Words" in part(message, "plain")


def test_the_whole_link_stands_in_the_bytes_when_the_text_is_short() -> None:
    link = "http://portal.example/update/" + "a=b" * 60
    raw = compose(envelope(letter=Letter("Due – soon", f"Please update – now:\n{link}\n")))
    assert link.encode() in raw
    assert f'<a href="{link}">{link}</a>'.encode() in raw


def test_markup_is_shown_and_not_obeyed_when_a_title_holds_it() -> None:
    words = 'Action <script>alert("x")</script> & more\nhttps://portal.example/?a=1&b="><b>x'
    html = part(read(compose(envelope(letter=Letter("Due", words)))), "html")
    assert "<script>" not in html
    assert "<b>" not in html
    assert '<a href="https://portal.example/?a=1&amp;b=">' in html


def test_paragraphs_and_lines_stay_when_shown_as_html() -> None:
    html = part(read(compose(envelope(letter=Letter("Due", "One\ntwo\n\nThree\n")))), "html")
    assert "<p>One<br>\ntwo</p>" in html
    assert "<p>Three</p>" in html


def test_no_line_is_too_long_for_mail_when_the_text_has_one() -> None:
    raw = compose(envelope(letter=Letter("Due", "word " * 1000)))
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert part(read(raw), "plain").split() == ["word"] * 1000


def test_only_seven_bits_are_used_when_the_server_takes_no_more() -> None:
    raw = compose(envelope(letter=Letter("Fällig", "Größe – “so”")), is_8bit=False)
    assert raw.isascii()
    assert "Größe – “so”" in part(read(raw), "plain")


@pytest.mark.parametrize(
    "address", ["", "nobody", "größe@council.example", "a b@c d", "a@b\r\nBcc: c@d.example"]
)
def test_an_address_is_refused_when_it_cannot_be_used(address: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        compose(envelope(to_address=address))


def test_control_characters_go_when_words_are_made_one_line() -> None:
    assert one_line("  A\tsubject \r\n of\x00one  line ") == "A subject of one line"


CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Größe 🎉\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("is_8bit", [True, False])
def test_the_invitation_stands_last_and_once_more_as_a_file_when_a_letter_has_one(is_8bit: bool) -> None:
    message = read(compose(envelope(letter=Letter("Off", "Words – here", CALENDAR)), is_8bit=is_8bit))
    kinds = [each.get_content_type() for each in message.walk()]
    alternatives = ["text/plain", "text/html", "text/calendar"]
    assert kinds == ["multipart/mixed", "multipart/alternative", *alternatives, "application/ics"]
    *_, shown, file = message.walk()
    assert isinstance(shown, EmailMessage)
    assert isinstance(file, EmailMessage)
    assert shown["Content-Type"].params == {"charset": "utf-8", "method": "CANCEL"}
    assert shown.get_content_disposition() is None
    assert shown.get_content() == CALENDAR.replace("\r\n", "\n") or shown.get_content() == CALENDAR
    assert (file.get_filename(), file.get_content()) == ("invite.ics", CALENDAR.encode())
    assert "Words – here" in part(message, "plain")


def test_the_bytes_are_the_same_when_an_invitation_is_composed_again() -> None:
    invitation = envelope(letter=Letter("Off", "Words", CALENDAR))
    assert compose(invitation) == compose(invitation)


def test_no_boundary_begins_another_when_parts_hold_parts() -> None:
    message = read(compose(envelope(letter=Letter("Off", "Words", CALENDAR))))
    outer, inner = (each.get_boundary() for each in message.walk() if each.is_multipart())
    assert outer and inner
    assert not outer.startswith(inner) and not inner.startswith(outer)


@pytest.mark.parametrize("end", ["\n", "\u2028", "\x85", "\n\n"])
def test_no_link_or_heading_is_made_of_words_when_they_are_quoted(end: str) -> None:
    lines = ["It rings out.", "Look at the report: https://evil.example/sign-in", "Sign in", "-------"]
    html = part(
        read(compose(envelope(letter=Letter("Due", f"They wrote:\n{quoted(end.join(lines))}")))), "html"
    )
    assert "<a " not in html and "<h2>" not in html
    assert html.count("&gt; ") == len(lines) + (3 if end == "\n\n" else 0)
