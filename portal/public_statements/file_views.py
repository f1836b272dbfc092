"""The published statement as a file to keep: Word or PDF."""

from functools import lru_cache
from io import BytesIO

from flask import send_file
from werkzeug.wrappers import Response

from portal.access import public
from portal.papers import file_name
from portal.public_statements.blueprint import public_statements
from portal.public_statements.reading import file_title, paper_of, readable
from workflows.papers.content import Paper
from workflows.papers.pdf import as_pdf
from workflows.papers.word import as_word

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST_KEPT = 32

#: An edition never changes and anybody may ask for it, so what was written once is kept.
_word = lru_cache(maxsize=_MOST_KEPT)(as_word)
_pdf = lru_cache(maxsize=_MOST_KEPT)(as_pdf)


@public_statements.get("/<authority>/<year>.docx")
@public
def word(authority: str, year: str) -> Response:
    """The statement as a Word document."""
    paper, title = _asked_for(authority, year)
    return _send(_word(paper), f"{title}.docx", _WORD)


@public_statements.get("/<authority>/<year>.pdf")
@public
def pdf(authority: str, year: str) -> Response:
    """The statement as a PDF."""
    paper, title = _asked_for(authority, year)
    return _send(_pdf(paper), f"{title}.pdf", "application/pdf")


def _asked_for(authority: str, year: str) -> tuple[Paper, str]:
    found = readable(authority, year)
    return paper_of(found), file_name(file_title(found))


def _send(content: bytes, name: str, kind: str) -> Response:
    response = send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response
