"""Tests of the pages of operations."""
