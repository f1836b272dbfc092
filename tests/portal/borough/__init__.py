"""Checks of the pages of one tenant."""
