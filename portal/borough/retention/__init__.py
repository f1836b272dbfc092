"""The pages on which it is seen what would be purged, and on which it is purged."""
