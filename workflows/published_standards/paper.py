"""The counting standard as a paper to print and keep beside the desk: what to record, and how to count it."""

from datetime import date

from tenants.counting.standard import Field, Option, Standard
from tenants.dating import format_day
from workflows.papers.content import Block, Facts, Paper, Paragraph, Section, Table

NETWORK = "London Modern Slavery Leads Network"
_FIRST = (
    "Count events, never name people. Nobody can be found in what is counted: no name, birth date, address, "
    "reference number or story."
)


def how_to_count(
    standard: Standard, valid_from: date | None, changes: str = "", *, is_draft: bool = False
) -> Paper:
    """Every field of a standard: how to count it, why, and its options in words."""
    since = format_day(valid_from) if valid_from else "No first day is set"
    return Paper(
        organisation=NETWORK,
        title="How to count",
        subtitle=standard.title,
        about=Facts((("Edition", standard.key), ("Counted by from", since), ("First of all", _FIRST))),
        sections=(*_changes(changes), *map(_section, standard.fields.values())),
        marking="Draft" if is_draft else "",
    )


def _changes(words: str) -> tuple[Section, ...]:
    return (Section("What is new", (Paragraph(words),)),) if words.strip() else ()


def _section(field: Field) -> Section:
    blocks: list[Block] = [Paragraph(each) for each in (field.how, field.why) if each.strip()]
    facts = Facts((("On the form", rule_words(field)), ("Part of the completeness score", _weight(field))))
    blocks.append(facts)
    if field.options:
        rows = tuple((option.title, _about(option)) for option in field.options)
        blocks.append(Table(f"Options of: {field.title}", ("Option", "What counts as it"), rows))
    return Section(field.title, tuple(blocks))


def rule_words(field: Field) -> str:
    """Whether a field must be answered or may be left out, in words."""
    if field.is_required:
        return "Must be answered"
    return "A council may leave it out" if field.is_local else "Answer it if you know"


def _weight(field: Field) -> str:
    return f"Weight {field.weight}" if field.weight else "None"


def _about(option: Option) -> str:
    parts = (option.help, "Ended: not offered any more" if option.is_ended else "")
    return " ".join(filter(None, parts)) or "–"
