"""One entry of the directory as a contact card for a phone or a mail program."""

from io import BytesIO
from uuid import UUID

from flask import send_file
from werkzeug.wrappers import Response

from portal.access import public
from portal.directory.blueprint import directory
from portal.directory.limits import current_audience, must_not_be_too_many, note_look_up
from portal.papers import file_name
from tenants import clock
from workflows.directory.card import card_of
from workflows.directory.entries import get_entry
from workflows.directory.rules import Looked


@directory.get("/<uuid:entry_id>.vcf")
@public
def card(entry_id: UUID) -> Response:
    """The card, with only what the reader may see."""
    must_not_be_too_many()
    entry = get_entry(entry_id, current_audience())
    note_look_up(Looked.CARD, service_key=entry.service_key, entry_id=entry_id, shown=1)
    content = BytesIO(card_of(entry, clock.today()).encode())
    name = f"{file_name(f'{entry.title} {entry.organisation}')}.vcf"
    return send_file(content, mimetype="text/vcard", as_attachment=True, download_name=name, etag=False)
