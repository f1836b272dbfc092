"""Survivor services as everybody may read them."""
