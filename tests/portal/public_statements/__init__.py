"""Tests of the public pages of statements."""
