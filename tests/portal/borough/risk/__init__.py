"""Tests of the pages about risk."""
