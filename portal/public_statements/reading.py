"""Finds a published statement for a page or a file."""

from flask import request

from tenants.errors import NotFound
from workflows.papers.content import Paper
from workflows.published_statements.paper import statement_paper
from workflows.published_statements.queries import Published, get_published
from workflows.published_statements.rules import YEAR

_LONGEST_NUMBER = 4


def readable(authority: str, year: str) -> Published:
    """The edition that the address names, or the newest of its year; NotFound otherwise."""
    if not YEAR.fullmatch(year):
        raise NotFound
    return get_published(authority, year, _edition_asked_for())


def paper_of(published: Published) -> Paper:
    """The edition as a paper; NotFound when its words are withdrawn."""
    if published.copy is None:
        raise NotFound
    edition = published.edition
    return statement_paper(
        published.copy,
        published.authority.official_name,
        is_demonstration=published.authority.is_demonstration,
        published_on=edition.published_on,
        edition=edition.number,
    )


def file_title(published: Published) -> str:
    """ "Modern slavery statement 2025-26 Harrow"."""
    edition = published.edition
    later = f" edition {edition.number}" if edition.number > 1 else ""
    return f"Modern slavery statement {edition.label} {published.authority.name}{later}"


def _edition_asked_for() -> int | None:
    """The number in the address; NotFound for what is no number, because a link of ours never has it."""
    asked = request.args.get("edition", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_NUMBER):
        raise NotFound
    return int(asked)
