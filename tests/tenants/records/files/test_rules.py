"""A file is kept for what is in it, and never for what it calls itself."""

import io
import struct
import zipfile
from collections.abc import Iterable

import pytest

from tenants.records.files.rules import LARGEST, problem_with, safe_name

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
WORD = (("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>"))
MACRO_TYPES = '<Override PartName="/word/x.dat" ContentType="application/vnd.ms-office.vbaProject"/>'
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def _package(parts: Iterable[tuple[str, str]]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return whole.getvalue()


def _saying(size: int) -> bytes:
    """A document whose table of contents claims a size of its last part."""
    content = _package(WORD)
    at = content.rfind(b"PK\x01\x02") + 24
    return content[:at] + struct.pack("<I", size) + content[at + 4 :]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("A.PDF", PDF),
        ("a.docx", _package(WORD)),
        ("a.docx", _package([*WORD, ("word/printerSettings1.bin", "x")])),
        ("a.xlsx", _package([("xl/workbook.xml", "<workbook/>")])),
        ("a.png", PNG),
        ("a.jpeg", b"\xff\xd8\xff\xe0" + b"\0" * 20),
    ],
)
def test_a_document_is_kept_when_it_is_what_it_says(name: str, content: bytes) -> None:
    assert problem_with(name, content) is None


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"", "empty"),
        ("a.pdf", PDF + b"x" * LARGEST, "larger than 10 MB"),
        ("a.pdf", b"<html><script>alert(1)</script>", "We can keep"),
        ("a.pdf", b"MZ" + b"\0" * 300, "We can keep"),
        ("a.pdf", EICAR, "We can keep"),
        ("a.svg", b"<svg onload='alert(1)'/>", "We can keep"),
        ("a.zip", _package([("a.txt", "x")]), "We can keep"),
        ("a.docx", PDF, "does not end in .pdf"),
        ("pdf", PDF, "does not end in .pdf"),
        ("a.pdf.exe", PDF, "does not end in .pdf"),
        ("a.docm", _package(WORD), "does not end in .docx"),
        ("a.pdf", PDF + b"/OpenAction<</S/JavaScript/JS(x)>>", "script"),
        ("a.pdf", PDF + b"/OpenAction<</S/J#61vaScr#69pt/J#53(x)>>", "script"),
        ("a.pdf", PDF + b"/Names<</EmbeddedFile#73 1 0 R/EmbeddedFile 2 0 R>>", "another file"),
        ("a.docx", _package([*WORD, ("word/vbaProject.bin", "x")]), "macros"),
        (
            "a.docx",
            _package([("[Content_Types].xml", MACRO_TYPES), *WORD[1:], ("word/x.dat", "x")]),
            "macros",
        ),
        ("a.docx", _package([*WORD, ("word/embeddings/oleObject1.bin", "x")]), "macros"),
        (
            "a.docx",
            _package([*WORD, *((f"{n}", "\0" * 30_000_000) for n in range(4))]),
            "unpacks to far more",
        ),
        ("a.docx", _package([*WORD, *((f"{n}", "") for n in range(2_001))]), "unpacks to far more"),
        ("a.docx", _saying(0xFFFFFFF0), "unpacks to far more"),
        ("a.docx", _package(WORD)[:-10], "damaged"),
    ],
)
def test_a_file_is_refused_in_words_when_it_could_do_harm(name: str, content: bytes, words: str) -> None:
    problem = problem_with(name, content)
    assert problem is not None and words in problem


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("minutes.pdf", "minutes.pdf"),
        ("Café ☃.pdf", "Café ☃.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\me\\x.pdf", "x.pdf"),
        ("a\0b\r\nc.pdf", "abc.pdf"),
        ('a"b<c>.pdf', "abc.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        ("a\x85\u200bb.pdf", "ab.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("...", "file"),
        ("", "file"),
    ],
)
def test_a_name_can_neither_lead_elsewhere_nor_deceive_when_it_is_shown(given: str, shown: str) -> None:
    assert safe_name(given) == shown


def test_a_package_of_another_make_is_refused_when_nobody_can_unpack_it() -> None:
    content = bytearray(_package([("a.txt", "x"), ("xl/workbook.xml", "<workbook/>")]))
    content[content.rfind(b"PK\x01\x02") + 6] = 145  # the version that is needed to unpack the part
    assert "We can keep" in (problem_with("a.xlsx", bytes(content)) or "")
