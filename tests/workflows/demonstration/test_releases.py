"""Checks that the demonstration's quarters are released as they would have been, and the newest waits."""

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tests.factories.drafts import give_everything, quarter_to_release, settle_authorities
from tests.factories.world import World
from workflows.demonstration import releases
from workflows.register.models import Release
from workflows.register.rules import Profile, ReleaseStatus
from workflows.releases.verify import verify


def test_all_quarters_but_the_newest_are_published_when_it_is_loaded(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releases, "QUARTERS", 3)
    slugs, newest = settle_authorities(), quarter_to_release()
    for count in range(3):
        give_everything(slugs, newest.before(count), more=count)
    said: list[str] = []
    releases.load_releases(clock.today(), said.append)
    made = db.session.scalars(
        select(Release).where(Release.profile == Profile.MEMBERS).order_by(Release.starts_on)
    ).all()
    assert [each.status for each in made] == [
        ReleaseStatus.PUBLISHED,
        ReleaseStatus.PUBLISHED,
        ReleaseStatus.DRAFT,
    ]
    assert {each.drafted_by_id for each in made} == {sqlite_world.lmsl.analyst.id}
    assert [each.approved_by_id for each in made[:2]] == [sqlite_world.lmsl.chair.id] * 2
    assert all(each.published_at and each.published_at.date() < newest.ends_on for each in made[:2])
    assert all(verify(each).holds for each in made)
    assert len(said) == 3
