"""Agreements that a tenant has with others, and when each is to be looked at again."""
