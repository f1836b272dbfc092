"""Tests of the pages on which surveys are made and read."""
