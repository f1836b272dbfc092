"""What was changed in a tenant, by whom and when."""
