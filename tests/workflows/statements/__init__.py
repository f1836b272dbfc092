"""Tests of filling in and publishing statements."""
