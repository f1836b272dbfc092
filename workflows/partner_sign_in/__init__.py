"""Signing in by a mailed link, for the staff of partner organisations."""
