"""What a tenant owns, and the fence round it."""
