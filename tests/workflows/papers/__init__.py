"""Tests of papers, in the same places as the code."""
