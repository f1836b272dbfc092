"""Checks of the pages about published checks."""
