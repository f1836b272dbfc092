"""Makes the workbook in which a council writes referrals down, one row each, as the standard counts."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from tenants.counting.standard import Standard
from workflows.referral_import.answers import known_options
from workflows.referral_import.columns import KEY, MONTH_ONLY, NOTE, Column, Form, asked
from workflows.referral_import.service import MOST_ROWS

REFERRALS, HOW, LISTS = "Referrals", "How to count", "Lists"
ANOTHER = ("Another exploitation", "Third exploitation")
_LONGEST_TITLE, _LONGEST_HINT = 32, 255
_HINTS = {
    MONTH_ONLY: "Write Yes when you know the month and not the day.",
    NOTE: "Counts and kinds of places only, such as “two adults, car wash”. A row whose note could show who "
    "somebody is will not be taken.",
    KEY: "The key by which your own system knows it, such as A-10234, so that nothing is counted twice. Only "
    "a scrambled form of it is kept. Not an NRM, NHS or National Insurance number, not a name.",
}
_FORMS = {
    Form.DAY: "A day like 22/11/2026",
    Form.OPTION: "One of the list",
    Form.YES: "Yes, or nothing",
    Form.NUMBER: "A whole number; 0 for none; nothing when it is not known",
    Form.RESPONDER: "One of the list",
    Form.SERVICE: "One of the list",
    Form.TEXT: "A few words",
}
_INTRODUCTION = (
    "One row is one person. Nobody may be recognisable in this file: no names, dates of birth, addresses or "
    "reference numbers of others.",
    "Leave a cell empty when nobody answered the question. Write “Not known” when it was asked and nobody "
    "knows.",
    "When only the month of a referral is known, write it like November 2026.",
    f"A file may have up to {MOST_ROWS:,} rows. You see what it holds before anything is added.",
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A column of the template, its hint, and the answers to choose from."""

    heading: str
    hint: str
    form: Form
    answers: tuple[str, ...] = ()
    is_required: bool = False
    why: str = ""


def as_template(
    standard: Standard, responders: Sequence[str], services: Sequence[str], left_out: Iterable[str]
) -> bytes:
    """The workbook: the sheet to fill in, the sheet that explains it, and the lists behind its cells."""
    columns = list(_columns(standard, responders, services, left_out))
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": f"Referrals, by {standard.title}"})
        _write_referrals(book, columns)
        _write_how(book, columns, standard)
        _write_lists(book, columns)
    return made.getvalue()


def _columns(
    standard: Standard, responders: Sequence[str], services: Sequence[str], left_out: Iterable[str]
) -> Iterable[Offered]:
    lists = {Form.RESPONDER: tuple(responders), Form.SERVICE: tuple(services), Form.YES: ("Yes",)}
    for column in asked(standard, left_out):
        if column.form == Form.OPTION:
            answers = known_options(standard, column).offered
        else:
            answers = lists.get(column.form, ())
        yield _offered(column, standard, answers)
        if column.name == "types":
            hint = "A second type for the same person, if there is one."
            yield from (Offered(heading, hint, column.form, answers) for heading in ANOTHER)


def _offered(column: Column, standard: Standard, answers: tuple[str, ...]) -> Offered:
    field = standard.field(column.field)
    return Offered(
        column.heading(standard),
        _HINTS.get(column.name) or field.how,
        column.form,
        answers,
        is_required=field.is_required,
        why=field.why,
    )


def _write_referrals(book: Any, columns: Sequence[Offered]) -> None:
    """Headings that stay in view; every cell is text, so that no program turns a month into a day."""
    sheet = book.add_worksheet(REFERRALS)
    text = book.add_format({"num_format": "@", "valign": "top"})
    required, usual = (
        book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": colour})
        for colour in ("#FFE9A8", "#EEF3F6")
    )
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.heading, required if column.is_required else usual)
        sheet.set_column(place, place, _width(column), text)
        sheet.data_validation(1, place, MOST_ROWS, place, _validation(column, place))
    sheet.set_row(0, 48)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)


def _width(column: Offered) -> int:
    longest = max(map(len, column.answers), default=12)
    return min(max(14, longest + 3), 34)


def _validation(column: Offered, place: int) -> dict[str, Any]:
    """The drop-down list, and the hint beside the cell. What is typed otherwise is let in and read later."""
    told = {"input_title": _short(column.heading, _LONGEST_TITLE), "input_message": _hint(column)}
    if not column.answers:
        return {"validate": "any", **told}
    letters = xlsxwriter.utility.xl_col_to_name(place)
    source = f"={LISTS}!${letters}$2:${letters}${len(column.answers) + 1}"
    return {"validate": "list", "source": source, "error_type": "warning", **told}


def _hint(column: Offered) -> str:
    return _short(column.hint or _FORMS[column.form], _LONGEST_HINT)


def _short(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def _write_how(book: Any, columns: Sequence[Offered], standard: Standard) -> None:
    sheet = book.add_worksheet(HOW)
    title, heading, wrapped = (
        book.add_format({"bold": True, "font_size": 14}),
        book.add_format({"bold": True, "bottom": 1}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.write_string(0, 0, f"How to count: {standard.title}", title)
    for row, words in enumerate(_INTRODUCTION, start=1):
        sheet.merge_range(row, 0, row, 4, words, wrapped)
        sheet.set_row(row, 32)
    top = len(_INTRODUCTION) + 2
    for place, words in enumerate(
        ("Column", "How to count it", "What to write", "Needed", "Why it is counted")
    ):
        sheet.write_string(top, place, words, heading)
    for row, column in enumerate(columns, start=top + 1):
        needed = "Always" if column.is_required else "If you know it"
        written = "; ".join(column.answers) or _FORMS[column.form]
        for place, words in enumerate((column.heading, column.hint, written, needed, column.why)):
            sheet.write_string(row, place, words, wrapped)
    for place, width in enumerate((30, 60, 60, 16, 40)):
        sheet.set_column(place, place, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_lists(book: Any, columns: Sequence[Offered]) -> None:
    """The answers of each column, in the same column of a sheet that nobody needs to see."""
    sheet = book.add_worksheet(LISTS)
    for place, column in enumerate(columns):
        for row, words in enumerate((column.heading, *column.answers)):
            sheet.write_string(row, place, words)
    sheet.hide()
