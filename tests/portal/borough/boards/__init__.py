"""Checks of the pages of boards."""
