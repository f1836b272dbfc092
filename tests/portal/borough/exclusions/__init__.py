"""Tests of the pages about exclusions."""
