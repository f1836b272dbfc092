"""The first page of a tenant."""
