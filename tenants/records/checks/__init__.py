"""Checks of suppliers: what was asked, what was found, and what follows from it."""
