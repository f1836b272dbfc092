"""Makes spreadsheets as learning systems export them."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook


def workbook(*rows: Sequence[Any]) -> bytes:
    """An Excel workbook with these rows on its first sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_file(*rows: Iterable[str], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """A CSV file with these rows."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)
