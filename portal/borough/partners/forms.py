"""What the secretariat types about a partner organisation."""

from portal.borough.people.forms import InvitationForm
from portal.forms.fields import PlainText
from portal.forms.form import PortalForm
from tenants.authorities.models import TenantKind

_PLAIN = {"params": {"autocomplete": "off", "spellcheck": False, "autocapitalize": "none"}}


class PartnerForm(PortalForm):
    """A new partner organisation."""

    name = PlainText(
        "Name of the organisation",
        missing="Enter the organisation’s name",
        longest=120,
        hint="As people call it, for example Human Trafficking Foundation.",
    )
    slug = PlainText(
        "Short name for its address",
        missing="Enter a short name",
        longest=60,
        hint="Small letters, numbers and hyphens, for example htf. It cannot be changed later.",
        render_kw=_PLAIN,
    )


class DomainForm(PortalForm):
    """The mail domain of an organisation."""

    domain = PlainText(
        "Mail domain",
        missing="Enter the part of the address after the @, such as charity.org.uk",
        longest=254,
        hint="The part of its staff’s addresses after the @, for example charity.org.uk.",
        render_kw=_PLAIN,
    )


class PartnerInvitationForm(InvitationForm):
    """Somebody invited by name: the organisation’s lead, or a member whose address is elsewhere."""

    def offer_partner_roles(self) -> None:
        """Offers what somebody can be in a partner organisation."""
        self.offer_roles_in(TenantKind.PARTNER)
