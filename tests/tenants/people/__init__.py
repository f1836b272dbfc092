"""Checks of people, memberships and sign-ins."""
