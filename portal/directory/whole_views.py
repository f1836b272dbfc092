"""The whole directory on one page and as a PDF, for people of the network only."""

from flask import render_template
from werkzeug.wrappers import Response

from portal.access import current_person, signed_in
from portal.directory.blueprint import directory
from portal.directory.limits import must_be_of_the_network, must_not_be_too_many, note_look_up
from portal.papers import send_pdf
from tenants import clock
from tenants.people.audiences import Audience
from workflows.directory.entries import entries_for
from workflows.directory.paper import TITLE, directory_paper
from workflows.directory.rules import Looked
from workflows.papers.content import Paper


@directory.get("/all")
@signed_in
def whole() -> str:
    """Every entry on a page to print, with the date and who opened it."""
    return render_template("directory/whole.html", paper=_taken(Looked.PRINT))


@directory.get("/all.pdf")
@signed_in
def whole_pdf() -> Response:
    """The same as a PDF."""
    return send_pdf(_taken(Looked.PDF), f"{TITLE} {clock.today().isoformat()}")


def _taken(how: Looked) -> Paper:
    """The paper for whoever asks, who is noted; NotFound outside the network."""
    must_be_of_the_network()
    must_not_be_too_many()
    entries = entries_for(None, None, Audience.NETWORK)
    note_look_up(how, shown=len(entries))
    return directory_paper(entries, taken_on=clock.today(), taken_by=current_person().name)
