"""Checks of the first page of a procurement team."""
