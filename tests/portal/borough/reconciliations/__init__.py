"""Tests of the pages of comparisons."""
