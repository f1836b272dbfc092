"""Abbreviations as a tenant uses them."""
