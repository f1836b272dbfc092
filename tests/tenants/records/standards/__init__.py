"""Tests of editions of the counting standard."""
