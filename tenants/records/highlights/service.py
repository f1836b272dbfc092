"""Writing highlight reports: drafted, worded, made, and then never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import Conflict, FieldError, WrongState
from tenants.records.boards.queries import get_board
from tenants.records.highlights.models import HighlightReport
from tenants.records.highlights.queries import sections_of
from tenants.records.highlights.rules import Period
from tenants.records.highlights.sections import (
    LONGEST_HEADING,
    MOST_OWN,
    MOST_WORDS,
    ReportSection,
    kept,
    new_own_key,
    with_new_figures,
)

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person wrote for one section; `heading` counts only for a section of their own."""

    words: str
    is_left_out: bool = False
    heading: str = ""


def draft_report(
    board_id: UUID,
    period: Period,
    title: str,
    sections: Sequence[ReportSection],
    *,
    figures_on: date,
    by: UUID,
) -> HighlightReport:
    """Begins a report with the figures as they stand."""
    period.check(figures_on)
    report = HighlightReport(
        id=uuid4(),
        board_id=get_board(board_id).id,
        title=_checked_title(title),
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        sections=[],
        figures_on=figures_on,
        created_at=clock.now(),
    )
    db.session.add(report)
    audit.record("highlight-report:drafted", report, by=by)
    report.sections = kept(sections)  # after the audit, which need not repeat every table
    db.session.flush()
    return report


def word_report(
    report: HighlightReport, title: str, wordings: Mapping[str, Wording], *, seen_version: int, by: UUID
) -> None:
    """Saves a draft's title and words; figures are never typed."""
    _must_be_draft(report)
    must_be_fresh(report, seen_version)
    report.title = _checked_title(title)
    before = sections_of(report)
    after = [_worded(section, wordings.get(section.key)) for section in before]
    changed = [new.heading for old, new in zip(before, after, strict=True) if old != new]
    audit.record("highlight-report:edited", report, by=by, sections=changed)
    report.sections = kept(after)
    db.session.flush()


def renew_figures(
    report: HighlightReport, taken: Sequence[ReportSection], *, figures_on: date, by: UUID
) -> None:
    """Takes a draft's figures again; the words that somebody changed stay."""
    _must_be_draft(report)
    report.figures_on = figures_on
    audit.record("highlight-report:figures-renewed", report, by=by)
    report.sections = kept(with_new_figures(sections_of(report), taken))
    db.session.flush()


def add_section(report: HighlightReport, heading: str, words: str, *, by: UUID) -> None:
    """Adds a section of a person's own to a draft, at its end."""
    _must_be_draft(report)
    sections = sections_of(report)
    if sum(section.is_own for section in sections) >= MOST_OWN:
        raise FieldError("heading", f"A report may have {MOST_OWN} sections of your own. Use one of those.")
    heading, words = _checked_heading("heading", heading), _checked_words("words", words)
    added = ReportSection(new_own_key(sections), heading, words)
    audit.record("highlight-report:section-added", report, by=by, section=added.heading)
    report.sections = kept([*sections, added])
    db.session.flush()


def make_report(report: HighlightReport, *, seen_version: int, by: UUID) -> None:
    """Makes the report: from now on it stays as it is."""
    _must_be_draft(report)
    must_be_fresh(report, seen_version)
    if all(section.is_left_out for section in sections_of(report)):
        raise WrongState("Every section is left out. Put at least one back before you make the report.")
    report.made_by_id, report.made_at = by, clock.now()
    audit.record("highlight-report:made", report, by=by)
    db.session.flush()


def delete_draft(report: HighlightReport, *, by: UUID) -> None:
    """Takes a draft away; a report that is made stays."""
    _must_be_draft(report)
    audit.record("highlight-report:draft-deleted", report, by=by)
    db.session.delete(report)
    db.session.flush()


def must_be_fresh(report: HighlightReport, seen_version: int) -> None:
    """Conflict when somebody changed the draft since it was opened."""
    if report.version != seen_version:
        raise Conflict("Somebody else changed this while you were writing.", seen=seen_version)


def _worded(section: ReportSection, wording: Wording | None) -> ReportSection:
    if wording is None:
        return section
    words = _checked_words(f"words-{section.key}", wording.words)
    heading = section.heading
    if section.is_own:
        heading = _checked_heading(f"heading-{section.key}", wording.heading)
    return replace(section, words=words, heading=heading, is_left_out=wording.is_left_out)


def _checked_words(field: str, words: str) -> str:
    if len(words.strip()) > MOST_WORDS:
        raise FieldError(field, f"Shorten this to {MOST_WORDS:,} characters or fewer.")
    return words.strip()


def _checked_heading(field: str, heading: str) -> str:
    if not heading.strip():
        raise FieldError(field, "Enter a heading for the section.")
    if len(heading.strip()) > LONGEST_HEADING:
        raise FieldError(field, f"Shorten the heading to {LONGEST_HEADING} characters or fewer.")
    return heading.strip()


def _checked_title(title: str) -> str:
    if not title.strip():
        raise FieldError("title", "Enter a title for the report.")
    if len(title.strip()) > _LONGEST_TITLE:
        raise FieldError("title", f"Shorten the title to {_LONGEST_TITLE} characters or fewer.")
    return title.strip()


def _must_be_draft(report: HighlightReport) -> None:
    if report.made_at is not None:
        raise WrongState("This report is made, so it stays as it is. Begin another one for what has changed.")
