"""Surveys sent out by e-mail and answered by a link, without an account."""
