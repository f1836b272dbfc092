"""A report on a charter as a paper, to be read on a page, in Word or as a PDF."""

from collections.abc import Iterator, Sequence
from datetime import date

from tenants.dating import format_day
from tenants.records.pledges.reports import Reported
from tenants.records.pledges.rules import PROGRESS_WORDS, Progress, movement
from workflows.papers.content import Block, Bullets, Facts, Paper, Paragraph, Section, Table

PREVIEW = "Preview, not made yet"
INVENTED = "Invented for a demonstration"
_NO_WORDS = "Nothing was written here."
_NOT_BEFORE = "New in this report"
_COUNTED = {
    Progress.IN_PLACE: "in place",
    Progress.UNDER_WAY: "under way",
    Progress.NOT_STARTED: "not started",
}


def report_paper(
    title: str,
    organisation: str,
    days: tuple[date, date],
    summary: str,
    reported: Sequence[Reported],
    *,
    marking: str = "",
) -> Paper:
    """The summary, where each commitment stands and what moved, then what was done about each."""
    starts_on, ends_on = days
    return Paper(
        organisation=organisation,
        title=title,
        about=Facts((("Period", f"{format_day(starts_on)} to {format_day(ends_on)}"),)),
        sections=(
            Section("Summary", (Paragraph(summary.strip() or _NO_WORDS),)),
            Section("Where the commitments stand", (Paragraph(standing_words(reported)), _table(reported))),
            Section("What has been done", _rest(reported), tuple(_parts(reported))),
        ),
        marking=marking,
    )


def standing_words(reported: Sequence[Reported]) -> str:
    """How many commitments stand where: "Of 10 commitments, 4 are in place, 3 are under way, …"."""
    found = [Progress(each.progress) for each in reported]
    counted = [(found.count(progress), words) for progress, words in _COUNTED.items()]
    told = [f"{count} {'is' if count == 1 else 'are'} {words}" for count, words in counted if count]
    moved = sum(movement(each.before, each.progress).startswith("Moved") for each in reported)
    more = f" Since the report before, {moved or 'none'} moved on." if any(e.before for e in reported) else ""
    noun = "commitment" if len(found) == 1 else "commitments"
    return f"Of {len(found)} {noun}, {', '.join(told)}.{more}"


def _table(reported: Sequence[Reported]) -> Table:
    compares = any(each.before for each in reported)
    head = ("No.", "Commitment", "Where it stands", *(("Since the report before",) if compares else ()))
    return Table("Commitments of the charter", head, tuple(_row(each, compares) for each in reported))


def _row(one: Reported, compares: bool) -> tuple[str, ...]:
    moved = (movement(one.before, one.progress) or _NOT_BEFORE,) if compares else ()
    return (str(one.number), one.commitment, PROGRESS_WORDS[Progress(one.progress)], *moved)


def _parts(reported: Sequence[Reported]) -> Iterator[Section]:
    for one in filter(_is_told, reported):
        said: tuple[Block, ...] = (Paragraph(one.commitment), Paragraph(one.words.strip() or _NO_WORDS))
        shown: tuple[Block, ...] = (Paragraph("Evidence:"), Bullets(one.evidence)) if one.evidence else ()
        words = PROGRESS_WORDS[Progress(one.progress)].lower()
        yield Section(f"Commitment {one.number}: {words}", (*said, *shown))


def _is_told(one: Reported) -> bool:
    """Whether there is more to say of it than where it stands, which the table says."""
    return bool(one.words.strip() or one.evidence)


def _rest(reported: Sequence[Reported]) -> tuple[Block, ...]:
    """Which commitments nothing is told about, in one sentence instead of as many empty parts."""
    silent = [str(one.number) for one in reported if not _is_told(one)]
    if not silent:
        return ()
    *most, last = silent
    named = f"commitments {', '.join(most)} and {last}" if most else f"commitment {last}"
    return (Paragraph(f"There is nothing to tell yet about {named}."),)
