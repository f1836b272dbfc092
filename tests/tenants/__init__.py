"""The checks of what a tenant owns."""
