"""Filling a statement's draft from what the tenant holds, and making its papers."""
