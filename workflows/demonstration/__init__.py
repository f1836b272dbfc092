"""The London data set that a new portal can be filled with."""
