"""Charters that a tenant took on, and how far it has come with each commitment."""
