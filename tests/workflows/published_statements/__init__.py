"""Tests of what is published of statements."""
