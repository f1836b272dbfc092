"""Tests of the pages from which officers send questions."""
