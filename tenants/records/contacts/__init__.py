"""A tenant's entries in the directory of single points of contact."""
