"""Whole stories, in a real browser, on the London data."""
