"""Tests of what happens on a date, or needs more than one tenant or person."""
