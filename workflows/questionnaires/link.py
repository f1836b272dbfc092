"""The signed links with which suppliers answer a questionnaire without an account."""

from workflows.signed_links import InvitationLinks

LINKS = InvitationLinks(salt="questionnaire-link", path="questionnaire")
