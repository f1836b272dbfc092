"""Two people who save the same action at the same moment, each in a transaction of their own."""

from dataclasses import dataclass
from threading import Barrier, Thread
from uuid import UUID

from flask import Flask

from tenants import clock
from tenants.database import db
from tenants.errors import Conflict
from tenants.records.plans.progress import report_progress
from tenants.records.plans.queries import get_action, get_action_to_change, open_action_file
from tenants.records.plans.rules import Claimed
from tenants.scope import tenant_scope
from tests.factories.world import World


@dataclass
class Saver:
    """Somebody who has the page open at `seen_version` and presses the button when all are ready."""

    app: Flask
    tenant_id: UUID
    action_id: UUID
    person_id: UUID
    claimed: Claimed
    note: str
    seen_version: int
    outcome: str = "nothing"

    def save(self, ready: Barrier) -> None:
        """Tries to save, and remembers how it went."""
        with self.app.app_context(), tenant_scope(self.tenant_id):
            ready.wait(timeout=10)
            try:
                self._report()
                db.session.commit()
                self.outcome = "saved"
            except Conflict as conflict:
                db.session.rollback()
                self.outcome = f"conflict with {conflict.seen}"

    def _report(self) -> None:
        action = get_action_to_change(self.action_id)
        report_progress(
            action,
            self.claimed,
            40,
            self.note,
            seen_version=self.seen_version,
            by=self.person_id,
            today=clock.today(),
        )


def test_exactly_one_is_saved_and_the_other_is_told_when_two_save_at_once(
    portal: Flask, world: World
) -> None:
    barnet = world.barnet
    with tenant_scope(barnet.id):
        seen = get_action(barnet.plan.late).version
    db.session.close()
    savers = [
        Saver(portal, barnet.id, barnet.plan.late, person.id, claimed, note, seen)
        for person, claimed, note in (
            (barnet.owner, Claimed.AT_RISK, "From the owner"),
            (barnet.lead, Claimed.OFF_TRACK, "From the lead"),
        )
    ]
    ready = Barrier(len(savers))
    threads = [Thread(target=saver.save, args=(ready,)) for saver in savers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(saver.outcome for saver in savers) == [f"conflict with {seen}", "saved"]
    winner = next(saver for saver in savers if saver.outcome == "saved")
    with tenant_scope(barnet.id):
        file = open_action_file(barnet.plan.late)
        assert (file.action.claimed, file.action.version) == (winner.claimed, seen + 1)
        assert [note.text for note in file.notes] == [winner.note]
