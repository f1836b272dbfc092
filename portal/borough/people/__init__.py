"""Who works in a tenant, in which role, and who holds its posts."""
