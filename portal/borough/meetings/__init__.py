"""Meetings of the boards: planned, prepared, held, written down, and followed up."""
