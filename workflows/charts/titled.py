"""The words above and below a picture that leaves the page and has to speak for itself."""

from dataclasses import dataclass
from textwrap import fill
from typing import Any

from workflows.charts.drawing import INK, SOFT, new_figure

WIDE = 5.9  # inches: narrow, so that letters stay large where a picture is made small
_NARROW = 3.3  # inches, for a telephone, which would make a wide picture too small to read
_TITLE_LETTERS, _FOOT_LETTERS = 50, 104
_LINE = 0.24  # inches


@dataclass(frozen=True, slots=True)
class Frame:
    """A title above the picture and lines of its source below it; empty on a page that says both."""

    title: str = ""
    foot: tuple[str, ...] = ()
    is_narrow: bool = False

    @property
    def leaves_page(self) -> bool:
        """Whether the picture has to speak for itself."""
        return bool(self.title or self.foot)

    @property
    def letters(self) -> int:
        """As many as fit beside a bar in one line."""
        return 14 if self.is_narrow else 24


#: On a page, which says title and source itself and shows the SVG alone.
ON_PAGE = Frame()
#: The same on a narrow screen.
ON_PHONE = Frame(is_narrow=True)


def framed(height: float, frame: Frame) -> Any:
    """A figure of this height with its title on top and its source below, where they are asked for."""
    title = fill(frame.title, _TITLE_LETTERS)
    foot = "\n".join(fill(words, _FOOT_LETTERS) for words in frame.foot)
    more = sum(_LINE * (words.count("\n") + 1) for words in (title, foot) if words)
    figure = new_figure(_NARROW if frame.is_narrow else WIDE, height + more)
    if title:
        figure.suptitle(title, x=0.01, ha="left", fontsize=12.5, fontweight="bold", color=INK)
    if foot:
        figure.supxlabel(foot, x=0.01, ha="left", fontsize=7, color=SOFT)
    return figure
