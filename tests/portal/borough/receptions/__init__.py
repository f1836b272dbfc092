"""Tests of the pages of reception plans."""
