"""The first page of training: how far it covers the workforce, and what falls due."""

from flask import current_app, render_template

from portal.access import requires
from portal.borough.training.blueprint import training as pages
from portal.borough.training.overview import open_overview
from portal.borough.training.session_page import asked_about, said
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.training.rules import MODE_WORDS


@pages.get("/")
@requires(Permission.TRAINING_READ)
def training() -> str:
    """Coverage with the gaps first, refreshers, sessions to come and held, and what they changed."""
    return render_template(
        "borough/training/training.html",
        page=open_overview(clock.today()),
        can_import="training_import.upload" in current_app.view_functions,
        modes=MODE_WORDS,
        said=said,
        asked_about=asked_about,
    )
