"""How the tenant's own statements are kept."""
