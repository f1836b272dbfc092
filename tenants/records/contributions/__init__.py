"""Contributions: numbers that a tenant lets out for the whole network, and what it leaves out."""
