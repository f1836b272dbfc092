"""Reads the rows of a table of one's own, or says what is wrong in which line; writes rows that are safe."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from workflows.releases.disclosure.errors import TableRefused

COUNT, STATUS, TOTAL_CODE = "count", "status", "Total"
MOST_COLUMNS = 8
MOST_ROWS = 50_000
MOST_BYTES = 10_000_000
LONGEST_CODE = 200
LARGEST_COUNT = 1_000_000_000

#: What a cell may begin with that a spreadsheet would take for a formula.
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class OwnRows:
    """The rows of a table: the names of its dimensions, and the counts by their codes in that order."""

    names: tuple[str, ...]
    counts: dict[tuple[str, ...], int]

    def codes(self, place: int) -> tuple[str, ...]:
        """The codes of one dimension in order of appearance."""
        return tuple(dict.fromkeys(codes[place] for codes in self.counts))


def text_of(content: bytes) -> str:
    """The text of an uploaded file; TableRefused when it is too large or is not text."""
    if len(content) > MOST_BYTES:
        raise TableRefused(f"The file has more than {MOST_BYTES // 1_000_000} MB. Send a smaller table.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableRefused("The file is not text in UTF-8. Save it as “CSV UTF-8” and try again.") from error


def rows_of(text: str) -> OwnRows:
    """The rows of a CSV file, checked; TableRefused with the line and the cure."""
    lines = _lines(text)
    head = next(lines, None)
    if head is None:
        raise TableRefused(f"The file is empty. Its first line names the columns, one of them “{COUNT}”.")
    names, at = _columns(head[1])
    counts: dict[tuple[str, ...], int] = {}
    seen: dict[tuple[str, ...], int] = {}
    for line, fields in lines:
        codes, count = _row(line, fields, names, at)
        if codes in counts:
            raise TableRefused(
                f"Line {line} has the same codes as line {seen[codes]} ({', '.join(codes)}). "
                "Keep one of them, with the count of both."
            )
        counts[codes], seen[codes] = count, line
    if not counts:
        raise TableRefused("The file has no rows under its first line. Add the counts and try again.")
    return OwnRows(names, counts)


def as_csv(names: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Rows as a CSV file in which nothing is a formula."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_safe(name) for name in names])
    writer.writerows([_safe(each) for each in row] for row in rows)
    return out.getvalue()


def _safe(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(_LIKE_A_FORMULA) else value


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every line that is not blank with its number, its fields without spaces around them."""
    if "\0" in text:
        raise TableRefused("The file is not text. Save the table as “CSV UTF-8” and try again.")
    reader = csv.reader(StringIO(text.removeprefix(_BYTE_ORDER_MARK), newline=""), strict=True)
    try:
        for number, fields in enumerate(reader):
            if number > MOST_ROWS:
                raise TableRefused(f"The file has more than {MOST_ROWS:,} rows. Send a smaller table.")
            stripped = [field.strip() for field in fields]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error as error:
        raise TableRefused(
            f"Line {reader.line_num} cannot be read ({error}). Look for a quotation mark that is not closed."
        ) from error


def _columns(head: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The names of the dimensions, and where the counts stand."""
    if len(head) == 1 and (";" in head[0] or "\t" in head[0]):
        raise TableRefused(
            "Line 1: the columns are not separated by commas. Save the file as CSV with commas."
        )
    if head.count(COUNT) != 1:
        raise TableRefused(f"Line 1 must name exactly one column “{COUNT}”; it has {head.count(COUNT)}.")
    names = tuple(name for name in head if name != COUNT)
    if not names:
        raise TableRefused(f"Line 1 names no column but “{COUNT}”. Add a column to divide the counts by.")
    if len(names) > MOST_COLUMNS:
        raise TableRefused(f"Line 1 names {len(names)} columns beside “{COUNT}”; {MOST_COLUMNS} is the most.")
    for name in names:
        _must_be_a_name(name, names)
    return names, head.index(COUNT)


def _must_be_a_name(name: str, names: Sequence[str]) -> None:
    if not name:
        raise TableRefused("Line 1 has a column without a name. Name it, or take the column out.")
    if names.count(name) > 1:
        raise TableRefused(f"Line 1 names “{name}” twice. Give each column its own name.")
    if name == STATUS:
        raise TableRefused(f"Line 1: “{STATUS}” is a column of the protected table. Give yours another name.")
    if len(name) > LONGEST_CODE:
        raise TableRefused(f"Line 1 has a name of more than {LONGEST_CODE} letters. Shorten it.")


def _row(line: int, fields: Sequence[str], names: Sequence[str], at: int) -> tuple[tuple[str, ...], int]:
    if len(fields) != len(names) + 1:
        raise TableRefused(
            f"Line {line} has {len(fields)} fields where the first line names {len(names) + 1}. "
            "Put quotation marks around a field with a comma in it."
        )
    codes = (*fields[:at], *fields[at + 1 :])
    for name, code in zip(names, codes, strict=True):
        must_be_a_code(f"Line {line}, “{name}”", code)
    return codes, _count(line, fields[at])


def must_be_a_code(where: str, code: str) -> None:
    """TableRefused unless this can stand for one part of what is counted."""
    if not code:
        raise TableRefused(f"{where} is empty. Write what is counted here, or “Not known”.")
    if code.casefold() == TOTAL_CODE.casefold():
        raise TableRefused(f"{where} is “{code}”. Leave totals out: they are added, and protected too.")
    if len(code) > LONGEST_CODE:
        raise TableRefused(f"{where} has more than {LONGEST_CODE} letters. Shorten it.")


def _count(line: int, words: str) -> int:
    if not words:
        raise TableRefused(f"Line {line}: the count is empty. Write 0 for none, or leave the row out.")
    if not re.fullmatch(r"[0-9]+", words):
        raise TableRefused(
            f"Line {line}: the count is “{words[:40]}”. "
            "Write a whole number of 0 or more in digits only, without commas or decimals."
        )
    if len(words.lstrip("0")) > 10 or int(words) > LARGEST_COUNT:
        raise TableRefused(
            f"Line {line}: the count is more than {LARGEST_COUNT:,}. Correct it and try again."
        )
    return int(words)
