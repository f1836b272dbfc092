"""Two decisions that are recorded at the same moment, each in a transaction of its own."""

from threading import Barrier, Thread
from uuid import UUID

from flask import Flask

from tenants import clock
from tenants.database import db
from tenants.records.meetings.decisions import record_decision
from tenants.records.meetings.queries import decisions, get_item
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.meetings import an_item, hold
from tests.factories.world import World


def test_both_are_kept_with_numbers_of_their_own_when_two_record_at_once(portal: Flask, world: World) -> None:
    barnet, problems = world.barnet.id, list[BaseException]()
    with tenant_scope(barnet):
        meeting = hold(make_board("Board"), clock.today())
        items = [an_item(meeting, title).id for title in ("One", "Two", "Three")]
        db.session.commit()
    db.session.close()
    ready = Barrier(len(items))

    def record(item_id: UUID) -> None:
        with portal.app_context(), tenant_scope(barnet):
            ready.wait(timeout=10)
            try:
                record_decision(get_item(item_id), "Agreed", by=None)
                db.session.commit()
            except BaseException as problem:
                problems.append(problem)

    threads = [Thread(target=record, args=(item_id,)) for item_id in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert problems == []
    with tenant_scope(barnet):
        year = clock.today().year
        assert sorted(one.ref for one in decisions()) == [f"D-{year}-{number:02d}" for number in (1, 2, 3)]
