"""Measures the portal against floors that do the same work with nothing round it; asserts nothing."""
