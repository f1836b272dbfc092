"""Checks of published checks and the questions about them."""
