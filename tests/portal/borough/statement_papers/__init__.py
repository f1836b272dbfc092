"""Tests of a statement as a file within the house."""
