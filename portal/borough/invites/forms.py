"""What people choose when they invite to a meeting."""

from collections.abc import Iterable

from portal.forms.fields import Ticks, options
from portal.forms.form import PortalForm
from workflows.invites.queries import Guest


class InvitationsForm(PortalForm):
    """Whom to invite."""

    people = Ticks("Whom to invite", missing="Tick at least one person to invite")

    def offer(self, guests: Iterable[Guest]) -> None:
        """Lets anybody who belongs here be ticked, also who was invited by somebody else just now."""
        self.people.choices = options((str(guest.person_id), guest.name) for guest in guests)
