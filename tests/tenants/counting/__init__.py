"""Tests of the values of the counting standard."""
