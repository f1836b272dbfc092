"""Contracts: what a tenant buys, from whom, until when, and the clauses that bind."""
