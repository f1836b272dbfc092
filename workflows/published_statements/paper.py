"""A statement as a paper, to be read on a page, in Word or as a PDF, be it published or still a draft."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from tenants.dating import format_day
from tenants.records.statements.copies import KeptCopy, PromiseCopy, SectionCopy, StatementCopy
from tenants.records.statements.rules import AREA_WORDS, LEVEL_WORDS, Area, Level
from workflows.papers.content import Block, Bullets, Facts, Paper, Paragraph, Section, Table

DRAFT = "Draft, not approved"
NOT_PUBLISHED = "Approved, not published yet"
INVENTED = "Invented for a demonstration"
INTRODUCTION = "Introduction"
PROMISES = "What we promise for the next year"
KEPT = "What became of last year’s promises"
_NOT_YET = "Not yet"
_NOTHING = "This statement says nothing about this area."
_NO_LEVEL = LEVEL_WORDS[Level.ABSENT]
_POINTS = ("- ", "* ", "• ", "– ")


def statement_paper(
    copy: StatementCopy,
    organisation: str,
    *,
    marking: str = "",
    is_demonstration: bool = False,
    published_on: date | None = None,
    edition: int = 1,
) -> Paper:
    """Who approved and signed it, then the six areas, the promises, and what became of the last ones.

    `marking` is what stands on every page of one that is not published yet.
    """
    return Paper(
        organisation=organisation,
        title=copy.title,
        subtitle=_days(copy),
        about=Facts(tuple(_facts(copy, bool(marking), published_on, edition))),
        sections=tuple(_sections(copy)),
        marking=_joined(marking, INVENTED if is_demonstration else ""),
    )


def _days(copy: StatementCopy) -> str:
    return f"{format_day(copy.year_starts_on)} to {format_day(copy.year_ends_on)}"


def _facts(
    copy: StatementCopy, is_draft: bool, published_on: date | None, edition: int
) -> Iterator[tuple[str, str]]:
    approved = _joined(copy.approved_by_board, _on(copy.approved_on)) if copy.approved_on else ""
    signed = _joined(copy.signed_by, copy.signed_role, _on(copy.signed_on)) if copy.signed_on else ""
    for term, words in (("Approved by", approved), ("Signed by", signed)):
        if words or is_draft:
            yield term, words or _NOT_YET
    if published_on:
        yield "Published", format_day(published_on)
    if edition > 1:
        yield "Edition", f"{edition}, in place of the one before"
    if copy.guidance_title:
        yield "Follows", copy.guidance_title


def _on(day: date | None) -> str:
    return f"on {format_day(day)}" if day else ""


def _joined(*parts: str) -> str:
    return ", ".join(part.strip() for part in parts if part.strip())


def _sections(copy: StatementCopy) -> Iterator[Section]:
    if copy.introduction.strip():
        yield Section(INTRODUCTION, blocks_of(copy.introduction))
    yield from (Section(each.title, _area(each)) for each in copy.sections)
    if copy.promises:
        yield Section(PROMISES, (_promises(copy.promises),))
    if copy.kept:
        yield Section(KEPT, (_kept(copy.kept),))


def _area(section: SectionCopy) -> tuple[Block, ...]:
    said = blocks_of(section.text) or (Paragraph(_NOTHING),)
    return (Paragraph(level_sentence(section.level_words)), *said)


def level_sentence(level_words: str) -> str:
    """Where a section stands, in a sentence: the council judges that itself."""
    if level_words == _NO_LEVEL:
        return "By our own assessment this section does not reach Level 1 yet."
    level, _, praise = level_words.partition(": ")
    return f"By our own assessment this section reaches {level}{f' ({praise})' if praise else ''}."


def blocks_of(text: str) -> tuple[Block, ...]:
    """What people typed: paragraphs, and points where lines begin with a dash or a dot."""
    blocks: list[Block] = []
    for is_list, lines in groupby(text.strip().splitlines(), _is_point):
        words = list(lines)
        if is_list:
            blocks.append(Bullets(tuple(line.strip()[2:].strip() for line in words)))
        elif any(line.strip() for line in words):
            blocks.append(Paragraph("\n".join(words)))
    return tuple(blocks)


def _is_point(line: str) -> bool:
    return line.strip().startswith(_POINTS) and len(line.strip()) > 2


def _promises(promises: tuple[PromiseCopy, ...]) -> Table:
    rows = tuple((each.title, _area_words(each.area), _by(each.due_on)) for each in promises)
    return Table("Our promises", ("Promise", "Area", "By"), rows)


def _by(due_on: date | None) -> str:
    return format_day(due_on) if due_on else "No day set"


def _area_words(area: str) -> str:
    return AREA_WORDS[Area(area)] if area in set(Area) else ""


def _kept(kept: tuple[KeptCopy, ...]) -> Table:
    rows = tuple((each.title, each.kept_words, each.outcome or "Nothing more is said.") for each in kept)
    return Table("Promises of the statement before", ("Promise", "What became of it", "What was done"), rows)
