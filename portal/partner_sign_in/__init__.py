"""Signing in without a password, for the staff of partner organisations."""
