"""Keeps the sheet of a register while it is being looked at, small enough to lie in the database."""

import json
import zlib
from dataclasses import dataclass

from tenants.errors import WrongState
from workflows.spreadsheets.reading import Sheet


@dataclass(frozen=True, slots=True)
class Staged:
    """The headings, and each row with the number that the spreadsheet program shows beside it."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def packed(sheet: Sheet) -> bytes:
    """The sheet as compressed JSON."""
    rows = [[row.number, *row.cells] for row in sheet.rows]
    held = json.dumps([sheet.headings, rows], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(held.encode("utf-8", "replace"), level=6)


def unpacked(content: bytes | None) -> Staged:
    """The sheet again; WrongState when it was emptied meanwhile."""
    if content is None:
        raise WrongState("This register is not kept any more. Choose the file again.")
    headings, rows = json.loads(zlib.decompress(content))
    return Staged(tuple(headings), tuple((number, tuple(cells)) for number, *cells in rows))
