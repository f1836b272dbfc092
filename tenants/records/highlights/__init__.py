"""Highlight reports to a board: made from the records, worded by a person, kept as they were made."""
