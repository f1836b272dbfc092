"""Letters with which people set a password."""
