"""The page of one entry of the directory."""

from uuid import UUID

from flask import render_template

from portal.access import public
from portal.directory.blueprint import directory
from portal.directory.limits import current_audience, must_not_be_too_many, note_look_up
from portal.directory.showing import shown
from tenants.people.audiences import Audience
from workflows.directory.entries import get_entry
from workflows.directory.rules import Looked


@directory.get("/<uuid:entry_id>")
@public
def entry(entry_id: UUID) -> str:
    """One contact with all that the reader may see of it."""
    must_not_be_too_many()
    audience = current_audience()
    found = get_entry(entry_id, audience)
    note_look_up(Looked.ENTRY, service_key=found.service_key, entry_id=entry_id, shown=1)
    return render_template(
        "directory/entry.html", contact=shown(found), entry=found, is_public=audience is Audience.PUBLIC
    )
