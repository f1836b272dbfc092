"""What a chart is once it is drawn: two pictures of it, and the words that stand for it."""

import io
from dataclasses import dataclass
from typing import Any

#: The look that all charts share; no colour is needed to read one.
INK, SOFT, LINE = "#14191b", "#4a5558", "#b6c3c7"
BRAND, BRAND_SOFT = "#0b3c49", "#e6eff1"
_SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib, so it is the same everywhere
    "font.size": 10,
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "svg.hashsalt": "portal",  # the same figures make the same bytes
    "hatch.linewidth": 0.6,
    "text.parse_math": False,  # a “$” in a name is a “$”
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as SVG and PNG, with its text alternative."""

    svg: bytes
    png: bytes
    alt: str


def new_figure(width: float, height: float) -> Any:
    """A matplotlib Figure of so many inches; never pyplot, which keeps figures between requests."""
    import matplotlib as mpl  # costs a second, so only where a chart is drawn
    from matplotlib.figure import Figure

    mpl.rcParams.update(_SETTINGS)
    return Figure(figsize=(width, height), layout="constrained")


def finish(figure: Any, alt: str, *, has_png: bool = True) -> Drawing:
    """The drawing of a figure; without a PNG, which takes as long again, where only the SVG is shown."""
    png = _saved(figure, "png", {"Software": None}) if has_png else b""
    return Drawing(_saved(figure, "svg", {"Date": None}), png, alt)


def _saved(figure: Any, kind: str, metadata: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    figure.savefig(out, format=kind, metadata=metadata, dpi=160)
    return out.getvalue()
