"""Checks of shared boards."""
