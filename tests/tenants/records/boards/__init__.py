"""Checks of boards as records."""
