"""Writes the yearly report on a charter as a paper."""
