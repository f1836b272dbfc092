"""Pages of plans for reception centres and emergency accommodation."""
