"""Measures words in the typeface that every chart is drawn in, and parts them into lines that fit."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.ft2font import FT2Font

from workflows.papers.legible import one_line

#: Verdana is as wide, and Arial is narrower, so the words fit where the first is not there.
FACE = "DejaVu Sans, Verdana, Arial, sans-serif"
_UNIT = 1000.0  # to which a typeface's own measure is brought
_SHARES = (0.55, 0.65, 0.75, 0.85)  # of the room that lines are tried in
_SIZE = 64.0  # at which it is measured
_PIECES = re.compile(r"[^./@_-]{0,11}[./@_-]|.{1,11}?(?=[./@_-])|.{1,11}")
_FINE = 65536.0  # parts of a point in which FreeType counts


def width_of(words: str, size: float, *, is_bold: bool = False) -> float:
    """How wide a line is, in the unit of `size`."""
    return sum(_advance(each, is_bold) for each in words) * size / _UNIT


def wrapped(words: str, size: float, width: float, *, is_bold: bool = False) -> tuple[str, ...]:
    """The words on as few lines as fit; a word that is too wide goes on in the next line."""
    lines = [""]
    for part in _parts(one_line(words), size, width, is_bold=is_bold):
        longer = f"{lines[-1]} {part}".strip()
        if not lines[-1] or width_of(longer, size, is_bold=is_bold) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return tuple(filter(None, lines))


def balanced(words: str, size: float, width: float, *, is_bold: bool = False) -> tuple[str, ...]:
    """The same number of lines, but none much longer than it has to be: no word stands alone."""
    lines = wrapped(words, size, width, is_bold=is_bold)
    for share in _SHARES:
        narrower = wrapped(words, size, width * share, is_bold=is_bold)
        if len(narrower) == len(lines):
            return narrower
    return lines


def _parts(words: str, size: float, width: float, *, is_bold: bool) -> Iterator[str]:
    """The words one by one, those that no line holds in pieces: addresses after their dots and strokes."""
    for word in words.split():
        fits = width_of(word, size, is_bold=is_bold) <= width
        piece = ""
        for part in [word] if fits else _PIECES.findall(word):
            if piece and width_of(piece + part, size, is_bold=is_bold) > width:
                yield piece
                piece = ""
            piece += part
        yield piece


@cache
def _advance(letter: str, is_bold: bool) -> float:
    """A letter that the typeface lacks is drawn in another one, as wide as it is high."""
    face = _face(is_bold)
    if not face.get_char_index(ord(letter)):
        return _UNIT
    return face.load_char(ord(letter)).linearHoriAdvance * _UNIT / _FINE / _SIZE


@cache
def _face(is_bold: bool) -> FT2Font:
    name = "DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf"
    face = FT2Font(str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name))
    face.set_size(_SIZE, 72)
    return face
