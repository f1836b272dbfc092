"""Tests of signing in by a mailed link."""
