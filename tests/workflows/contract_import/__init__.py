"""Tests of reading contract registers in."""
