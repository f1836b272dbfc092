"""Plans for reception centres and emergency accommodation, kept to be used again."""
