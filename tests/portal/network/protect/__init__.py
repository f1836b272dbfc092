"""Tests of the page on which a table of one's own is protected."""
