"""Tests of the pages about the statement registry."""
