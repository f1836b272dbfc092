"""Pages of one tenant, behind its own door."""
