"""Tests of the counting standard that everybody counts by."""
