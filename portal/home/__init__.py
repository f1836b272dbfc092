"""The front page, and choosing a tenant."""
