"""Tests of delivery to a mail server."""

import socket
import ssl
import subprocess
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from tests.workflows.notices.mail_server import HANG_UP, Mailbox, mail_server
from tests.workflows.notices.outgoing import envelope
from workflows.notices.delivery import MayHaveArrived, NotDelivered, Refused, TryAgain
from workflows.notices.letters import Letter
from workflows.notices.smtp import SmtpDelivery


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key in one file, trusted by nobody."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
    ]
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    subprocess.run(
        [*command, *names, "-keyout", path, "-out", f"{path}.crt"], check=True, capture_output=True
    )
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


def server_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def refuse_everybody(*_arguments: Any) -> AuthResult:
    return AuthResult(success=False, handled=False)


def test_a_message_arrives_over_tls_when_the_server_offers_it(certificate: Path) -> None:
    box, context = Mailbox(), server_context(certificate)
    trust = ssl.create_default_context(cafile=str(certificate))
    with mail_server(box, tls_context=context, require_starttls=True) as port:
        SmtpDelivery(f"smtp://127.0.0.1:{port}", trust).deliver(envelope())
    assert [message["Message-ID"] for message in box.messages] == [envelope().message_id]
    assert box.messages[0]["Subject"] == "One action is due"


def test_name_and_password_are_given_when_the_address_holds_them(certificate: Path) -> None:
    box, seen = Mailbox(), []
    trust = ssl.create_default_context(cafile=str(certificate))

    def note(_server: Any, _session: Any, _envelope: Any, _mechanism: Any, data: Any) -> AuthResult:
        seen.append((data.login, data.password))
        return AuthResult(success=True)

    options = {"tls_context": server_context(certificate), "authenticator": note, "auth_required": True}
    with mail_server(box, **options) as port:
        SmtpDelivery(f"smtp://por%40tal:s%2Fcret@127.0.0.1:{port}", trust).deliver(envelope())
    assert seen == [(b"por@tal", b"s/cret")]
    assert len(box.raw) == 1


def test_nothing_is_sent_when_the_certificate_is_not_trusted(certificate: Path) -> None:
    box = Mailbox()
    with (
        mail_server(box, tls_context=server_context(certificate)) as port,
        pytest.raises(TryAgain, match="SSLCertVerificationError"),
    ):
        SmtpDelivery(f"smtp://127.0.0.1:{port}").deliver(envelope())
    assert box.asked == 0


def test_nothing_is_sent_when_another_machine_offers_no_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    box, ask = Mailbox(), socket.getaddrinfo

    def resolve(host: str, *rest: Any, **options: Any) -> Any:
        return ask("127.0.0.1" if host == "mail.council.example" else host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with mail_server(box) as port, pytest.raises(TryAgain, match="no encryption"):
        SmtpDelivery(f"smtp://mail.council.example:{port}").deliver(envelope())
    assert box.asked == 0


def test_clear_text_is_enough_when_the_server_is_this_machine() -> None:
    box = Mailbox()
    with mail_server(box) as port:
        SmtpDelivery(f"smtp://localhost:{port}").deliver(envelope(letter=Letter("Größe", "Fällig – bald")))
    assert "Fällig – bald" in box.raw[0].decode()


@pytest.mark.parametrize(
    ("answer", "problem", "words"),
    [
        ("451 4.3.0 owner@barnet.example: try later", TryAgain, "451 4.3.0"),
        ("452 full", TryAgain, "(452)"),
        ("550 5.1.1 owner@barnet.example: no such user", Refused, "550 5.1.1"),
        ("554 never", Refused, "(554)"),
        (HANG_UP, MayHaveArrived, "before the mail server confirmed"),
    ],
)
def test_the_problem_fits_when_the_server_answers(answer: str, problem: type[Exception], words: str) -> None:
    with mail_server(Mailbox(answer)) as port, pytest.raises(NotDelivered) as caught:
        SmtpDelivery(f"smtp://127.0.0.1:{port}").deliver(envelope())
    assert type(caught.value) is problem
    assert words in caught.value.words
    assert "barnet" not in caught.value.words


def test_the_recipient_is_refused_when_the_server_does_not_know_them() -> None:
    class Strict(Mailbox):
        async def handle_RCPT(self, *_arguments: Any) -> str:  # noqa: N802 - its name there
            return "550 5.1.1 unknown"

    box = Strict()
    with mail_server(box) as port, pytest.raises(Refused, match=r"550 5\.1\.1"):
        SmtpDelivery(f"smtp://127.0.0.1:{port}").deliver(envelope())
    assert box.asked == 0


def test_it_is_tried_again_when_the_password_is_wrong(certificate: Path) -> None:
    trust = ssl.create_default_context(cafile=str(certificate))
    options = {"tls_context": server_context(certificate), "authenticator": refuse_everybody}
    with mail_server(Mailbox(), **options) as port, pytest.raises(TryAgain, match="password"):
        SmtpDelivery(f"smtp://portal:wrong@127.0.0.1:{port}", trust).deliver(envelope())


def test_it_is_tried_again_when_the_server_cannot_be_reached() -> None:
    with pytest.raises(TryAgain, match="ConnectionRefusedError"):
        SmtpDelivery("smtp://127.0.0.1:9").deliver(envelope())


def test_it_is_tried_again_when_the_server_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(TryAgain):
        SmtpDelivery(f"smtp://127.0.0.1:{silent.getsockname()[1]}", timeout=0.1).deliver(envelope())
