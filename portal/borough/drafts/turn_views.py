"""The pages on which a draft is published by a second person or given up, and a release taken down."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.drafts.blueprint import drafts as pages
from portal.borough.drafts.changing import change
from portal.borough.drafts.forms import BecauseForm
from portal.forms.changing import Answer
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.people.permissions import Permission
from workflows.register.models import Release
from workflows.releases import service


@pages.route("/<uuid:release_id>/publish", methods=["GET", "POST"])
@requires(Permission.RELEASE_APPROVE)
def publish(release_id: UUID) -> Answer:
    """Lets it out for members and for everybody, once its proof is checked again."""
    done = "It is published, for members and for everybody. From now on it is never edited."
    return change(release_id, VersionedForm(), "publish", _publish, done)


@pages.route("/<uuid:release_id>/discard", methods=["GET", "POST"])
@requires(Permission.RELEASE_WRITE)
def discard(release_id: UUID) -> Answer:
    """Gives a draft up."""
    return change(release_id, BecauseForm(), "discard", _discard, "It is given up. Nobody ever saw it.")


@pages.route("/<uuid:release_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.RELEASE_APPROVE)
def withdraw(release_id: UUID) -> Answer:
    """Takes a release down, with the reason for everybody."""
    done = "It is withdrawn. Its page says so, and why."
    return change(release_id, BecauseForm(), "withdraw", _withdraw, done)


def _publish(found: Release, _form: VersionedForm) -> None:
    service.publish(found, by=current_person().id, today=clock.today())


def _discard(found: Release, form: BecauseForm) -> None:
    service.discard(found, form.because.data or "", by=current_person().id)


def _withdraw(found: Release, form: BecauseForm) -> None:
    service.withdraw(found, form.because.data or "", by=current_person().id)
