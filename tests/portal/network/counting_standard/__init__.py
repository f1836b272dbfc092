"""Tests of the pages of the counting standard for everybody."""
