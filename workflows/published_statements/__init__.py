"""Statements that tenants have published, for everybody to read."""
