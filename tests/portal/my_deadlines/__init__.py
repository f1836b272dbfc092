"""Tests of what is due from one person."""
