"""Checked once, used by many: what tenants publish of their checks, and asking them about it."""
