"""A tenant's own log beside the figures of others, with the differences explained by category."""
