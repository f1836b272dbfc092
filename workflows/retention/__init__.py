"""What would be purged on a day, and purging it."""
