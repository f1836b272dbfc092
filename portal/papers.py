"""Sends a paper as a file to keep: Word or PDF."""

import re
from io import BytesIO

from flask import send_file
from werkzeug.wrappers import Response

from workflows.papers.content import Paper
from workflows.papers.legible import one_line
from workflows.papers.pdf import as_pdf
from workflows.papers.word import as_word

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')  # what some file system or other refuses
_LONGEST = 100


def send_word(paper: Paper, name: str) -> Response:
    """The paper as a Word document, to be saved under `name` (without an ending)."""
    return _send(as_word(paper), f"{file_name(name)}.docx", _WORD)


def send_pdf(paper: Paper, name: str) -> Response:
    """The paper as a PDF, to be saved under `name` (without an ending)."""
    return _send(as_pdf(paper), f"{file_name(name)}.pdf", "application/pdf")


def file_name(name: str) -> str:
    """The name as every file system takes it; "Paper" when nothing of it is left."""
    fit = one_line(_UNFIT.sub(" ", name))[:_LONGEST].strip(" .")
    return fit or "Paper"


def _send(content: bytes, name: str, kind: str) -> Response:
    response = send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response
