"""The layers of stacked and grouped charts, told apart by pattern before colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workflows.charts.drawing import BRAND, INK, SOFT

#: Face and hatch of each layer in turn: filled, striped, the other way, level, upright, chequered, dotted.
_STYLES = (
    (BRAND, ""),
    ("#b5d5dd", "////"),
    ("#ffffff", "\\\\\\\\"),
    ("#f3c969", "----"),
    ("#d7e4e7", "||||"),
    ("#ffffff", "++++"),
    ("#d9d0e3", "...."),
)
_UNKNOWN = ("#f4f4f4", "xxxx")
_LETTERS = 52  # of a key that fits into one line


@dataclass(frozen=True, slots=True)
class Layer:
    """One thing that is counted in every row; None is not known, and an unknown layer counts what is not.

    `said` are the words for each value where the number alone would not be true, such as 0–4 or [c].
    """

    title: str
    values: tuple[float | None, ...]
    is_unknown: bool = False
    said: tuple[str, ...] = ()


def style_of(place: int, *, is_unknown: bool = False) -> dict[str, Any]:
    """How the layer at this place looks, as matplotlib wants it said; what is not known is crossed."""
    face, hatch = _UNKNOWN if is_unknown else _STYLES[place % len(_STYLES)]
    edge = SOFT if is_unknown else INK
    return {"facecolor": face, "hatch": hatch, "edgecolor": edge, "linewidth": 0.7}


def is_crossed(unknown: Sequence[bool], row: int) -> bool:
    """Whether a row counts what is not known."""
    return row < len(unknown) and unknown[row]


def drawn_layers(layers: Sequence[Layer]) -> list[tuple[int, Layer]]:
    """The layers in which something is counted, each with its place among the styles."""
    known = [layer for layer in layers if not layer.is_unknown]
    return [
        (known.index(layer) if layer in known else 0, layer)
        for layer in layers
        if any(layer.values) or len(layers) == 1
    ]


def legend(axes: Any, layers: Sequence[tuple[int, Layer]], *, is_narrow: bool = False) -> None:
    """The key to the layers, above the picture; none for a single layer."""
    from matplotlib.patches import Patch

    if len(layers) < 2:
        return
    patches = [
        Patch(label=layer.title, **style_of(place, is_unknown=layer.is_unknown)) for place, layer in layers
    ]
    room = _LETTERS // 2 if is_narrow else _LETTERS
    letters = sum(len(layer.title) + 6 for _place, layer in layers)
    axes.legend(
        handles=patches,
        loc="lower right" if is_narrow else "lower left",  # over the labels too, where there is little room
        bbox_to_anchor=(1 if is_narrow else 0, 1.01),
        ncols=len(patches) if letters <= room else 2 if letters <= 2 * room and not is_narrow else 1,
        borderaxespad=0,
        frameon=False,
        fontsize=9,
        handlelength=2.6,
        handleheight=1.4,
    )
