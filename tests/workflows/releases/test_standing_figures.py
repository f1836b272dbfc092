"""Checks that figures of what stands do not show, a quarter later, what was withheld the quarter before."""

import random
from collections.abc import Mapping
from uuid import UUID

from tenants import clock
from tenants.counts import Codes
from tenants.scope import tenant_scope
from tests.factories.contributions import give_figures
from tests.factories.drafts import make_draft, quarter_to_release, settle_authorities
from tests.factories.world import World
from workflows.register.periods import Quarter
from workflows.register.queries import cube
from workflows.register.rules import Profile
from workflows.releases.of_work import ACTIONS
from workflows.releases.service import publish

Stock = dict[str, dict[Codes, int]]


def _stock(slugs: Mapping[str, UUID], draw: random.Random) -> Stock:
    themes, statuses = (ACTIONS.part(name).words for name in ("theme", "status"))
    codes = [(theme, "PA1", status) for theme, _ in themes for status, _ in statuses]
    return {slug: {each: draw.randint(2, 9) for each in codes if draw.random() < 0.8} for slug in slugs}


def _release(world: World, slugs: Mapping[str, UUID], stock: Stock, quarter: Quarter) -> set[object]:
    """Gives and publishes the stock; where figures were withheld."""
    for slug, tenant_id in slugs.items():
        with tenant_scope(tenant_id):
            give_figures("actions", stock[slug], quarter=quarter)
    members = make_draft(world.lmsl, quarter)
    with tenant_scope(world.lmsl.id):
        publish(members, by=world.lmsl.chair.id, today=clock.today())
    found = cube("actions", Profile.MEMBERS, [quarter.key])
    assert found is not None
    return {key[:-1] for key, cell in found.cells.items() if cell.value is None}


def test_what_was_withheld_stays_so_when_little_changes_in_a_quarter(sqlite_world: World) -> None:
    draw, slugs = random.Random(1), settle_authorities()  # noqa: S311 - the same each time
    stock, newest = _stock(slugs, draw), quarter_to_release()
    first = _release(sqlite_world, slugs, stock, newest.before())
    for slug in ("camden", "hackney", "newham"):
        for codes in list(stock[slug])[1::4]:
            stock[slug][codes] += draw.choice((-1, 1, 2))
    second = _release(sqlite_world, slugs, stock, newest)
    assert first
    assert first <= second
