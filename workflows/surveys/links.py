"""The signed links with which organisations answer a survey without an account."""

from workflows.signed_links import InvitationLinks

LINKS = InvitationLinks(salt="survey-link", path="survey")
