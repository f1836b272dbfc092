"""Checks of the pages of shared boards."""
