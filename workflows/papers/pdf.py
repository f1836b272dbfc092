"""A paper as a PDF that a screen reader can follow: tagged to PDF/UA-1, with its typeface inside."""

import json
from functools import cache
from pathlib import Path
from typing import Any, assert_never

import matplotlib
import typst
from matplotlib.ft2font import FT2Font

from workflows.papers.columns import Head, shares_in
from workflows.papers.content import Block, Bullets, Facts, Paper, Paragraph, Picture, Section, Table
from workflows.papers.legible import named, one_line, paragraphs_of

_TEMPLATE = Path(__file__).with_name("paper.typ")
_UNKNOWN = "\N{WHITE SQUARE}"  # stands for a character that the typeface does not have


def as_pdf(paper: Paper) -> bytes:
    """The paper as a .pdf file."""
    return written(_TEMPLATE, _paper(paper))


def written(template: Path, values: dict[str, Any]) -> bytes:
    """A tagged PDF; the values go to the template as data, its input `paper`, and never as its source."""
    return typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=[str(_typefaces())],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(_drawable(values))},
        pdf_standards=["ua-1"],
    )


def _typefaces() -> Path:
    """matplotlib's folder: a typeface without serifs wherever the portal runs."""
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "organisation": one_line(paper.organisation),
        "title": named(paper.title, "Untitled"),
        "subtitle": one_line(paper.subtitle),
        "marking": one_line(paper.marking),
        "about": _facts(paper.about),
        "sections": [_section(section) for section in paper.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    widths = shares_in(section.blocks)
    return {
        "heading": named(section.heading, "Untitled"),
        "blocks": [_block(block, widths) for block in section.blocks],
        "parts": [_section(part) for part in section.parts],
    }


def _block(block: Block, widths: dict[Head, list[float]]) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraphs", "texts": block.paragraphs()}
        case Bullets(items):
            return {"kind": "bullets", "items": ["\n".join(paragraphs_of(item)) for item in items]}
        case Facts():
            return _facts(block)
        case Table():
            return _table(block, widths[block.head])
        case Picture(svg, _png, alt, caption):
            words = {"alt": named(alt, "A drawing"), "caption": one_line(caption)}
            return {"kind": "picture", "svg": svg.decode(), **words}
        case _:
            assert_never(block)


def _facts(facts: Facts) -> dict[str, Any]:
    pairs = [[one_line(term), words.strip()] for term, words in facts.pairs]
    return {"kind": "facts", "pairs": pairs}


def _table(table: Table, widths: list[float]) -> dict[str, Any]:
    caption = one_line(table.caption)
    if not table.rows:
        return {"kind": "nothing", "caption": caption, "nothing": one_line(table.nothing)}
    return {
        "kind": "table",
        "caption": caption,
        "head": [one_line(words) for words in table.head],
        "rows": [[words.strip() for words in row] for row in table.rows],
        "widths": widths,
        "numbers": sorted(table.numbers),
    }


def _drawable(value: Any) -> Any:
    """The same with a square for each character that the typeface lacks: a tagged PDF may not hold those."""
    if isinstance(value, str):
        known = _characters()
        return "".join(each if ord(each) in known or each == "\n" else _UNKNOWN for each in value)
    if isinstance(value, dict):
        return {key: each if key == "svg" else _drawable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_drawable(each) for each in value]
    return value


@cache
def _characters() -> frozenset[int]:
    return frozenset(FT2Font(str(_typefaces() / "DejaVuSans.ttf")).get_charmap())
