"""What the tests share: a log of a dozen entries whose figures are known, and how to read them."""

from datetime import date

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.figures import entry, fill_log
from tests.factories.guidance import make_guidance
from tests.factories.world import World

TODAY = date(2026, 11, 22)


@pytest.fixture
def logged(sqlite_world: World) -> World:
    """Barnet's log of 2025/26, of the year before, and Bexley's, which nobody else may count."""
    make_guidance()
    with tenant_scope(sqlite_world.bexley.id):
        fill_log([entry(date(2025, 6, 1), "sexual") for _ in range(9)])
        db.session.commit()
    with tenant_scope(sqlite_world.barnet.id):
        fill_log([*_this_year(), entry(date(2024, 5, 5), "criminal"), entry(date(2026, 4, 1), "other")])
        db.session.commit()
    return sqlite_world


def _this_year() -> list[dict[str, object]]:
    child = {"age_band": "child", "decision_maker": "panel", "reasonable_outcome": "positive"}
    sca = {"decision_maker": "sca", "reasonable_outcome": "positive"}
    june = date(2025, 6, 10)
    return [
        entry(june, "labour", "criminal", place="here", **sca, reasonable_on=date(2025, 6, 20)),
        entry(june, "labour", place="unknown", **sca, reasonable_on=date(2025, 6, 14)),
        entry(june, "labour", **sca, reasonable_on=date(2025, 6, 30), responder_key="police"),
        entry(june, "criminal", **child, reasonable_on=date(2025, 7, 3), conclusive_on=date(2025, 7, 3)),
        entry(date(2025, 7, 1), "criminal", **sca, is_month_only=True, reasonable_on=date(2025, 7, 9)),
        entry(date(2025, 7, 8), "unknown", age_band="disputed", decision_maker="sca"),
        entry(date(2026, 3, 31), "sexual", age_band="unknown", route="dtn"),
        entry(date(2026, 3, 31), "domestic", route="outside", responder_key="police"),
    ]
