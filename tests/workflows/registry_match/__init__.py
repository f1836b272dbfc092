"""Tests of comparing suppliers with the statement registry."""
