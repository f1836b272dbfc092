"""Plain functions that build what the checks need."""
