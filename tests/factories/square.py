"""Fills the square: released quarters, and among them one that was withdrawn and one that was replaced."""

from uuid import UUID

from tenants import clock
from tenants.database import db
from tests.factories.releases import PERIOD, Released, furnish_releases, make_release
from workflows.register.models import Release
from workflows.register.periods import quarter_at
from workflows.register.rules import ReleaseStatus
from workflows.register.writing import end

WITHDRAWN_BECAUSE = "Two authorities had counted the same people."


def furnish_square() -> Released:
    """Six quarters in a row, before them one that was withdrawn; a later vintage of the newest. Its ids."""
    withdraw(make_release(quarter_at(PERIOD).before(6).key).members)
    replaced = furnish_releases()
    for release_id in (replaced.members, replaced.public):
        _end(release_id, ReleaseStatus.SUPERSEDED, "")
    return make_release(PERIOD, more=7, vintage=2, replaces_id=replaced.members)


def withdraw(release_id: UUID, because: str = WITHDRAWN_BECAUSE) -> None:
    """Leaves nothing of a release but its tombstone, for now."""
    _end(release_id, ReleaseStatus.WITHDRAWN, because)


def _end(release_id: UUID, status: ReleaseStatus, because: str) -> None:
    release = db.session.get(Release, release_id)
    assert release is not None
    end(release, status, because, by=None, at=clock.now())
    db.session.flush()
