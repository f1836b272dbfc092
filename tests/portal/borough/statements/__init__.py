"""The pages of the tenant’s own statements."""
