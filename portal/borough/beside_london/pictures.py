"""Draws an authority beside London: the others by band, and each quarter on a scale of its own.

Own figures are in the pictures, so none is kept.
"""

from portal.borough.beside_london.standing import Standing
from portal.network.london.pictures import layers_of, shorter
from portal.network.showing import PageTable
from workflows.charts.columns import panels
from workflows.charts.drawing import Drawing
from workflows.charts.layers import Layer
from workflows.charts.lying import groups
from workflows.charts.titled import ON_PAGE, Frame

_MOST_LINES = 3  # own, area and London


def standing_picture(standing: Standing, frame: Frame = ON_PAGE) -> Drawing:
    """A bar for each band, and the own one marked in words."""
    labels = [f"{band.words} (yours)" if band.is_own else band.words for band in standing.bands]
    others = Layer("Other authorities", tuple(band.others for band in standing.bands))
    return groups(labels, [others], standing_alt(standing), "other authorities", frame=frame)


def standing_alt(standing: Standing) -> str:
    """The words that stand for that picture."""
    return f"{standing.table.caption}. {standing.says} All numbers are in the table."


def quarters_picture(table: PageTable) -> Drawing:
    """Own, area and London by quarter, one above the other."""
    rows = list(table.rows)
    labels = shorter([row.heads[0] for row in rows])
    layers = layers_of(table, rows, list(range(len(table.columns) - 1)))[:_MOST_LINES]
    return panels(labels, layers, quarters_alt(table))


def quarters_alt(table: PageTable) -> str:
    """The words that stand for that picture."""
    return f"{table.caption}. Each has a scale of its own. All figures are in the table."
