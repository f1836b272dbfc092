"""Puts what is to be asked of one reader on one day into one letter, in whichever tenants it is owed."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from tenants.database import db
from tenants.scope import tenant_scope
from workflows.directory.asked import note_asked
from workflows.directory.confirm_letters import body, in_order, subject
from workflows.directory.confirming import Ask, Round
from workflows.notices.service import queue_letter, queue_letter_outside


def by_reader(rounds: Iterable[Round]) -> list[list[Ask]]:
    """What goes into each letter, the most pressing first.

    Whoever has a letter of today, because the job ran before, is asked about the rest by the next day's.
    """
    found = list(rounds)
    served = {reader for each in found for reader in each.served}
    asks = [ask for each in found for ask in each.asks if ask.reader not in served]
    pressing = sorted(asks, key=lambda ask: (ask.reader, in_order(ask.asking)))
    return [list(theirs) for _, theirs in groupby(pressing, key=lambda ask: ask.reader)]


def write_letter(asks: list[Ask], today: date) -> None:
    """Queues one letter about all of them and notes each in its entry's history; commits both at once.

    No scope may be open.
    """
    first, askings = asks[0], [ask.asking for ask in asks]
    name = next((ask.name for ask in asks if ask.name), "")
    words, key = (subject(askings, today), body(name, askings, today)), str(first.key)
    if first.told.person_id is not None:
        queue_letter(first.told.person_id, *words, dedupe_key=key)
    else:
        queue_letter_outside(name, first.address, *words, dedupe_key=key)
    for ask in asks:
        with tenant_scope(ask.key.tenant_id):
            note_asked(ask.telling, ask.told)
    db.session.commit()
