"""Highlight reports: gathering the figures of a house for a board, and making the report a paper."""
