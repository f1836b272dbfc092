"""Sends a glance as the picture of a page or as a file to keep, to members and to everybody alike."""

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from portal.network.files import as_csv_of_page, as_excel_of_page
from portal.network.london.board import Seen, glance
from portal.network.london.pictures import frame_of, picture_of
from portal.network.london.quarters import Look
from portal.network.sending import KINDS, about, send_as, send_picture, source_words
from tenants import clock
from tenants.dating import format_day
from tenants.errors import NotFound
from tenants.frameworks.queries import priorities
from workflows.charts.titled import ON_PAGE, ON_PHONE
from workflows.releases.measures import measure


def titles() -> dict[str, str]:
    """What the network calls its priorities today, by the words in which they are counted."""
    counted = {code: words for code, words in measure("actions").part("priority").words}
    return {
        counted[each.code]: f"{each.code}: {each.title}"
        for each in priorities(clock.today())
        if each.code in counted
    }


def send_glance(look: Look, key: str, *, is_narrow: bool) -> Response:
    """The picture of a page, or of a narrow screen's."""
    return send_picture(picture_of(glance(look, key, titles()), ON_PHONE if is_narrow else ON_PAGE))


def send_glance_file(look: Look, key: str, kind: str) -> AnyResponse:
    """The file; NotFound for a kind that there is not."""
    if kind not in KINDS:
        raise NotFound("There is no such file.")
    seen = glance(look, key, titles())
    return send_as(_content(look, seen, kind), kind, f"London {look.quarter.words} {seen.glance.title}")


def _content(look: Look, seen: Seen, kind: str) -> bytes:
    if kind == "csv":
        return as_csv_of_page(seen.table)
    if kind == "xlsx":
        words = f"{seen.glance.title}, {look.quarter.words}"
        return as_excel_of_page(seen.table, title=words, about=about(look.release, words))
    source = f"{source_words(look.release)}, taken out on {format_day(clock.today())}"
    drawing = picture_of(seen, frame_of(seen, source))
    return drawing.png if kind == "png" else drawing.svg
